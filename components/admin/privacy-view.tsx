'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useServerNow } from '@/components/app-shell/live-context.tsx'
import { useTimeWords } from '@/components/app-shell/use-time-words.ts'
import { Badge } from '@/components/ui/badge.tsx'
import { Button } from '@/components/ui/button.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { privacyQueries } from '@/lib/privacy/privacy-queries.ts'
import type { ChangePrivacy, Privacy } from '@/lib/privacy/privacy-settings.ts'
import { AdminSection, WhenLoaded } from './admin-section.tsx'
import { PitchNotice } from './pitch-notice.tsx'
import { useAdminChange } from './use-admin-change.ts'

/** What is measured of customers, and what they hear about it. */
export function PrivacyView() {
  const t = useTranslations('privacy')
  const query = useQuery(privacyQueries.all())
  return (
    <AdminSection title={t('title')} text={t('text')}>
      <WhenLoaded query={query}>{query.data && <PitchSwitch key={String(query.data.measuresPitch)} privacy={query.data} />}</WhenLoaded>
    </AdminSection>
  )
}

/** The acoustic switch: off until somebody takes notice of the duty to tell (design.md, decision 10). */
function PitchSwitch({ privacy }: { privacy: Privacy }) {
  const t = useTranslations('privacy')
  const showToast = useToast()
  const save = useAdminChange(privacyQueries.all().queryKey)
  const [notice, setNotice] = useState<Record<string, string>>({ nl: t('suggestionNl'), en: t('suggestionEn'), ...privacy.pitchNotice })
  const [acknowledges, setAcknowledges] = useState(false)
  const [forgetsPitch, setForgetsPitch] = useState(false)
  const isOn = privacy.measuresPitch
  const put = (choice: Partial<ChangePrivacy>, said: string) =>
    save.mutate(
      { method: 'PUT', path: '/privacy', body: { measuresPitch: isOn, pitchNotice: notice, ...choice } },
      { onSuccess: () => showToast(said) },
    )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isOn) put({}, t('textSaved'))
    else put({ measuresPitch: true, acknowledges }, t('switchedOn'))
  }
  return (
    <form onSubmit={submit} aria-label={t('pitchTitle')} className="rounded-lg border border-line bg-raised px-5 py-4">
      <div className="flex flex-wrap items-center gap-2.5">
        <h2 className="font-semibold text-lg">{t('pitchTitle')}</h2>
        <Badge tone={isOn ? 'success' : 'neutral'}>{isOn ? t('on') : t('off')}</Badge>
        <SwitchedOn privacy={privacy} />
      </div>
      <p className="mt-1 max-w-2xl text-ink-2 text-sm">{t('pitchText')}</p>
      <PitchNotice notice={notice} onChange={setNotice} />
      <SilentConnections names={privacy.silentConnections.map(({ name }) => name)} />
      {!isOn && (
        <label className="mt-4 flex max-w-2xl gap-2 text-sm">
          <input
            type="checkbox"
            required
            checked={acknowledges}
            onChange={(event) => setAcknowledges(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent-solid"
          />
          {t('acknowledge')}
        </label>
      )}
      {isOn && privacy.measuredCount > 0 && (
        <label className="mt-4 flex gap-2 text-sm">
          <input
            type="checkbox"
            checked={forgetsPitch}
            onChange={(event) => setForgetsPitch(event.target.checked)}
            className="mt-0.5 size-4 shrink-0 accent-accent-solid"
          />
          {t('forgetToo', { count: privacy.measuredCount })}
        </label>
      )}
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        {isOn && (
          <Button onClick={() => put({ measuresPitch: false, forgetsPitch }, t('switchedOff'))} disabled={save.isPending}>
            {t('switchOff')}
          </Button>
        )}
        {!isOn && privacy.measuredCount > 0 && (
          <Button onClick={() => put({ forgetsPitch: true }, t('forgetting'))} disabled={save.isPending}>
            {t('forget', { count: privacy.measuredCount })}
          </Button>
        )}
        <Button variant="primary" type="submit" disabled={save.isPending}>
          {isOn ? t('saveText') : t('switchOn')}
        </Button>
      </div>
    </form>
  )
}

function SwitchedOn({ privacy: { switchedOn } }: { privacy: Privacy }) {
  const t = useTranslations('privacy')
  const words = useTimeWords()
  const now = useServerNow(60_000)
  if (!switchedOn) return null
  const at = words.moment(switchedOn.at, now)
  return (
    <span title={words.exact(switchedOn.at)} className="text-ink-3 text-xs">
      {switchedOn.by === null ? t('sinceUnknown', { at }) : t('since', { at, name: switchedOn.by })}
    </span>
  )
}

function SilentConnections({ names }: { names: string[] }) {
  const t = useTranslations('privacy')
  const format = useFormatter()
  if (names.length === 0) return null
  return (
    <p className="mt-3 max-w-2xl rounded-md border border-line-strong px-3 py-2 text-sm">
      {t('silent', { names: format.list(names) })}{' '}
      <Link href="/admin/hours" prefetch={false} className="font-medium text-accent underline underline-offset-2">
        {t('toHours')}
      </Link>
    </p>
  )
}
