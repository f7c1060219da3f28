'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/admin/form-actions.tsx'
import { isConflict, useAdminChange } from '@/components/admin/use-admin-change.ts'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field.tsx'
import { useToast } from '@/components/ui/toaster.tsx'
import { botQueries, type TaskVersionView } from '@/lib/bot/bot-queries.ts'
import type { BotTask } from '@/lib/bot/bot-task.ts'
import { HttpSourceFields } from './http-source-fields.tsx'
import { SlotFields } from './slot-fields.tsx'

/** Languages there is room to write in; examples of others, set over the API, stay as they are. */
const languages = ['nl', 'en'] as const
const sources = ['opening_hours', 'fixed', 'http', 'person'] as const

/** Changes a task or adds one; saving makes a new version of all of them. */
export function TaskForm({ task, current, onClose }: { task: BotTask; current: TaskVersionView; onClose: () => void }) {
  const t = useTranslations('botTasks')
  const tUi = useTranslations('ui')
  const showToast = useToast()
  const [draft, setDraft] = useState(task)
  const save = useAdminChange(botQueries.tasks().queryKey, { leavesConflict: true })
  const isNew = task.id === ''
  const change = (part: Partial<BotTask>) => setDraft({ ...draft, ...part })
  const put = (items: BotTask[], comment: string) =>
    save.mutate(
      { method: 'PUT', path: '/bot/tasks', body: { items, version: current.version, comment } },
      {
        onSuccess: () => {
          showToast(t('saved'))
          onClose()
        },
      },
    )
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const saved = { ...withoutEmpty(draft), id: isNew ? freeId(draft.name, current.items) : task.id }
    put(isNew ? [...current.items, saved] : current.items.map((one) => (one.id === task.id ? saved : one)), draft.name)
  }
  const remove = () =>
    put(
      current.items.filter(({ id }) => id !== task.id),
      t('removed', { name: task.name }),
    )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={isNew ? t('add') : t('editTitle')}
      description={t('formText')}
      closeLabel={tUi('close')}
    >
      <form onSubmit={submit} className="space-y-4">
        {isConflict(save.error) && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm">
            {t('overtaken')}
          </p>
        )}
        <TextField
          label={t('name')}
          required
          maxLength={80}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          <Tick label={t('isOn')} isOn={draft.isOn} onChange={(isOn) => change({ isOn })} />
          <Tick label={t('answersVoice')} isOn={draft.answersVoice} onChange={(answersVoice) => change({ answersVoice })} />
        </div>
        <SelectField
          label={t('sourceLabel')}
          value={draft.source.kind}
          onChange={(event) => change({ source: newSource(event.target.value) })}
          hint={t(`sourceHint.${draft.source.kind}`)}
        >
          {sources.map((kind) => (
            <option key={kind} value={kind}>
              {t(`source.${kind}`)}
            </option>
          ))}
        </SelectField>
        {draft.source.kind === 'http' && <HttpSourceFields source={draft.source} onChange={(source) => change({ source })} />}
        <SlotFields slots={draft.slots} onChange={(slots) => change({ slots })} />
        <div className="grid gap-4 md:grid-cols-2">
          {languages.map((language) => (
            <WordsOf key={language} language={language} draft={draft} onChange={change} />
          ))}
        </div>
        <FormActions isBusy={save.isPending} onCancel={onClose}>
          {!isNew && (
            <Button variant="quiet" onClick={remove} disabled={save.isPending}>
              {t('remove')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}

function WordsOf({ language, draft, onChange }: { language: 'nl' | 'en'; draft: BotTask; onChange: (part: Partial<BotTask>) => void }) {
  const t = useTranslations('botTasks')
  const lines = (texts: string[] | undefined) => (texts ?? []).join('\n')
  return (
    <fieldset className="space-y-3">
      <legend className="mb-2 font-semibold text-sm">{t(`language.${language}`)}</legend>
      <TextField
        label={t('button')}
        maxLength={20}
        lang={language}
        value={draft.label[language] ?? ''}
        onChange={(event) => onChange({ label: { ...draft.label, [language]: event.target.value } })}
      />
      <TextAreaField
        label={t('examples')}
        hint={t('examplesHint')}
        lang={language}
        className="[&_textarea]:max-h-60"
        value={lines(draft.examples[language])}
        onChange={(event) => onChange({ examples: { ...draft.examples, [language]: event.target.value.split('\n') } })}
      />
      <TextAreaField
        label={t('notExamples')}
        lang={language}
        value={lines(draft.notExamples[language])}
        onChange={(event) => onChange({ notExamples: { ...draft.notExamples, [language]: event.target.value.split('\n') } })}
      />
      {draft.source.kind !== 'person' && (
        <TextAreaField
          label={t('answer')}
          maxLength={700}
          lang={language}
          value={draft.answer[language] ?? ''}
          onChange={(event) => onChange({ answer: { ...draft.answer, [language]: event.target.value } })}
        />
      )}
    </fieldset>
  )
}

function Tick({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex items-center gap-2 text-sm">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} className="size-4 accent-accent-solid" />
      {label}
    </label>
  )
}

function newSource(kind: string): BotTask['source'] {
  if (kind === 'http') return { kind, url: 'https://', timeoutMs: 3_000, fields: [{ name: '', path: '', kind: 'text' }] }
  return {
    kind:
      sources.find((one) => one !== 'http' && one === kind) === 'opening_hours' ? 'opening_hours' : kind === 'person' ? 'person' : 'fixed',
  }
}

/** A field left empty is one not filled in. */
function withoutEmpty(task: BotTask): BotTask {
  const words = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).filter(([, text]) => text.trim() !== ''))
  const lists = (all: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(all).map(([language, texts]) => [language, texts.map((text) => text.trim()).filter(Boolean)]))
  return {
    ...task,
    label: words(task.label),
    answer: task.source.kind === 'person' ? {} : words(task.answer),
    examples: lists(task.examples),
    notExamples: lists(task.notExamples),
    slots: task.slots.map((slot) => ({ ...slot, ask: words(slot.ask) })),
  }
}

/** A name of its own for rules and receipts: of what people call it. */
function freeId(name: string, tasks: BotTask[]): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 50) || 'task'
  const taken = new Set(tasks.map(({ id }) => id))
  let id = base
  for (let next = 2; taken.has(id); next++) id = `${base}_${next}`
  return id
}
