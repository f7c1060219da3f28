'use client'

import { Pencil, Plus } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AdminSection } from '@/components/admin/admin-section.tsx'
import { FormActions } from '@/components/admin/form-actions.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field.tsx'
import { type KeywordList, keywordListSchema } from '@/lib/routing/keyword-list.ts'

const newList: KeywordList = {
  id: '',
  name: '',
  languages: ['nl', 'en'],
  phrases: [],
  inflect: true,
  compound: 'first',
  fuzzy: true,
  negation: 'cancels',
  gap: 1,
}
const shownPhrases = 12

type KeywordsSectionProps = { lists: KeywordList[]; isReadOnly: boolean; onChange: (lists: KeywordList[]) => void }

/** The keyword lists that rules speak of; part of the same draft. */
export function KeywordsSection({ lists, isReadOnly, onChange }: KeywordsSectionProps) {
  const t = useTranslations('routingAdmin')
  const [edited, setEdited] = useState<KeywordList | null>(null)
  const save = (list: KeywordList) => {
    const isNew = !lists.some(({ id }) => id === list.id)
    onChange(isNew ? [...lists, list] : lists.map((one) => (one.id === list.id ? list : one)))
    setEdited(null)
  }
  return (
    <AdminSection
      level={2}
      title={t('keywords')}
      text={t('keywordsText')}
      action={
        !isReadOnly && (
          <Button onClick={() => setEdited(newList)}>
            <Plus aria-hidden className="size-4" />
            {t('addList')}
          </Button>
        )
      }
    >
      <ul aria-label={t('keywords')} className="divide-y divide-line rounded-lg border border-line bg-raised">
        {lists.map((list) => (
          <li key={list.id} className="flex items-start gap-3 px-5 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {list.name} <code className="font-normal text-ink-3 text-xs">{list.id}</code>
              </p>
              <p className="mt-0.5 text-ink-2 text-sm">
                {list.phrases.slice(0, shownPhrases).join(', ')}
                {list.phrases.length > shownPhrases && ` ${t('more', { count: list.phrases.length - shownPhrases })}`}
              </p>
            </div>
            {!isReadOnly && (
              <Button onClick={() => setEdited(list)} aria-label={t('editNamed', { name: list.name })}>
                <Pencil aria-hidden className="size-3.5" />
                {t('edit')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {edited && <ListForm list={edited} onSave={save} onClose={() => setEdited(null)} />}
    </AdminSection>
  )
}

function ListForm({ list, onSave, onClose }: { list: KeywordList; onSave: (list: KeywordList) => void; onClose: () => void }) {
  const t = useTranslations('routingAdmin')
  const tUi = useTranslations('ui')
  const [problem, setProblem] = useState<string | null>(null)
  const isNew = list.id === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const parsed = keywordListSchema.safeParse({
      ...list,
      id: isNew ? text('id') : list.id,
      name: text('name'),
      phrases: text('phrases')
        .split('\n')
        .map((phrase) => phrase.trim())
        .filter(Boolean),
      languages: text('languages')
        .split(/[\s,]+/)
        .filter(Boolean),
      compound: text('compound'),
      negation: text('negation'),
      inflect: form.has('inflect'),
      fuzzy: form.has('fuzzy'),
    })
    if (parsed.success) return onSave(parsed.data)
    const [issue] = parsed.error.issues
    setProblem(`${issue?.path.join('.')} ${issue?.message}`)
  }
  return (
    <Dialog isOpen onClose={onClose} title={isNew ? t('addList') : list.name} description={t('listText')} closeLabel={tUi('close')}>
      <form onSubmit={submit} className="space-y-4">
        {problem !== null && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm">
            {t('incomplete')} {problem}
          </p>
        )}
        <TextField label={t('name')} name="name" required maxLength={120} defaultValue={list.name} />
        {isNew && <TextField label={t('listId')} name="id" required pattern="[a-z0-9][a-z0-9_\-]*" hint={t('listIdHint')} />}
        <TextAreaField
          label={t('phrases')}
          name="phrases"
          required
          hint={t('phrasesHint')}
          defaultValue={list.phrases.join('\n')}
          className="[&_textarea]:max-h-60"
        />
        <TextField label={t('languages')} name="languages" required hint="nl en de fr" defaultValue={list.languages.join(' ')} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label={t('compoundLabel')} name="compound" defaultValue={list.compound}>
            {(['off', 'first', 'last'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`compound.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('negationLabel')} name="negation" defaultValue={list.negation}>
            {(['cancels', 'ignore'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`negation.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        {(['inflect', 'fuzzy'] as const).map((name) => (
          <label key={name} className="flex items-center gap-2 text-sm">
            <input type="checkbox" name={name} defaultChecked={list[name]} className="size-4 accent-accent-solid" />
            {t(name)}
          </label>
        ))}
        <FormActions isBusy={false} onCancel={onClose} label={t('take')} />
      </form>
    </Dialog>
  )
}
