'use client'

import { clsx } from 'clsx'
import { ChevronDown, ChevronUp, GripVertical, Pencil } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Badge } from '@/components/ui/badge.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'
import type { Rule } from '@/lib/routing/rule.ts'
import { useRuleWords } from './use-rule-words.ts'

type RuleListProps = { rules: Rule[]; isReadOnly: boolean; onChange: (rules: Rule[]) => void; onEdit: (rule: Rule) => void }

/** The rules in the order they are followed; moved by dragging, by their buttons, or with Alt and the arrows. */
export function RuleList({ rules, isReadOnly, onChange, onEdit }: RuleListProps) {
  const t = useTranslations('routingAdmin')
  const [dragged, setDragged] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const move = (id: string, to: number) => {
    const from = rules.findIndex((rule) => rule.id === id)
    const rule = rules[from]
    if (!rule || to < 0 || to >= rules.length || from === to) return
    const rest = rules.filter((one) => one.id !== id)
    onChange([...rest.slice(0, to), rule, ...rest.slice(to)])
    setTold(t('moved', { name: rule.name, place: to + 1, count: rules.length }))
  }
  return (
    <>
      <ol aria-label={t('title')} className="space-y-2">
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            place={index}
            count={rules.length}
            isReadOnly={isReadOnly}
            isDragged={dragged === rule.id}
            onDrag={() => setDragged(rule.id)}
            onDragOver={() => dragged && dragged !== rule.id && move(dragged, index)}
            onDrop={() => setDragged(null)}
            onMove={(to) => move(rule.id, to)}
            onToggle={() => onChange(rules.map((one) => (one.id === rule.id ? { ...one, isOn: !one.isOn } : one)))}
            onEdit={() => onEdit(rule)}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {told}
      </p>
    </>
  )
}

type RuleRowProps = {
  rule: Rule
  place: number
  count: number
  isReadOnly: boolean
  isDragged: boolean
  onDrag: () => void
  onDragOver: () => void
  onDrop: () => void
  onMove: (to: number) => void
  onToggle: () => void
  onEdit: () => void
}

function RuleRow({ rule, place, count, isReadOnly, isDragged, onDrag, onDragOver, onDrop, onMove, onToggle, onEdit }: RuleRowProps) {
  const t = useTranslations('routingAdmin')
  const words = useRuleWords()
  const moveByKey = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? place - 1 : place + 1)
  }
  return (
    <li
      draggable={!isReadOnly}
      onDragStart={onDrag}
      onDragEnd={onDrop}
      onDragOver={(event) => {
        event.preventDefault()
        onDragOver()
      }}
      onKeyDown={isReadOnly ? undefined : moveByKey}
      className={clsx('flex items-start gap-2 rounded-lg border border-line bg-raised px-3 py-2.5', isDragged && 'opacity-50')}
    >
      {!isReadOnly && <GripVertical aria-hidden className="mt-1 size-4 shrink-0 cursor-grab text-ink-3" />}
      <div className={clsx('min-w-0 flex-1', !rule.isOn && 'text-ink-3')}>
        <p className="flex flex-wrap items-center gap-2">
          <span className="tabular text-ink-3 text-xs">{place + 1}</span>
          <span className="font-medium">{rule.name}</span>
          {!rule.isOn && <Badge>{t('off')}</Badge>}
          {rule.once !== 'always' && <Badge>{t(`once.${rule.once}`)}</Badge>}
        </p>
        <p className={clsx('mt-0.5 text-sm', rule.isOn && 'text-ink-2')}>{words.rule(rule)}</p>
      </div>
      {!isReadOnly && (
        <div className="flex shrink-0 items-center max-sm:flex-wrap">
          <label className="flex size-8 items-center justify-center">
            <span className="sr-only">{t('isOnNamed', { name: rule.name })}</span>
            <input type="checkbox" checked={rule.isOn} onChange={onToggle} className="size-4 accent-accent-solid" />
          </label>
          <IconButton label={t('up', { name: rule.name })} disabled={place === 0} onClick={() => onMove(place - 1)}>
            <ChevronUp aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t('down', { name: rule.name })} disabled={place === count - 1} onClick={() => onMove(place + 1)}>
            <ChevronDown aria-hidden className="size-4" />
          </IconButton>
          <IconButton label={t('editNamed', { name: rule.name })} onClick={onEdit}>
            <Pencil aria-hidden className="size-4" />
          </IconButton>
        </div>
      )}
    </li>
  )
}
