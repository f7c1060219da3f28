'use client'

import { useTranslations } from 'use-intl'
import { Dialog } from '@/components/ui/dialog.tsx'
import { Kbd } from '@/components/ui/kbd.tsx'

const shortcuts = [
  { keys: ['j', 'k'], name: 'move' },
  { keys: ['Enter'], name: 'open' },
  { keys: ['r'], name: 'reply' },
  { keys: ['n'], name: 'note' },
  { keys: ['v'], name: 'record' },
  { keys: ['a'], name: 'assign' },
  { keys: ['e'], name: 'resolve' },
  { keys: ['/'], name: 'search' },
  { keys: ['Esc'], name: 'leave' },
  { keys: ['?'], name: 'help' },
] as const

/** Every key, in one place. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('shortcuts')
  const tUi = useTranslations('ui')
  return (
    <Dialog isOpen onClose={onClose} title={t('title')} closeLabel={tUi('close')}>
      <dl className="divide-y divide-line">
        {shortcuts.map(({ keys, name }) => (
          <div key={name} className="flex h-10 items-center justify-between">
            <dt className="text-ink-2 text-sm">{t(name)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
