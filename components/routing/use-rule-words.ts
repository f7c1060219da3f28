'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { Condition, Test } from '@/lib/routing/condition.ts'
import { factDefinitions } from '@/lib/routing/routing-facts.ts'
import type { Effect, Rule } from '@/lib/routing/rule.ts'

/** A rule as a sentence: when it holds, and what follows. */
export function useRuleWords() {
  const t = useTranslations('routingAdmin')
  const tTimeline = useTranslations('timeline')
  const tTier = useTranslations('tier')
  const format = useFormatter()
  const fact = (name: Test['fact']) => tTimeline(`signal.${name}`)
  const number = (name: Test['fact'], amount: number): string => {
    const definition = factDefinitions[name]
    const unit = definition.type === 'number' ? definition.unit : null
    if (unit === 'share') return format.number(amount, { style: 'percent' })
    return unit === 'cents' ? format.number(amount / 100, { style: 'currency', currency: 'EUR' }) : format.number(amount)
  }
  const value = (test: Test): string => {
    if (test.op === 'has_any') return test.value.join(', ')
    if (typeof test.value === 'number') return number(test.fact, test.value)
    const key = `value.${test.value}` as 'value.answer' // whether there is such a word is asked next
    return t.has(key) ? t(key) : String(test.value)
  }
  const test = (one: Test): string => {
    if (one.op === 'is' && typeof one.value === 'boolean') return t(one.value ? 'isTrue' : 'isFalse', { fact: fact(one.fact) })
    if (one.op === 'is' && one.fact === 'tier') return t('is', { fact: fact(one.fact), value: tTier(one.value as 'text_bot') }) // one of its choices
    return t(one.op, { fact: fact(one.fact), value: value(one) })
  }
  const condition = (one: Condition, isInner = false): string => {
    if (!('all' in one) && !('any' in one) && !('none' in one)) return test(one)
    const [parts, joint] = 'all' in one ? [one.all, t('and')] : 'any' in one ? [one.any, t('or')] : [one.none, t('or')]
    const said = parts.map((part) => condition(part, true)).join(` ${joint} `)
    if ('none' in one) return t('none', { said })
    return isInner && parts.length > 1 ? `(${said})` : said
  }
  const effect = (one: Effect): string => {
    switch (one.kind) {
      case 'tier':
        return tTier(one.tier)
      case 'priority':
        return t(`priority.${one.priority}`)
      case 'label':
        return t('effect.label', { label: one.label })
      case 'notify':
        return t(`effect.notify_${one.who}`)
      default:
        return t(`effect.${one.kind}`)
    }
  }
  const rule = ({ when, effects }: Pick<Rule, 'when' | 'effects'>) =>
    t('sentence', { when: condition(when), effects: effects.map(effect).join(', ') })
  return { fact, value, test, condition, effect, rule }
}
