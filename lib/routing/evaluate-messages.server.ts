import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import { clients } from '../../db/client.ts'
import { readOpeningHours } from '../../db/queries/opening-hours.ts'
import { readTasks } from '../bot/read-tasks.server.ts'
import { isOpenAt } from '../hours/business-time.ts'
import type { OpeningHours } from '../hours/opening-hours.ts'
import { readRuleVersion } from './change-rules.server.ts'
import { type Decision, decide } from './decide.ts'
import { type evaluatedMessageSchema, type evaluateSchema, parseGivenFacts } from './evaluation.ts'
import { type MessageModels, readMessage } from './message-facts.ts'
import { messageModels } from './message-models.server.ts'
import type { RoutingFacts } from './routing-facts.ts'
import type { RuleSet } from './rule.ts'

type Evaluated = z.infer<typeof evaluatedMessageSchema>
type Input = z.infer<typeof evaluateSchema>

/** Between so many messages others get their turn: reading one takes about a millisecond. */
const batch = 25
const defaultLanguage = 'nl'

/**
 * What the router would make of messages, as if the bot were on and each began a conversation. Stores nothing. Models of
 * tasks that the caller brings are kept for a while by their content.
 * @throws AppError `not_found` for a version of the rules that there is not.
 */
export async function evaluateMessages({ messages, tasks, rulesVersion, ...draft }: Input): Promise<{ items: Evaluated[] }> {
  const { db } = clients()
  const [stored, hours, own] = await Promise.all([readRuleVersion(rulesVersion), readOpeningHours(db), tasks ? null : readTasks(db)])
  const { version } = stored
  const rules = draft.rules ?? stored.items
  const keywords = draft.keywords ?? stored.keywords
  const models = await messageModels(tasks ?? own?.tasks ?? [], keywords)
  const items: Evaluated[] = []
  for (const [index, message] of messages.entries()) {
    if (index % batch === batch - 1) await setImmediate()
    items.push(evaluateMessage(message, models, { version, rules, keywords }, hours))
  }
  return { items }
}

function evaluateMessage(message: Input['messages'][number], models: MessageModels, rules: RuleSet, hours: OpeningHours): Evaluated {
  const reading = readMessage(message.text, models, message.language ?? defaultLanguage)
  const at = message.at ? new Date(message.at) : null
  const known: RoutingFacts = {
    entryKind: { value: 'text', evidence: [] },
    isBotOn: { value: true, evidence: [] },
    ...(at && { isOpen: { value: isOpenAt(hours, at), evidence: [{ kind: 'record', of: 'opening_hours' }] } }),
  }
  const facts: RoutingFacts = { ...known, ...reading.facts, ...parseGivenFacts(message.facts ?? {}) }
  const decision = decide(facts, rules, { now: at ?? new Date(0), tier: null, isPersonAwaited: false, acted: [], recentChanges: 0 })
  const [best] = reading.intent.guesses
  return {
    tier: decision.tier,
    ...(best && reading.band !== 'hand_over' && { task: best.task }),
    top: reading.intent.guesses,
    confidence: best?.confidence ?? 0,
    band: reading.band,
    outOfScope: reading.facts.outOfScope?.value ?? true,
    language: message.language ?? reading.facts.language?.value ?? defaultLanguage,
    keywords: reading.keywords.map(({ ruleId, phrase, form, start, end }) => ({ list: ruleId, phrase, form, start, end })),
    because: explain(decision, facts),
  }
}

/** Why: the rules that were followed by their facts, or what kept every rule from speaking. */
function explain({ because }: Decision, facts: RoutingFacts): Evaluated['because'] {
  const reasons = because.flatMap(({ ruleId, reasons }) =>
    reasons.map(({ fact, value, evidence }) => ({ signal: fact, value: sayValue(value), rule: ruleId, evidence })),
  )
  if (reasons.length > 0) return reasons
  const { band, outOfScope } = facts
  if (outOfScope?.value) return [{ signal: 'outOfScope', value: 'true', evidence: outOfScope.evidence }]
  return [{ signal: band ? 'band' : 'nothing_known', value: band?.value ?? '', evidence: band?.evidence ?? [] }]
}

function sayValue(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value)
}
