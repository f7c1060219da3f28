'use client'

import { useMutation } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { type FormEvent, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { AdminSection } from '@/components/admin/admin-section.tsx'
import { useRefusalWords } from '@/components/admin/use-admin-change.ts'
import { Button } from '@/components/ui/button.tsx'
import { TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import type { TriedTurn } from '@/lib/bot/bot-queries.ts'
import { requestJson } from '@/lib/core/request-json.ts'

type Said = { text: string; choice?: string }

/** A conversation with the bot that nobody else hears. */
export function TryOut() {
  const t = useTranslations('botTasks')
  const showToast = useToast()
  const refusal = useRefusalWords()
  const [said, setSaid] = useState<Said[]>([])
  const [turns, setTurns] = useState<TriedTurn[]>([])
  const ask = useMutation({
    mutationFn: (messages: Said[]) =>
      requestJson<{ turns: TriedTurn[] }>('/bot/try', {
        method: 'POST',
        body: { messages: messages.map(({ text, choice }) => (choice ? { text: '', choice } : { text })) },
      }),
    onSuccess: (answer, messages) => {
      setSaid(messages)
      setTurns(answer.turns)
    },
    onError: (error) => showToast(refusal(error)),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const text = String(new FormData(form).get('text') ?? '').trim()
    if (!text) return
    ask.mutate([...said, { text }], { onSuccess: () => form.reset() })
  }
  const startAgain = () => {
    setSaid([])
    setTurns([])
  }
  return (
    <AdminSection
      level={2}
      title={t('tryTitle')}
      text={t('tryText')}
      action={said.length > 0 && <Button onClick={startAgain}>{t('tryAgain')}</Button>}
    >
      <div className="max-w-2xl rounded-lg border border-line bg-raised p-4">
        <div role="log" aria-label={t('tryTitle')} className="space-y-3">
          {said.map((message, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a conversation only grows at its end, and may repeat a line
            <div key={index} className="space-y-2">
              <p className="w-fit max-w-[86%] whitespace-pre-line rounded-xl border border-line bg-bubble-in px-3 py-2">{message.text}</p>
              {turns[index] && (
                <Turn
                  turn={turns[index]}
                  onTap={index === said.length - 1 ? (button) => ask.mutate([...said, { text: button.title, choice: button.id }]) : null}
                />
              )}
            </div>
          ))}
        </div>
        <form onSubmit={submit} className="mt-3 flex items-end gap-2">
          <TextField label={t('tryLabel')} name="text" autoComplete="off" maxLength={4_096} required className="flex-1" />
          <Button variant="primary" type="submit" disabled={ask.isPending} className="h-9">
            {t('trySend')}
          </Button>
        </form>
      </div>
    </AdminSection>
  )
}

function Turn({ turn, onTap }: { turn: TriedTurn; onTap: ((button: TriedTurn['buttons'][number]) => void) | null }) {
  const t = useTranslations('botTasks')
  const tTier = useTranslations('tier')
  const format = useFormatter()
  const receipt = [
    turn.task,
    turn.confidence !== null && format.number(turn.confidence, { style: 'percent' }),
    turn.source,
    turn.why && t(`why.${turn.why as 'wants_person'}`), // one of HandOverReason, as the server says it
    turn.act !== 'close' && tTier(turn.tier),
  ].filter(Boolean)
  return (
    <div className="flex flex-col items-end">
      <div className={clsx('max-w-[86%] rounded-xl px-3 py-2', turn.text ? 'bg-bot-soft' : 'text-ink-3 text-sm')}>
        <p className="whitespace-pre-line">{turn.text ?? t(turn.act === 'close' ? 'saysNothing' : 'leavesIt')}</p>
        {turn.buttons.length > 0 && (
          <div className="mt-2 flex flex-wrap gap-1.5">
            {turn.buttons.map((button) => (
              <Button key={button.id} size="small" disabled={!onTap} onClick={() => onTap?.(button)}>
                {button.title}
              </Button>
            ))}
          </div>
        )}
      </div>
      <p className="tabular mt-0.5 px-1 text-ink-3 text-xs">{receipt.join(' · ')}</p>
    </div>
  )
}
