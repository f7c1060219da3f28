'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/toast'
import { useTranslations } from 'use-intl'

export type Toast = { id: number; text: string; action?: { label: string; onAct: () => void } }

/** The notices on the screen, each for a few seconds. */
export function ToastList({ toasts, onClose }: { toasts: Toast[]; onClose: (id: number) => void }) {
  const t = useTranslations('ui')
  return (
    <Radix.Provider duration={5000} label={t('notifications')}>
      {toasts.map((toast) => (
        <Radix.Root
          key={toast.id}
          onOpenChange={(open) => !open && onClose(toast.id)}
          className="flex animate-rise items-center gap-3 rounded-lg bg-ink py-2.5 pr-2 pl-4 text-canvas text-sm shadow-float"
        >
          <Radix.Description className="flex-1">{toast.text}</Radix.Description>
          {toast.action && (
            <Radix.Action asChild altText={toast.action.label}>
              <button
                type="button"
                onClick={toast.action.onAct}
                className="rounded-sm px-1.5 py-0.5 font-semibold underline underline-offset-2"
              >
                {toast.action.label}
              </button>
            </Radix.Action>
          )}
          <Radix.Close
            aria-label={t('close')}
            className="inline-flex size-6 items-center justify-center rounded-sm opacity-70 hover:opacity-100"
          >
            <X aria-hidden className="size-3.5" />
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed bottom-4 left-1/2 z-60 flex w-[min(420px,calc(100vw-32px))] -translate-x-1/2 flex-col gap-2 outline-hidden" />
    </Radix.Provider>
  )
}
