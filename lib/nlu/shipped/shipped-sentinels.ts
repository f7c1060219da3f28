import { BACKGROUND } from '../intent-model.ts'
import type { SentinelExample } from '../train-intent-model.ts'
import { BACKGROUND_SENTENCES } from './background-sentences.ts'
import { CONTENT_SENTENCES } from './content-sentences.ts'
import { PHATIC_SENTENCES } from './phatic-sentences.ts'

/** Every sentence the product knows to be no task of anybody. */
export function shippedSentinels(): SentinelExample[] {
  const phatic = Object.entries(PHATIC_SENTENCES).flatMap(([language, acts]) =>
    Object.entries(acts).flatMap(([name, texts]) => texts.map((text) => ({ name, text, language }))),
  )
  const background = Object.entries(BACKGROUND_SENTENCES).flatMap(([language, texts]) =>
    texts.map((text) => ({ name: BACKGROUND, text, language })),
  )
  const content = CONTENT_SENTENCES.map((text) => ({ name: 'content', text, language: '' }))
  return [...phatic, ...content, ...background]
}
