import type { OpeningHours } from '../hours/opening-hours.ts'
import type { MessageReading } from '../routing/message-facts.ts'
import type { BotMemory } from './bot-memory.ts'
import { botLanguageOf, type ComposedTurn, composeTurn } from './compose-turn.ts'
import { fetchValues } from './fetch-values.server.ts'
import { planTurn, type TurnPlan } from './plan-turn.ts'
import type { TaskSet } from './read-tasks.server.ts'
import { sayOpening } from './say-hours.ts'
import type { TurnReceipt } from './turn-receipt.ts'
import type { Understanding } from './understand-turn.ts'

/** A turn as it was thought out; whether it may be taken is only known when the conversation is locked. */
export type Turn = {
  plan: Exclude<TurnPlan, { kind: 'silent' }>
  composed: ComposedTurn
  memory: BotMemory
  receipt: TurnReceipt
  confidence: number | null
  tasksVersion: number
}

export type TurnQuestion = {
  understanding: Understanding
  reading: MessageReading
  text: string
  memory: BotMemory | null
  set: TaskSet
  modelHash: string | null
  /** Whether the router left the conversation to the bot. */
  isBots: boolean
  /** The name customers know the number by. */
  name: string
  hours: OpeningHours
  now: Date
  /** What the conversation spoke before this. */
  language: string
}

/** Thinks out what the bot says next, asking sources where it must; null when it has nothing to say. Changes nothing. */
export async function thinkTurn(question: TurnQuestion): Promise<Turn | null> {
  const { understanding, reading, text, memory, set, isBots, hours, now } = question
  const language = botLanguageOf(reading.facts.language?.value ?? question.language)
  const planned = planTurn({ understanding, text, memory, tasks: set.tasks, language, isBots })
  const { plan } = planned
  if (plan.kind === 'silent') return null
  const base = {
    tasks: set.tasks,
    memory: { language },
    isFirst: !memory?.hasIntroduced,
    name: question.name,
    opensAt: sayOpening(hours, now, language),
  }
  const fetched = plan.kind === 'answer' ? await fetchValues(plan, set.tasks, { hours, now, language }) : { values: {}, source: null }
  const composed = fetched && composeTurn({ ...base, plan, values: fetched.values })
  if (composed) {
    const values = Object.assign({}, ...Object.values(fetched.values))
    return makeTurn(question, { plan, memory: planned.memory, composed, source: fetched.source, values })
  }
  return apologise(question, planned.memory, base)
}

/** What it cannot say truly it does not say. */
function apologise(
  question: TurnQuestion,
  memory: BotMemory,
  base: Omit<Parameters<typeof composeTurn>[0], 'plan' | 'values'>,
): Turn | null {
  const plan = { kind: 'hand_over', why: 'source_failed', task: memory.task, slots: memory.slots } as const
  const composed = composeTurn({ ...base, plan, values: {} })
  const after = { ...memory, task: null, slots: {}, awaiting: null }
  return composed && makeTurn(question, { plan, memory: after, composed, source: null, values: {} })
}

function makeTurn(
  { understanding, set, modelHash }: TurnQuestion,
  { plan, memory, composed, source, values }: Pick<Turn, 'plan' | 'memory' | 'composed'> & Pick<TurnReceipt, 'source' | 'values'>,
): Turn {
  const [first] = understanding.kind === 'tasks' || understanding.kind === 'unsure' ? understanding.tasks : []
  return {
    plan,
    memory,
    composed,
    confidence: first?.confidence ?? null,
    tasksVersion: set.version,
    receipt: {
      understood: understanding.kind,
      why: plan.kind === 'hand_over' ? plan.why : null,
      slots: 'slots' in plan ? plan.slots : {},
      source,
      values,
      modelHash,
    },
  }
}

/** A turn in one word, as it is kept. */
export function actOf(plan: Turn['plan']): 'answer' | 'ask' | 'hand_over' | 'close' {
  return plan.kind === 'ask_slot' || plan.kind === 'ask_task' ? 'ask' : plan.kind
}

/** The task a turn is about. */
export function taskOf(plan: Turn['plan']): string | null {
  if (plan.kind === 'answer') return plan.tasks[0] ?? null
  return plan.kind === 'ask_slot' || plan.kind === 'hand_over' ? plan.task : null
}
