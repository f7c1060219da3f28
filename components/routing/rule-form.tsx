'use client'

import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormActions } from '@/components/admin/form-actions.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Dialog } from '@/components/ui/dialog.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { type Rule, ruleSchema } from '@/lib/routing/rule.ts'
import { ConditionFields } from './condition-fields.tsx'
import { EffectFields } from './effect-fields.tsx'
import { useRuleWords } from './use-rule-words.ts'

type RuleFormProps = {
  rule: Rule
  /** Ids that rules have already. */
  taken: string[]
  /** Ids of the keyword lists. */
  lists: string[]
  onSave: (rule: Rule) => void
  onRemove: (id: string) => void
  onClose: () => void
}

/** Changes a rule of the draft; nothing is saved before the whole draft is. */
export function RuleForm({ rule, taken, lists, onSave, onRemove, onClose }: RuleFormProps) {
  const t = useTranslations('routingAdmin')
  const tUi = useTranslations('ui')
  const words = useRuleWords()
  const [draft, setDraft] = useState(rule)
  const [problem, setProblem] = useState<string | null>(null)
  const isNew = rule.id === ''
  const change = (part: Partial<Rule>) => {
    setProblem(null)
    setDraft({ ...draft, ...part })
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const parsed = ruleSchema.safeParse({ ...draft, id: isNew ? freeId(draft.name, taken) : rule.id })
    if (parsed.success) onSave(parsed.data)
    else setProblem(parsed.error.issues[0]?.message ?? '')
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="wide"
      title={isNew ? t('add') : t('editTitle')}
      description={words.rule(draft)}
      closeLabel={tUi('close')}
    >
      <form onSubmit={submit} className="space-y-5">
        {problem !== null && (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-sm">
            {t('incomplete')} {problem}
          </p>
        )}
        <TextField
          label={t('name')}
          required
          maxLength={120}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <fieldset>
          <legend className="mb-2 font-semibold text-sm">{t('when')}</legend>
          <ConditionFields condition={draft.when} lists={lists} depth={1} onChange={(when) => change({ when })} onRemove={null} />
        </fieldset>
        <EffectFields effects={draft.effects} onChange={(effects) => change({ effects })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('onceLabel')}
            value={draft.once}
            onChange={(event) => change({ once: (['conversation', 'day'] as const).find((one) => one === event.target.value) ?? 'always' })}
          >
            {(['always', 'conversation', 'day'] as const).map((once) => (
              <option key={once} value={once}>
                {t(`once.${once}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('rest')}
            type="number"
            min={0}
            max={43_200}
            value={draft.restMinutes}
            onChange={(event) => change({ restMinutes: Math.round(Number(event.target.value)) })}
          />
        </div>
        <FormActions isBusy={false} onCancel={onClose} label={t('take')}>
          {!isNew && (
            <Button variant="quiet" onClick={() => onRemove(rule.id)}>
              {t('remove')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}

function freeId(name: string, taken: string[]): string {
  const base =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'rule'
  let id = base
  for (let next = 2; taken.includes(id); next++) id = `${base}-${next}`
  return id
}
