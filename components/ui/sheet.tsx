'use client'

import { clsx } from 'clsx'
import * as Radix from 'radix-ui/dialog'
import type { ReactNode } from 'react'

type SheetProps = { isOpen: boolean; onClose: () => void; title: string; side?: 'left' | 'right'; children: ReactNode }

/** A drawer from the side of the screen; its title is for assistive technology, the content brings its own heading. */
export function Sheet({ isOpen, onClose, title, side = 'right', children }: SheetProps) {
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade-in bg-[rgb(20_16_10/0.42)]" />
        <Radix.Content
          aria-describedby={undefined}
          className={clsx(
            'fixed inset-y-0 z-50 flex w-[min(360px,88vw)] flex-col bg-surface shadow-float outline-hidden',
            side === 'right' ? 'right-0 animate-slide-left' : 'left-0 animate-fade-in',
          )}
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
