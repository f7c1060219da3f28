'use client'

import { RefreshCw, WifiOff } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRealtimeState } from './live-context.tsx'

const IngestNotice = dynamic(() => import('./ingest-notice.tsx').then((module) => module.IngestNotice), { ssr: false })

/** How long being out of date stays unmentioned: most gaps close within it. */
const quietMs = 1_200

/** One quiet line while what is shown may be out of date, or when a newer version is ready. */
export function ConnectionNotice() {
  const t = useTranslations('connectionState')
  const { status, hasNewBuild } = useRealtimeState()
  const isBehind = useLasting(status === 'offline' || status === 'stale', quietMs)
  useEffect(() => {
    if (status === 'signed_out') window.location.assign('/login')
  }, [status])
  return (
    <>
      {status !== 'connecting' && <IngestNotice />}
      <div role="status" data-realtime={status}>
        {isBehind && (
          <p className="flex min-h-8 items-center justify-center gap-2 border-line border-b bg-selected px-3 py-1 text-ink text-sm">
            <WifiOff aria-hidden className="size-3.5 shrink-0 text-ink-2" />
            {status === 'stale' ? t('catchingUp') : t('offline')}
          </p>
        )}
        {!isBehind && hasNewBuild && (
          <p className="flex min-h-8 items-center justify-center gap-2 border-line border-b bg-accent-soft px-3 py-1 text-ink text-sm">
            <RefreshCw aria-hidden className="size-3.5 shrink-0 text-accent" />
            {t('newBuild')}
            <button type="button" onClick={() => window.location.reload()} className="font-medium text-accent underline underline-offset-2">
              {t('reload')}
            </button>
          </p>
        )}
      </div>
    </>
  )
}

/** True once `isTrue` has held for a while; false at once when it no longer does. */
function useLasting(isTrue: boolean, afterMs: number): boolean {
  const [hasLasted, setLasted] = useState(false)
  useEffect(() => {
    if (!isTrue) return
    const timer = setTimeout(() => setLasted(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLasted(false)
    }
  }, [isTrue, afterMs])
  return isTrue && hasLasted
}
