import { type BotMemory, botLanguages } from './bot-memory.ts'
import { type BotTask, placeholdersOf } from './bot-task.ts'
import { botTexts } from './bot-texts.ts'
import type { TurnPlan } from './plan-turn.ts'
import { choices } from './understand-turn.ts'

export type ComposedTurn = { text: string; buttons: { id: string; title: string }[] }

/** WhatsApp's limits of a message with buttons (whatsapp-messages.md 4.6). */
const maxText = 1_024
const maxTitle = 20
const offeredTasks = 2

export type ComposeInput = {
  plan: Exclude<TurnPlan, { kind: 'silent' }>
  tasks: readonly BotTask[]
  memory: Pick<BotMemory, 'language'>
  /** Of each answered task, what its source gave. */
  values: Record<string, Record<string, string>>
  /** Whether the bot has not said yet what it is. */
  isFirst: boolean
  /** The name customers know the number by. */
  name: string
  /** When it opens, as people say it ("morgen om 09:00"); null while it is open. */
  opensAt: string | null
}

/**
 * The one message of a turn. Every value in it is from a source or from the customer.
 * @returns null when a value is missing: nothing may be said then. An empty text when there is nothing to say.
 */
export function composeTurn(input: ComposeInput): ComposedTurn | null {
  const { plan, memory, isFirst, name } = input
  const texts = botTexts[memory.language]
  if (plan.kind === 'close' && plan.isSilent) return { text: '', buttons: [] }
  const said = sayPlan(input)
  if (said === null) return null
  const text = [isFirst && texts.introduction.replace('{name}', () => name), said].filter(Boolean).join('\n\n')
  if (text.length > maxText) return null
  return { text, buttons: plan.kind === 'hand_over' || plan.kind === 'close' ? [] : buttonsOf(input) }
}

function sayPlan({ plan, tasks, memory, values, opensAt }: ComposeInput): string | null {
  const texts = botTexts[memory.language]
  switch (plan.kind) {
    case 'answer': {
      const answers = plan.tasks.map((id) => {
        const task = tasks.find((one) => one.id === id)
        return task ? fill(wordsFor(task.answer, memory.language), { ...plan.slots, ...values[id] }) : null
      })
      return answers.some((answer) => answer === null) ? null : [...answers, texts.didThisHelp].join('\n\n')
    }
    case 'ask_slot': {
      const slot = tasks.find(({ id }) => id === plan.task)?.slots.find(({ name }) => name === plan.slot)
      const question = slot ? wordsFor(slot.ask, memory.language) : null
      return question && [plan.isAgain && texts.again, question].filter(Boolean).join(' ')
    }
    case 'ask_task': {
      const question = plan.tasks.length > 0 ? texts.whichTask : texts.askTask
      return [plan.isGreeting && texts.greeting, plan.isAgain && texts.again, question].filter(Boolean).join(' ')
    }
    case 'hand_over': {
      const list = plan.why === 'out_of_scope' ? texts.canDo.replace('{tasks}', () => listTasks(tasks, memory.language)) : null
      return [texts.handOver[plan.why], list, opensAt && texts.openAgain.replace('{at}', () => opensAt)].filter(Boolean).join(' ')
    }
    case 'close':
      return texts.goodbye
  }
}

/** A template with its values; null when one is missing or nothing is written. */
function fill(template: string | null, values: Record<string, string>): string | null {
  if (template === null || placeholdersOf(template).some((name) => !values[name])) return null
  return template.replace(/\{([a-z0-9_]+)\}/g, (whole, name: string) => values[name] ?? whole)
}

function buttonsOf({ plan, tasks, memory }: ComposeInput): ComposedTurn['buttons'] {
  const { buttons } = botTexts[memory.language]
  const person = { id: choices.person, title: buttons.person }
  if (plan.kind === 'answer') return [{ id: choices.yes, title: buttons.yes }, { id: choices.no, title: buttons.no }, person]
  if (plan.kind !== 'ask_task') return [person]
  const offered = plan.tasks.length > 0 ? plan.tasks : tasks.filter(isOffered).map(({ id }) => id)
  const titles = new Set([person.title])
  const shown = offered.flatMap((id) => {
    const task = tasks.find((one) => one.id === id)
    const title = task && titleOf(task, memory.language)
    if (!title || titles.has(title)) return [] // a provider refuses two buttons that say the same
    titles.add(title)
    return [{ id: choices.task + id, title }]
  })
  return [...shown.slice(0, offeredTasks), person]
}

function isOffered(task: BotTask): boolean {
  return task.isOn && (task.source.kind !== 'person' || task.slots.length > 0)
}

function listTasks(tasks: readonly BotTask[], language: BotMemory['language']): string {
  return tasks
    .filter(isOffered)
    .slice(0, 8)
    .map((task) => titleOf(task, language).toLowerCase())
    .join(', ')
}

/** The name of a task as a button says it. */
export function titleOf(task: Pick<BotTask, 'label' | 'name'>, language: string): string {
  return (wordsFor(task.label, language) ?? task.name).slice(0, maxTitle).trim()
}

/** The words in a language, else in English, else in the first there is. */
export function wordsFor(words: Record<string, string>, language: string): string | null {
  return words[language] ?? words.en ?? Object.values(words)[0] ?? null
}

/** What the bot speaks with somebody of a language. */
export function botLanguageOf(language: string): BotMemory['language'] {
  return botLanguages.find((one) => one === language) ?? 'en'
}
