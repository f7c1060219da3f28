'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '@/components/ui/button.tsx'
import { SelectField, TextField } from '@/components/ui/field.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { Condition, Test } from '@/lib/routing/condition.ts'
import { type FactName, factDefinitions, factNames } from '@/lib/routing/routing-facts.ts'
import { useRuleWords } from './use-rule-words.ts'

const joints = ['all', 'any', 'none'] as const
type Joint = (typeof joints)[number]
/** Deeper ones are shown and kept, but not begun here: nobody reads them. */
const deepest = 3

type ConditionFieldsProps = {
  condition: Condition
  lists: string[]
  depth: number
  onChange: (condition: Condition) => void
  /** Null for the outermost. */
  onRemove: (() => void) | null
}

/** A condition to change: a test of a fact, or a group of further conditions. */
export function ConditionFields({ condition, lists, depth, onChange, onRemove }: ConditionFieldsProps) {
  const t = useTranslations('routingAdmin')
  // The outermost is always a group here, so that there is where to add to.
  if ('op' in condition && depth > 1) return <TestFields test={condition} lists={lists} onChange={onChange} onRemove={onRemove} />
  const { joint, parts } = readGroup(condition)
  const set = (index: number, part: Condition) =>
    onChange(
      makeGroup(
        joint,
        parts.map((one, at) => (at === index ? part : one)),
      ),
    )
  const remove = (index: number) =>
    onChange(
      makeGroup(
        joint,
        parts.filter((_, at) => at !== index),
      ),
    )
  return (
    <div className={depth > 1 ? 'rounded-md border border-line p-3' : undefined}>
      <div className="flex items-end gap-2">
        <SelectField
          label={t('joint')}
          value={joint}
          onChange={(event) => onChange(makeGroup(joints.find((one) => one === event.target.value) ?? 'all', parts))}
          className="w-56 max-w-full"
        >
          {joints.map((one) => (
            <option key={one} value={one}>
              {t(`joints.${one}`)}
            </option>
          ))}
        </SelectField>
        {onRemove && (
          <IconButton label={t('removeGroup')} onClick={onRemove}>
            <Trash2 aria-hidden className="size-4" />
          </IconButton>
        )}
      </div>
      <div className="mt-3 space-y-3">
        {parts.map((part, index) => (
          <ConditionFields
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
            key={index}
            condition={part}
            lists={lists}
            depth={depth + 1}
            onChange={(changed) => set(index, changed)}
            onRemove={parts.length > 1 ? () => remove(index) : null}
          />
        ))}
      </div>
      <div className="mt-3 flex gap-2">
        <Button size="small" onClick={() => onChange(makeGroup(joint, [...parts, newTest('attempts24h')]))}>
          <Plus aria-hidden className="size-3.5" />
          {t('addTest')}
        </Button>
        {depth < deepest && (
          <Button size="small" onClick={() => onChange(makeGroup(joint, [...parts, { any: [newTest('attempts24h')] }]))}>
            <Plus aria-hidden className="size-3.5" />
            {t('addGroup')}
          </Button>
        )}
      </div>
    </div>
  )
}

type TestFieldsProps = { test: Test; lists: string[]; onChange: (test: Test) => void; onRemove: (() => void) | null }

function TestFields({ test, lists, onChange, onRemove }: TestFieldsProps) {
  const t = useTranslations('routingAdmin')
  const words = useRuleWords()
  const facts = factNames.map((name) => ({ name, label: words.fact(name) })).sort((a, b) => a.label.localeCompare(b.label))
  return (
    <div className="flex flex-wrap items-end gap-2">
      <SelectField
        label={t('fact')}
        value={test.fact}
        onChange={(event) => onChange(newTest(factNames.find((name) => name === event.target.value) ?? test.fact))}
        className="min-w-44 flex-1"
      >
        {facts.map(({ name, label }) => (
          <option key={name} value={name}>
            {label}
          </option>
        ))}
      </SelectField>
      {(test.op === 'at_least' || test.op === 'at_most') && (
        <SelectField
          label={t('comparison')}
          value={test.op}
          onChange={(event) => onChange({ ...test, op: event.target.value === 'at_most' ? 'at_most' : 'at_least' })}
          className="w-36"
        >
          <option value="at_least">{t('ops.at_least')}</option>
          <option value="at_most">{t('ops.at_most')}</option>
        </SelectField>
      )}
      <ValueField test={test} lists={lists} onChange={onChange} />
      {onRemove && (
        <IconButton label={t('removeTest', { fact: words.fact(test.fact) })} onClick={onRemove}>
          <Trash2 aria-hidden className="size-4" />
        </IconButton>
      )}
    </div>
  )
}

function ValueField({ test, lists, onChange }: Omit<TestFieldsProps, 'onRemove'>) {
  const t = useTranslations('routingAdmin')
  const words = useRuleWords()
  const definition = factDefinitions[test.fact]
  if (test.op === 'at_least' || test.op === 'at_most') {
    return (
      <TextField
        label={t('value.label')}
        type="number"
        step="any"
        required
        value={test.value}
        onChange={(event) => onChange({ ...test, value: Number(event.target.value) })}
        className="w-28"
      />
    )
  }
  if (test.op === 'has_any') {
    return (
      <TextField
        label={t('value.label')}
        required
        hint={test.fact === 'keywords' && lists.length > 0 ? lists.join(', ') : undefined}
        value={test.value.join(', ')}
        onChange={(event) => onChange({ ...test, value: event.target.value.split(',').map((one) => one.trim()) })}
        className="min-w-36 flex-1"
      />
    )
  }
  const choices = definition.type === 'boolean' ? [true, false] : definition.type === 'choice' ? definition.choices : null
  if (!choices) {
    const text = String(test.value)
    return (
      <TextField
        label={t('value.label')}
        required
        value={text}
        onChange={(event) => onChange({ ...test, value: event.target.value })}
        className="w-40"
      />
    )
  }
  return (
    <SelectField
      label={t('value.label')}
      value={String(test.value)}
      onChange={(event) => onChange({ ...test, value: choices.find((one) => String(one) === event.target.value) ?? test.value })}
      className="w-40"
    >
      {choices.map((one) => (
        <option key={String(one)} value={String(one)}>
          {words.value({ ...test, value: one })}
        </option>
      ))}
    </SelectField>
  )
}

function readGroup(condition: Condition): { joint: Joint; parts: Condition[] } {
  if ('all' in condition) return { joint: 'all', parts: condition.all }
  if ('any' in condition) return { joint: 'any', parts: condition.any }
  return 'none' in condition ? { joint: 'none', parts: condition.none } : { joint: 'all', parts: [condition] }
}

function makeGroup(joint: Joint, parts: Condition[]): Condition {
  return joint === 'all' ? { all: parts } : joint === 'any' ? { any: parts } : { none: parts }
}

/** A test that fits its fact, to begin with. */
function newTest(fact: FactName): Test {
  const definition = factDefinitions[fact]
  switch (definition.type) {
    case 'number':
      return { fact, op: 'at_least', value: Math.max(definition.min, 1) }
    case 'set':
      return { fact, op: 'has_any', value: [fact === 'keywords' ? 'live_call' : ''] }
    case 'boolean':
      return { fact, op: 'is', value: true }
    case 'choice':
      return { fact, op: 'is', value: definition.choices[0] }
    case 'text':
      return { fact, op: 'is', value: '' }
  }
}
