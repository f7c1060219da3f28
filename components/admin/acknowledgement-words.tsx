'use client'

import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { SelectField, TextAreaField } from '@/components/ui/field.tsx'
import type { AcknowledgementRule, AcknowledgementTexts } from '@/lib/acknowledgements/acknowledgement-rule.ts'
import { composeAcknowledgement } from '@/lib/acknowledgements/compose-acknowledgement.ts'
import { saysBefore } from '@/lib/acknowledgements/say-time.ts'
import { shippedTexts } from '@/lib/acknowledgements/shipped-texts.ts'
import { isRightToLeft } from '@/lib/i18n/language-tag.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { AddLanguage } from './add-language.tsx'

type Words = Pick<AcknowledgementRule, 'texts' | 'fallbackLanguage'>

/** A day that is as good as any to show what a text becomes: tomorrow at nine it opens, before ten a person answers. */
const example = { now: new Date('2026-01-05T12:00Z'), opensAt: new Date('2026-01-06T09:00Z'), promisedAt: new Date('2026-01-06T10:00Z') }

type AcknowledgementWordsProps = { words: Words; isReadOnly: boolean; onChange: (words: Words) => void }

/** What a number says in each language, one language at a time, and which of them all other customers read. */
export function AcknowledgementWords({ words, isReadOnly, onChange }: AcknowledgementWordsProps) {
  const t = useTranslations('acknowledgement')
  const locale = useLocale()
  const { texts, fallbackLanguage } = words
  const languages = Object.keys(texts).map((tag) => ({ tag, name: nameLanguage(tag, locale) }))
  languages.sort((a, b) => a.name.localeCompare(b.name, locale))
  const [chosen, setChosen] = useState(locale in texts ? locale : fallbackLanguage)
  const shown = chosen in texts ? chosen : fallbackLanguage
  const add = (language: string) => {
    const shipped: Record<string, AcknowledgementTexts[string]> = shippedTexts
    onChange({ ...words, texts: { ...texts, [language]: shipped[language] ?? { open: '{promise}', closed: '{promise}' } } })
    setChosen(language)
  }
  const remove = () => onChange({ ...words, texts: Object.fromEntries(Object.entries(texts).filter(([tag]) => tag !== shown)) })
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <LanguageSelect label={t('language')} languages={languages} value={shown} onChange={setChosen} />
        <LanguageSelect
          label={t('fallback')}
          languages={languages}
          value={fallbackLanguage}
          onChange={(language) => onChange({ ...words, fallbackLanguage: language })}
        />
        {!isReadOnly && <AddLanguage present={Object.keys(texts)} onAdd={add} />}
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        {(['open', 'closed'] as const).map((when) => (
          <TextAreaField
            key={when}
            label={t(when)}
            required
            maxLength={2_000}
            lang={shown}
            dir={isRightToLeft(shown) ? 'rtl' : 'ltr'}
            value={texts[shown]?.[when] ?? ''}
            onChange={(event) =>
              onChange({ ...words, texts: { ...texts, [shown]: { ...textsOf(texts, shown), [when]: event.target.value } } })
            }
            hint={<Preview texts={textsOf(texts, shown)} language={shown} when={when} />}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-2xl text-ink-3 text-xs">
          {t('placeholders', { promise: '{promise}', opening: '{opening}' })}{' '}
          {!saysBefore(shown) && t('bareTimes', { promise: '{promise}' })}
        </p>
        {!isReadOnly && shown !== fallbackLanguage && (
          <Button size="small" onClick={remove}>
            <Trash2 aria-hidden className="size-3.5" />
            {t('removeLanguage', { language: nameLanguage(shown, locale) })}
          </Button>
        )}
      </div>
    </div>
  )
}

function textsOf(texts: AcknowledgementTexts, language: string): AcknowledgementTexts[string] {
  return texts[language] ?? { open: '', closed: '' }
}

function Preview({ texts, language, when }: { texts: AcknowledgementTexts[string]; language: string; when: 'open' | 'closed' }) {
  const { now, promisedAt, opensAt } = example
  const input = { language, now, promisedAt, opensAt: when === 'closed' ? opensAt : null, timeZone: 'UTC', notice: null }
  return (
    <span lang={language} dir={isRightToLeft(language) ? 'rtl' : 'ltr'} className="block">
      {composeAcknowledgement(texts, input)}
    </span>
  )
}

type LanguageSelectProps = {
  label: string
  languages: { tag: string; name: string }[]
  value: string
  onChange: (language: string) => void
}

function LanguageSelect({ label, languages, value, onChange }: LanguageSelectProps) {
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)} className="w-56 max-w-full">
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
