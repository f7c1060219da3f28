'use client'

import { clsx } from 'clsx'
import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'

type DialogProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  /** Said to assistive technology, and shown under the title. */
  description?: string
  closeLabel: string
  width?: 'narrow' | 'wide'
  children: ReactNode
}

/** A modal box in the middle of the screen. */
export function Dialog({ isOpen, onClose, title, description, closeLabel, width = 'narrow', children }: DialogProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-[rgb(20_16_10/0.42)]" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed top-1/2 left-1/2 z-50 flex max-h-[min(88dvh,760px)] w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'animate-fade-in rounded-xl bg-raised shadow-float outline-hidden',
            width === 'wide' ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-lg">{title}</Radix.Title>
              {description && <Radix.Description className="mt-0.5 text-ink-2 text-sm">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={closeLabel}
              className="-mr-2 inline-flex size-8 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden className="size-4" />
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
