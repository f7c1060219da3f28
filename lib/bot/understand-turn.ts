// What a customer's messages mean to the bot, in the light of what it asked before. Pure; the router asks it for facts, the
// bot for its next turn, so that both always understand the same.
import { foldWord } from '../nlu/normalize-text.ts'
import type { MessageReading } from '../routing/message-facts.ts'
import type { RoutingFacts } from '../routing/routing-facts.ts'
import type { BotMemory } from './bot-memory.ts'
import { type BotTask, isSimple } from './bot-task.ts'
import { readSlot } from './read-slots.ts'

/** Messages in a row, read together. */
export type Burst = {
  /** Their words, one message after the other; a transcript for a voice note that has one. */
  text: string
  /** The id of the button that was tapped last. */
  choiceId: string | null
  isVoice: boolean
  /** A voice note whose words are not known, or not yet. */
  isUnheard: boolean
  /** A photo, a place, a contact: nothing the bot can read. */
  hasOther: boolean
}

export type Understanding =
  | { kind: 'wants_person' }
  /** One task, or two that may be answered together. Confidence null: a button was tapped. */
  | { kind: 'tasks'; tasks: { task: string; confidence: number | null }[] }
  /** The value that was asked for. */
  | { kind: 'slot'; value: string }
  | { kind: 'unsure'; tasks: { task: string; confidence: number }[] }
  | { kind: 'yes' }
  | { kind: 'no' }
  /** Courtesy after the end: nothing to say to that. */
  | { kind: 'thanks' }
  | { kind: 'greeting' }
  | { kind: 'unknown' }
  | { kind: 'beyond'; why: 'out_of_scope' | 'media' | 'voice' }

/** Ids of the bot's own buttons. */
export const choices = { person: 'bot:person', yes: 'bot:yes', no: 'bot:no', task: 'bot:task:' } as const

/** Up to so many words an answer to a question is taken for that answer, whatever else it resembles. */
const shortAnswer = 5
const fewestWordsOfQuestion = 3
const yes =
  /^(?:ja+|jawel|yes|yep|yeah|ok(?:e|ay)?|oke|prima|klopt|super|top|opgelost|perfect|helemaal goed|goed zo|thanks|thank you|bedankt|dank je(?: wel)?|dankjewel|merci|danke|oui)\b/
