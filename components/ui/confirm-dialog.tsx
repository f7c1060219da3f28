'use client'

import * as Radix from 'radix-ui/alert-dialog'
import { Button } from './button.tsx'

type ConfirmDialogProps = {
  title: string
  /** What will be so afterwards. */
  text: string
  confirmLabel: string
  cancelLabel: string
  isBusy: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that cannot be undone by a click. The way back has the focus. */
export function ConfirmDialog({ title, text, confirmLabel, cancelLabel, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-[rgb(20_16_10/0.42)]" />
        <Radix.Content className="fixed top-1/2 left-1/2 z-50 w-[calc(100vw-32px)] max-w-sm -translate-x-1/2 -translate-y-1/2 animate-fade-in rounded-xl bg-raised p-5 shadow-float outline-hidden">
          <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
          <Radix.Description className="mt-1 text-ink-2 text-sm">{text}</Radix.Description>
          <div className="mt-5 flex justify-end gap-2">
            <Radix.Cancel asChild>
              <Button variant="quiet">{cancelLabel}</Button>
            </Radix.Cancel>
            <Button variant="danger" disabled={isBusy} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
