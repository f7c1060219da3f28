'use client'

import { type ComponentProps, lazy, Suspense } from 'react'

const PromiseClock = lazy(() => import('./promise-clock.tsx').then((module) => ({ default: module.PromiseClock })))

/** The clock of a promise, loaded where one was made: the inbox's first load is kept for what every row shows. */
export function LazyPromiseClock(props: ComponentProps<typeof PromiseClock>) {
  return (
    <Suspense fallback={null}>
      <PromiseClock {...props} />
    </Suspense>
  )
}
