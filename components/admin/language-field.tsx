'use client'

import { useLocale } from 'use-intl'
import { SelectField } from '@/components/ui/field.tsx'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { offeredLanguages } from '@/lib/i18n/offered-languages.ts'

type LanguageFieldProps = { label: string; value: string; onChange: (language: string) => void }

/** One language out of those customers often have; one that was set by a program, and is none of them, stays. */
export function LanguageField({ label, value, onChange }: LanguageFieldProps) {
  const locale = useLocale()
  const tags = offeredLanguages.includes(value) ? offeredLanguages : [value, ...offeredLanguages]
  const languages = tags.map((tag) => ({ tag, name: nameLanguage(tag, locale) })).sort((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {languages.map(({ tag, name }) => (
        <option key={tag} value={tag}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
