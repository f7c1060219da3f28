import { z } from 'zod'

const number = z.number().optional().catch(undefined)
/** Duration comes as text from some servers. */
const maybeNumber = z
  .union([z.number(), z.string().transform(Number).pipe(z.number())])
  .optional()
  .catch(undefined)

/** An answer of an OpenAI-compatible endpoint; only `text` can be relied on (audio.md 8.1). Times in seconds. */
export const answerSchema = z.looseObject({
  text: z.string(),
  language: z.string().optional().catch(undefined),
  duration: maybeNumber,
  segments: z
    .array(
      z.looseObject({
        start: z.number(),
        end: z.number(),
        text: z.string(),
        avg_logprob: number,
        compression_ratio: number,
        no_speech_prob: number,
      }),
    )
    .nullish()
    .catch(undefined),
  words: z
    .array(z.looseObject({ word: z.string(), start: z.number(), end: z.number() }))
    .nullish()
    .catch(undefined),
})
export type Answer = z.infer<typeof answerSchema>

/** English names of languages, as Whisper tells them, to codes. */
const names = new Map<string, string>()

/** A language as a code (ISO 639): endpoints tell "nl" or "dutch". Null for what is neither. */
export function readLanguage(told: string | undefined): string | null {
  if (!told) return null
  const lower = told.trim().toLowerCase().replaceAll('_', '-')
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(lower)) return lower
  return languageByName(lower)
}

const codes =
  'af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw he hi hr ht hu hy id is it ja jv ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl tr tt uk ur uz vi yi yo yue zh'

function languageByName(name: string): string | null {
  if (names.size === 0) {
    const inEnglish = new Intl.DisplayNames('en', { type: 'language' })
    for (const code of codes.split(' ')) names.set((inEnglish.of(code) ?? code).toLowerCase(), code)
    for (const [other, code] of [
      ['flemish', 'nl'],
      ['bengali', 'bn'],
      ['castilian', 'es'],
      ['mandarin', 'zh'],
      ['valencian', 'ca'],
      ['haitian', 'ht'],
      ['letzeburgesch', 'lb'],
      ['maori', 'mi'],
      ['moldavian', 'ro'],
      ['moldovan', 'ro'],
      ['myanmar', 'my'],
      ['nynorsk', 'nn'],
      ['panjabi', 'pa'],
      ['pushto', 'ps'],
      ['sinhalese', 'si'],
      ['tagalog', 'tl'],
    ] as const)
      names.set(other, code)
  }
  return names.get(name) ?? null
}
