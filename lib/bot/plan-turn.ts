import { type BotMemory, emptyMemory } from './bot-memory.ts'
import type { BotTask } from './bot-task.ts'
import { readSlots } from './read-slots.ts'
import { isFailure, type Understanding } from './understand-turn.ts'

export type HandOverReason = 'wants_person' | 'person_task' | 'not_understood' | 'out_of_scope' | 'media' | 'decided' | 'source_failed'

/** What the bot does next. Values of an answer are fetched after this and checked before anything is said. */
export type TurnPlan =
  | { kind: 'answer'; tasks: string[]; slots: Record<string, string> }
  | { kind: 'ask_slot'; task: string; slot: string; slots: Record<string, string>; isAgain: boolean }
  /** Which of these is meant. Empty: what the question is about. */
  | { kind: 'ask_task'; tasks: string[]; isAgain: boolean; isGreeting: boolean }
  | { kind: 'hand_over'; why: HandOverReason; task: string | null; slots: Record<string, string> }
  /** Silent: the end was told before. */
  | { kind: 'close'; isSilent: boolean }
  | { kind: 'silent' }

export type TurnInput = {
  understanding: Understanding
  /** The words that were read, for what they say of slots without being asked. */
  text: string
  memory: BotMemory | null
  tasks: readonly BotTask[]
  language: BotMemory['language']
  /** Whether the router left the conversation to the bot. */
  isBots: boolean
}

/** Misunderstandings in a row after which a person takes over. */
export const maxFailedTurns = 2

/** The next turn and what is remembered of it. Pure and total: for everything somebody may say there is one plan. */
export function planTurn(input: TurnInput): { plan: TurnPlan; memory: BotMemory } {
  const { understanding, language } = input
  const before = input.memory ?? emptyMemory(language)
  const failedTurns = isFailure(understanding) ? before.failedTurns + 1 : 0
  const memory: BotMemory = { ...before, language, failedTurns }
  const plan = choosePlan(input, memory)
  return { plan, memory: remember(plan, memory) }
}

function choosePlan(input: TurnInput, memory: BotMemory): TurnPlan {
  const { understanding, isBots } = input
  const handOver = (why: HandOverReason): TurnPlan => ({ kind: 'hand_over', why, task: memory.task, slots: memory.slots })
  // Whoever never heard the bot and did not ask for a person need not be told of one.
  if (!isBots && understanding.kind !== 'wants_person' && !memory.hasIntroduced) return { kind: 'silent' }
  switch (understanding.kind) {
    case 'wants_person':
      return handOver('wants_person')
    case 'beyond':
      return handOver(understanding.why === 'media' ? 'media' : 'out_of_scope')
    default:
      if (memory.failedTurns >= maxFailedTurns) return handOver('not_understood')
      return isBots ? goOn(input, memory) : handOver('decided')
  }
}

function goOn({ understanding, text, tasks }: TurnInput, memory: BotMemory): TurnPlan {
  const offer = (ids: string[], part: { isAgain?: boolean; isGreeting?: boolean } = {}): TurnPlan => ({
    kind: 'ask_task',
    tasks: ids,
    isAgain: false,
    isGreeting: false,
    ...part,
  })
  switch (understanding.kind) {
    case 'tasks': {
      if (understanding.tasks.length > 1) return { kind: 'answer', tasks: understanding.tasks.map(({ task }) => task), slots: {} }
      const task = tasks.find(({ id }) => id === understanding.tasks[0]?.task)
      if (!task) return offer([], { isAgain: true })
      const told = task.id === memory.task ? memory.slots : {}
      return doTask(task, { ...told, ...readSlots(task.slots, text) })
    }
    case 'slot': {
      const task = tasks.find(({ id }) => id === memory.task)
      const slot = memory.awaiting?.kind === 'slot' ? memory.awaiting.slot : null
      return task && slot ? doTask(task, { ...memory.slots, [slot]: understanding.value }) : offer([], { isAgain: true })
    }
    case 'unsure':
      return offer(understanding.tasks.map(({ task }) => task))
    case 'greeting':
      return offer([], { isGreeting: true })
    case 'yes':
      return memory.hasIntroduced ? { kind: 'close', isSilent: false } : offer([])
    case 'thanks':
      return { kind: 'close', isSilent: true }
    default: {
      const { awaiting } = memory
      if (awaiting?.kind === 'slot' && memory.task && understanding.kind === 'unknown')
        return { kind: 'ask_slot', task: memory.task, slot: awaiting.slot, slots: memory.slots, isAgain: true }
      return offer([], { isAgain: true })
    }
  }
}

/** Asks for one thing at a time, and then does it. */
function doTask(task: BotTask, slots: Record<string, string>): TurnPlan {
  const missing = task.slots.find(({ name }) => slots[name] === undefined)
  if (missing) return { kind: 'ask_slot', task: task.id, slot: missing.name, slots, isAgain: false }
  return task.source.kind === 'person'
    ? { kind: 'hand_over', why: 'person_task', task: task.id, slots }
    : { kind: 'answer', tasks: [task.id], slots }
}

function remember(plan: TurnPlan, memory: BotMemory): BotMemory {
  switch (plan.kind) {
    case 'answer':
      return { ...memory, task: plan.tasks[0] ?? null, slots: plan.slots, awaiting: { kind: 'outcome' }, hasIntroduced: true }
    case 'ask_slot':
      return { ...memory, task: plan.task, slots: plan.slots, awaiting: { kind: 'slot', slot: plan.slot }, hasIntroduced: true }
    case 'ask_task':
      return { ...memory, task: null, slots: {}, awaiting: { kind: 'task', tasks: plan.tasks }, hasIntroduced: true }
    case 'hand_over':
    case 'close':
      return { ...memory, task: null, slots: {}, awaiting: null, failedTurns: 0, hasIntroduced: true }
    case 'silent':
      return memory
  }
}
