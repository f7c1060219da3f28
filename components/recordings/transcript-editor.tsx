'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import type { MediaId } from '@/lib/core/ids.ts'
import { RequestError, requestJson } from '@/lib/core/request-json.ts'
import { requestEntry } from '@/lib/timeline/save-entry.client.ts'
import type { TimelineEntry } from '@/lib/timeline/timeline-entry.ts'

type TranscriptEditorProps = { mediaId: MediaId; text: string; version: number | null; language: string | null; onDone: () => void }

/** Putting a transcript right, in its place. What the engine heard is kept by the server. */
export function TranscriptEditor({ mediaId, text, version, language, onDone }: TranscriptEditorProps) {
  const t = useTranslations('recording.transcript')
  const cache = useQueryClient()
  const [draft, setDraft] = useState(text)
  const [from] = useState(version) // the one on screen when correcting began, whatever comes meanwhile
  const save = useMutation({
    mutationFn: () =>
      requestEntry(cache, () =>
        requestJson<TimelineEntry>(`/media/${mediaId}/transcript`, {
          method: 'PUT',
          body: { text: draft.trim(), ...(from !== null && { version: from }) },
        }),
      ),
    onSuccess: onDone,
  })
  const isOutdated = save.error instanceof RequestError && save.error.code === 'conflict'
  const canSave = draft.trim() !== '' && !save.isPending
  const submit = () => (draft.trim() === text ? onDone() : canSave && save.mutate())
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDone()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the text that was asked to be corrected
        autoFocus
        dir="auto"
        lang={language ?? undefined}
        aria-label={t('editLabel')}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-80 min-h-16 w-full resize-none rounded-md border border-control bg-raised px-2 py-1.5"
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" size="small" disabled={!canSave}>
          {t('save')}
        </Button>
        <Button variant="quiet" size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
        <span role={save.isError ? 'alert' : undefined} className={save.isError ? 'text-danger text-xs' : 'text-ink-3 text-xs'}>
          {isOutdated ? t('saveOutdated') : save.isError ? t('saveFailed') : t('editHint')}
        </span>
      </div>
    </form>
  )
}