const no = /^(?:nee+|neen|no|nope|klopt niet|niet|dat klopt niet|fout|verkeerd|onjuist|that'?s? not|not|wrong|incorrect|nein|non)\b/

export function understandTurn(burst: Burst, reading: MessageReading, memory: BotMemory | null, tasks: readonly BotTask[]): Understanding {
  const known = tasks.filter((task) => task.isOn)
  const tapped = understandChoice(burst.choiceId, known)
  if (tapped) return tapped.kind === 'yes' && isClosed(memory) ? { kind: 'thanks' } : tapped
  if (burst.hasOther) return { kind: 'beyond', why: 'media' }
  if (reading.facts.wantsHuman?.value) return { kind: 'wants_person' }
  const answered = understandAnswer(burst.text, memory, known)
  if (answered) return answered
  if (reading.band === 'answer') return understandTasks(burst, reading, known)
  return understandRest(burst, reading, memory, known)
}

function understandChoice(id: string | null, tasks: readonly BotTask[]): Understanding | null {
  if (id === choices.person) return { kind: 'wants_person' }
  if (id === choices.yes) return { kind: 'yes' }
  if (id === choices.no) return { kind: 'no' }
  const task = tasks.find((one) => id === choices.task + one.id)
  return task ? { kind: 'tasks', tasks: [{ task: task.id, confidence: null }] } : null
}

/** What answers the bot's own question; a longer message may as well be another subject. */
function understandAnswer(text: string, memory: BotMemory | null, tasks: readonly BotTask[]): Understanding | null {
  if (!memory?.awaiting || !/\S/.test(text) || countWords(text) > shortAnswer) return null
  const { awaiting } = memory
  if (awaiting.kind === 'slot') {
    const slot = tasks.find(({ id }) => id === memory.task)?.slots.find(({ name }) => name === awaiting.slot)
    const value = slot && readSlot(slot.kind, text)
    return value ? { kind: 'slot', value } : null
  }
  const folded = foldWord(text).trim()
  if (awaiting.kind === 'closed') return yes.test(folded) ? { kind: 'thanks' } : null
  if (no.test(folded)) return { kind: 'no' }
  if (!yes.test(folded)) return null
  const [only] = awaiting.kind === 'task' ? awaiting.tasks : []
  if (awaiting.kind === 'outcome') return { kind: 'yes' }
  return only && awaiting.tasks.length === 1 ? { kind: 'tasks', tasks: [{ task: only, confidence: null }] } : null
}

function understandTasks(burst: Burst, reading: MessageReading, tasks: readonly BotTask[]): Understanding {
  const find = (id: string) => tasks.find((task) => task.id === id)
  const several = reading.tasks.flatMap((id) => find(id) ?? [])
  const [best] = reading.intent.guesses
  const chosen = several.length === 2 && several.every(isSimple) ? several : [find(best?.task ?? '')].flatMap((task) => task ?? [])
  if (chosen.length === 0) return { kind: 'beyond', why: 'out_of_scope' }
  if (burst.isVoice && chosen.some((task) => !task.answersVoice)) return { kind: 'beyond', why: 'voice' }
  return { kind: 'tasks', tasks: chosen.map(({ id }) => ({ task: id, confidence: best?.confidence ?? 0 })) }
}

function understandRest(burst: Burst, reading: MessageReading, memory: BotMemory | null, tasks: readonly BotTask[]): Understanding {
  const { sentinel, guesses } = reading.intent
  if (sentinel === 'thanks' || sentinel === 'goodbye') {
    if (memory?.awaiting?.kind === 'outcome') return { kind: 'yes' }
    if (isClosed(memory)) return { kind: 'thanks' }
  }
  if (sentinel === 'greeting' && !burst.isVoice) return { kind: 'greeting' }
  const offered = guesses.filter(({ task }) => tasks.some(({ id }) => id === task)).slice(0, 2)
  // Who never spoke with the bot is not asked about what resembles nothing it knows.
  const mayAsk = sentinel === null || memory?.hasIntroduced === true
  const isAnswering = memory?.awaiting?.kind === 'slot' && countWords(burst.text) < fewestWordsOfQuestion
  if (reading.band === 'ask' && mayAsk && offered.length > 0 && !burst.isVoice && !isAnswering) return { kind: 'unsure', tasks: offered }
  // Where nothing was asked yet, what is not understood goes to a person at once.
  return memory?.hasIntroduced && countWords(burst.text) < fewestWordsOfQuestion
    ? { kind: 'unknown' }
    : { kind: 'beyond', why: 'out_of_scope' }
}

/** What that means to the router, in place of what the words alone say. */
export function factsOfTurn(understanding: Understanding, memory: BotMemory | null, tasks: readonly BotTask[]): RoutingFacts {
  const evidence = [{ kind: 'record' as const, of: 'bot' }]
  const is = <T>(value: T) => ({ value, evidence })
  const failed = memory?.failedTurns ?? 0
  const counted = memory && { failedBotTurns: is(isFailure(understanding) ? failed + 1 : failed) }
  const [first] = understanding.kind === 'tasks' || understanding.kind === 'unsure' ? understanding.tasks : []
  const task = first?.task ?? (understanding.kind === 'slot' ? memory?.task : null)
  const named = task && { task: is(task), taskConfidence: is(first?.confidence ?? 1) }
  return {
    ...counted,
    ...named,
    ...(understanding.kind === 'wants_person' && { wantsHuman: is(true) }),
    band: is(bandOfTurn(understanding, tasks)),
    outOfScope: is(understanding.kind === 'beyond'),
  }
}

function bandOfTurn(understanding: Understanding, tasks: readonly BotTask[]): 'answer' | 'ask' | 'hand_over' {
  switch (understanding.kind) {
    case 'tasks': {
      // A person's work of which nothing need be asked is a person's at once.
      const [task] = tasks.filter(({ id }) => id === understanding.tasks[0]?.task)
      return task?.source.kind === 'person' && task.slots.length === 0 ? 'hand_over' : 'answer'
    }
    case 'slot':
    case 'yes':
    case 'thanks':
      return 'answer'
    case 'unsure':
    case 'greeting':
    case 'unknown':
    case 'no':
      return 'ask'
    case 'wants_person':
    case 'beyond':
      return 'hand_over'
  }
}

/** Not understood, or told to be wrong. */
export function isFailure({ kind }: Understanding): boolean {
  return kind === 'unknown' || kind === 'no'
}

function isClosed(memory: BotMemory | null): boolean {
  return memory?.awaiting?.kind === 'closed'
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
