'use client'

import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react'

type TriggerProps = {
  onClick?: () => void
  onPointerEnter?: () => void
  onFocus?: () => void
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
}

type LazyMenuProps = {
  /** The button the menu hangs on; it must pass on its props and ref. */
  trigger: ReactElement<TriggerProps>
  /** Begins loading; called when the pointer or the focus comes near. */
  preload: () => void
  /** The menu on that button, made with `React.lazy`; it opens as soon as it is there, since somebody has just asked for it. */
  children: (trigger: ReactElement) => ReactNode
}

/** A menu whose code comes when it is first wanted: none of it is needed to read or answer a message. */
export function LazyMenu({ trigger, preload, children }: LazyMenuProps) {
  const [isWanted, setWanted] = useState(false)
  const waiting = cloneElement(trigger, {
    onClick: () => setWanted(true),
    onPointerEnter: preload,
    onFocus: preload,
    'aria-haspopup': 'menu',
    'aria-expanded': false,
  })
  return isWanted ? <Suspense fallback={waiting}>{children(trigger)}</Suspense> : waiting
}
