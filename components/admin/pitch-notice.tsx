'use client'

import { X } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { TextAreaField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { isRightToLeft } from '@/lib/i18n/language-tag.ts'
import { nameLanguage } from '@/lib/i18n/name-language.ts'
import { requiredNoticeLanguages } from '@/lib/privacy/privacy-settings.ts'
import { AddLanguage } from './add-language.tsx'

type PitchNoticeProps = { notice: Record<string, string>; onChange: (notice: Record<string, string>) => void }

/** What customers are told about the measuring, by language. Whose language is not among them is not measured. */
export function PitchNotice({ notice, onChange }: PitchNoticeProps) {
  const t = useTranslations('privacy')
  const locale = useLocale()
  const format = useFormatter()
  const required: readonly string[] = requiredNoticeLanguages
  const nameOf = (language: string) => nameLanguage(language, locale)
  const languages = [...required, ...Object.keys(notice).filter((language) => !required.includes(language))]
  const said = languages.filter((language) => notice[language]?.trim())
  return (
    <>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        {languages.map((language) => (
          <div key={language} className="flex items-start gap-1">
            <TextAreaField
              label={t('noticeIn', { language: nameOf(language) })}
              lang={language}
              dir={isRightToLeft(language) ? 'rtl' : 'ltr'}
              required
              maxLength={1_500}
              value={notice[language] ?? ''}
              onChange={(event) => onChange({ ...notice, [language]: event.target.value })}
              className="min-w-0 flex-1"
            />
            {!required.includes(language) && (
              <IconButton
                label={t('removeNotice', { language: nameOf(language) })}
                onClick={() => onChange(Object.fromEntries(Object.entries(notice).filter(([tag]) => tag !== language)))}
                className="mt-6"
              >
                <X aria-hidden className="size-4" />
              </IconButton>
            )}
          </div>
        ))}
      </div>
      <p className="mt-1.5 text-ink-3 text-xs">{t('noticeHint')}</p>
      <p className="mt-1.5 mb-3 text-ink-2 text-sm">{t('onlyThese', { languages: format.list(said.map(nameOf)) })}</p>
      <AddLanguage present={languages} onAdd={(language) => onChange({ ...notice, [language]: '' })} />
    </>
  )
}
