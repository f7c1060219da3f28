import type { NluLanguage } from '../nlu-language.ts'
import { shippedNearMisses } from '../shipped/near-misses.ts'
import { shippedExamples } from '../shipped/shipped-examples.ts'
import { shippedSentinels } from '../shipped/shipped-sentinels.ts'
import type { SignalExamples } from './signal-examples.ts'
import { SIGNAL_EXAMPLES_DE } from './signal-examples-de.ts'
import { SIGNAL_EXAMPLES_EN } from './signal-examples-en.ts'
import { SIGNAL_EXAMPLES_FR } from './signal-examples-fr.ts'
import { SIGNAL_EXAMPLES_NL } from './signal-examples-nl.ts'
import type { SignalExample } from './signal-models.ts'

const EXAMPLES: Record<NluLanguage, SignalExamples> = {
  nl: SIGNAL_EXAMPLES_NL,
  en: SIGNAL_EXAMPLES_EN,
  de: SIGNAL_EXAMPLES_DE,
  fr: SIGNAL_EXAMPLES_FR,
}
const LANGUAGES = Object.keys(EXAMPLES)

/** With what the signal models start; verdicts of agents are added to it. More than half is calm. */
export function shippedSignals(): SignalExample[] {
  const signals = Object.values(EXAMPLES).flatMap(({ calm, frustrated, urgent, frustratedUrgent, frustratedHuman }) => [
    ...label(calm, {}),
    ...label(frustrated, { frustration: true }),
    ...label(urgent, { urgency: true }),
    ...label(frustratedUrgent, { frustration: true, urgency: true }),
    ...label(frustratedHuman, { frustration: true, wantsHuman: true }),
  ])
  const tasks = shippedExamples(LANGUAGES).flatMap(({ task, text }) => label([text], { wantsHuman: task === 'talk_to_person' }))
  const others = [...shippedSentinels(), ...shippedNearMisses(LANGUAGES)].flatMap(({ text }) => label([text], {}))
  return [...signals, ...tasks, ...others]
}

function label(texts: readonly string[], found: Partial<SignalExample>): SignalExample[] {
  return texts.map((text) => ({ frustration: false, urgency: false, wantsHuman: false, ...found, text }))
}
