'use client'

import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { canonicalLanguage } from '@/lib/i18n/language-tag.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { offeredLanguages } from '@/lib/i18n/offered-languages.ts'

/** Asks for a language that is not there yet: one of the names offered, or a BCP 47 code. */
export function AddLanguage({ present, onAdd }: { present: readonly string[]; onAdd: (language: string) => void }) {
  const t = useTranslations('languages')
  const locale = useLocale()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [isRefused, setIsRefused] = useState(false)
  const names = offeredLanguages.filter((tag) => !present.includes(tag)).map((tag) => ({ tag, name: nameLanguage(tag, locale) }))
  const add = () => {
    const named = names.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase())?.tag
    const language = named ?? canonicalLanguage(typed)
    // A code that has no name is more likely a mistake than a language.
    if (language === null || present.includes(language) || nameLanguage(language, locale) === language) {
      setIsRefused(true)
      return
    }
    onAdd(language)
    setTyped('')
  }
  return (
    <div className="flex max-w-full items-start gap-2">
      <TextField
        label={t('add')}
        list={listId}
        value={typed}
        placeholder={t('placeholder')}
        autoComplete="off"
        maxLength={35}
        error={isRefused ? t('refused') : undefined}
        onChange={(event) => {
          setTyped(event.target.value)
          setIsRefused(false)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault() // it would send the form around it
          add()
        }}
        className="w-56 min-w-0"
      />
      <datalist id={listId}>
        {names.map(({ tag, name }) => (
          <option key={tag} value={name} />
        ))}
      </datalist>
      <Button onClick={add} disabled={typed.trim() === ''} className="mt-6.5">
        <Plus aria-hidden className="size-4" />
        {t('addButton')}
      </Button>
    </div>
  )
}
