// What the bot can do, as admins define it: narrow tasks, each with a source of truth. One shape for the database, the
// API, the editor and the bot.
import { z } from 'zod'

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/, 'is letters, digits, - and _')
const languageTag = z.string().regex(/^[a-z]{2,3}$/, 'must be a code such as nl')
const maxExamples = 1_000
/** By language (ISO 639-1). */
const examplesSchema = z.record(languageTag, z.array(z.string().trim().min(1).max(500)).max(maxExamples))
/** WhatsApp's limit for a message with buttons is 1,024 (whatsapp-messages.md 4.6); the bot adds who it is. */
export const maxAnswerLength = 700
/** By language; a customer of another language reads the English one, else the first. */
const wordsSchema = z.record(languageTag, z.string().trim().min(1).max(maxAnswerLength))

/** What customers are asked for, and the form it must have. */
export const slotKinds = ['order_number', 'postcode', 'email', 'text'] as const
const slotSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is lower-case letters, digits and _'),
  kind: z.enum(slotKinds),
  /** How it is asked for. */
  ask: wordsSchema,
})
export type BotSlot = z.infer<typeof slotSchema>

const fieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is lower-case letters, digits and _'),
  /** Where it stands in the answer: names and indexes with dots, `order.items.0.name`. */
  path: z.string().regex(/^[\w-]{1,60}(\.[\w-]{1,60}){0,7}$/, 'must be names with dots between them'),
  kind: z.enum(['text', 'number', 'date', 'money']),
})

export const sourceSchema = z.discriminatedUnion('kind', [
  /** The product's own hours: `{today}` and `{week}`. */
  z.strictObject({ kind: z.literal('opening_hours') }),
  /** The answer itself is the truth. */
  z.strictObject({ kind: z.literal('fixed') }),
  /** GET to a fixed host; slots stand in braces in path and query only. 404 means that there is none. */
  z.strictObject({
    kind: z.literal('http'),
    url: z.string().max(500),
    timeoutMs: z.int().min(200).max(5_000).default(3_000),
    fields: z.array(fieldSchema).min(1).max(20),
  }),
  /** A person does it: the bot asks what they need to know, and hands over. */
  z.strictObject({ kind: z.literal('person') }),
])
export type BotSource = z.infer<typeof sourceSchema>

export const botTaskSchema = z
  .strictObject({
    /** Stays with the task through its versions: rules and receipts name it. */
    id,
    name: z.string().trim().min(1).max(80),
    isOn: z.boolean().default(true),
    /** What a button says (20 characters at most), by language. */
    label: z.record(languageTag, z.string().trim().min(1).max(20)).default({}),
    examples: examplesSchema,
    /** Looks like it but is not. */
    notExamples: examplesSchema.default({}),
    slots: z.array(slotSchema).max(4).default([]),
    source: sourceSchema.default({ kind: 'person' }),
    /** With `{name}` for what the source or a slot holds. */
    answer: wordsSchema.default({}),
    /** Whether a voice note within the task is answered too, in writing. */
    answersVoice: z.boolean().default(true),
  })
  .superRefine((task, context) => {
    for (const problem of problemsOf(task)) context.addIssue({ code: 'custom', ...problem })
  })
export type BotTask = z.infer<typeof botTaskSchema>

/** Tasks as they are saved, unlike each other. */
export const botTasksSchema = z
  .array(botTaskSchema)
  .max(200)
  .superRefine((tasks, context) => {
    const seen = new Set<string>()
    for (const [index, task] of tasks.entries()) {
      if (seen.has(task.id)) context.addIssue({ code: 'custom', path: [index, 'id'], message: 'is used by an earlier task' })
      seen.add(task.id)
    }
  })

/** Names a source gives, besides the slots. */
export function fieldNamesOf(source: BotSource): string[] {
  if (source.kind === 'opening_hours') return ['today', 'week']
  return source.kind === 'http' ? source.fields.map(({ name }) => name) : []
}

/** The `{names}` in a template, each once. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{([a-z0-9_]+)\}/g)].map((match) => match[1] ?? ''))]
}

function problemsOf(task: Omit<BotTask, 'id'>): { path: (string | number)[]; message: string }[] {
  const slots = task.slots.map(({ name }) => name)
  const known = [...slots, ...fieldNamesOf(task.source)]
  const unknownIn = (text: string, names: string[]) => placeholdersOf(text).filter((name) => !names.includes(name))
  const problems = Object.entries(task.answer).flatMap(([language, text]) =>
    unknownIn(text, known).map((name) => ({ path: ['answer', language], message: `{${name}} is neither a slot nor given by the source` })),
  )
  if (new Set(known).size < known.length) problems.push({ path: ['slots'], message: 'name something twice' })
  if (task.source.kind !== 'person' && Object.keys(task.answer).length === 0)
    problems.push({ path: ['answer'], message: 'must be there in one language at least' })
  if (task.source.kind === 'http') {
    const problem = problemOfUrl(task.source.url)
    if (problem) problems.push({ path: ['source', 'url'], message: problem })
    for (const name of unknownIn(task.source.url, slots))
      problems.push({ path: ['source', 'url'], message: `{${name}} is no slot of the task` })
  }
  return problems
}

/** What a customer says must never choose whom we ask. */
function problemOfUrl(text: string): string | null {
  const [, origin = ''] = /^(https?:\/\/[^/?#]*)/.exec(text) ?? []
  if (!URL.canParse(text.replaceAll(/[{}]/g, '')) || origin === '') return 'must be an address that begins with https:// or http://'
  if (/[{}@]/.test(origin)) return 'must name its host in full, without slots and without a login'
  return null
}

/** Whether it can be answered at once: nothing to ask for, and not a person's work. */
export function isSimple(task: Pick<BotTask, 'slots' | 'source'>): boolean {
  return task.slots.length === 0 && task.source.kind !== 'person'
}
