'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** A value to paste somewhere else, with a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const t = useTranslations('ui')
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true))
  return (
    <div>
      <p className="mb-1 font-medium text-ink-2 text-xs">{label}</p>
      <div className="flex items-center gap-1 rounded-md border border-line bg-surface py-1 pr-1 pl-2.5">
        <code className="min-w-0 flex-1 select-all break-all font-mono text-xs">{value}</code>
        <button
          type="button"
          onClick={copy}
          aria-label={isCopied ? t('copied') : t('copy', { name: label })}
          title={isCopied ? t('copied') : t('copy', { name: label })}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-2 hover:bg-hover hover:text-ink"
        >
          {isCopied ? <Check aria-hidden className="size-4 text-success" /> : <Copy aria-hidden className="size-4" />}
        </button>
      </div>
    </div>
  )
}
