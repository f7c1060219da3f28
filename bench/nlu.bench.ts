// How well messages are understood, beside the figures of a linear reference, and what it costs. Without the
// development data only the cost is measured, on the shipped examples.

import { readIntent } from '../lib/nlu/intent-model.ts'
import { createKeywordMatcher } from '../lib/nlu/keywords/match-keywords.ts'
import { NLU_LANGUAGES } from '../lib/nlu/nlu-language.ts'
import { shippedExamples } from '../lib/nlu/shipped/shipped-examples.ts'
import { shippedSentinels } from '../lib/nlu/shipped/shipped-sentinels.ts'
import { shippedSignals } from '../lib/nlu/signals/shipped-signals.ts'
import { readSignals, trainSignalModels } from '../lib/nlu/signals/signal-models.ts'
import { type IntentExample, trainIntentModel } from '../lib/nlu/train-intent-model.ts'
import { step } from '../scripts/progress.ts'
import { type Aim, type Bench, isMet } from './bench.ts'
import { explainMissingData } from './nlu-data.ts'
import type { NluFigure } from './nlu-figure.ts'
import { measureChats, measureIntents } from './nlu-intents.ts'
import { measureKeywords, measureLanguages, measureQuestions, measureSignals } from './nlu-parts.ts'
import recorded from './nlu-recorded.json' with { type: 'json' }

/** How much worse than recorded a figure may become (nlu.md 8). */
const SLACK = 1
/** Figures of this code when it was last measured on purpose, by set and figure. */
const RECORDED: Record<string, number> = recorded
const ROUNDS = 5

export default {
  title: 'understanding messages: accuracy beside the reference, and processor time',
  async run() {
    const figures: NluFigure[] = []
    const missing = explainMissingData()
    if (missing !== null) console.log(missing)
    else {
      figures.push(...(await step('Classify among tasks', async () => measureIntents())))
      figures.push(...(await step('Read real chats', async () => measureChats())))
      figures.push(...(await step('Tell languages', async () => measureLanguages())))
      figures.push(...(await step('Find several questions', async () => measureQuestions())))
      figures.push(...(await step('Match keywords', async () => measureKeywords())))
      figures.push(...(await step('Read signals', async () => measureSignals())))
    }
    const costs = await step('Measure what it costs', async () => measureCosts())
    const rows = [...figures, ...costs].map((measured) => ({
      set: measured.set,
      figure: measured.figure,
      ours: measured.ours.toFixed(1),
      recorded: RECORDED[nameOf(measured)]?.toFixed(1) ?? '',
      reference: `${measured.direction === 'at_least' ? '≥' : '≤'} ${measured.reference}`,
      beats: isMet({ ...aimOf(measured), limit: measured.reference }) ? 'yes' : 'no',
    }))
    return { rows, aims: [...figures, ...costs].map(aimOf) }
  },
} satisfies Bench

/** Not worse than recorded; what was never recorded, and what time costs, not worse than the reference. */
function aimOf(measured: NluFigure): Aim {
  const { ours, reference, direction } = measured
  const last = RECORDED[nameOf(measured)]
  const slack = direction === 'at_least' ? -SLACK : SLACK
  return { name: nameOf(measured), value: ours, limit: last === undefined ? reference : Number((last + slack).toFixed(1)), direction }
}

function nameOf({ set, figure }: NluFigure): string {
  return `${set}: ${figure}`
}

function measureCosts(): NluFigure[] {
  const examples = shippedExamples(NLU_LANGUAGES)
  const texts = examples.map(({ text }) => text)
  const twenty = twentyTasks(examples)
  const training = { counterexamples: [], sentinels: shippedSentinels(), seed: 1 }
  const { model } = trainIntentModel({ ...training, examples: twenty })
  const signals = trainSignalModels(shippedSignals(), 1)
  const keywords = [...new Set(texts.flatMap((text) => text.split(/\P{L}+/u)).filter((word) => word.length > 4))].slice(0, 500)
  const matcher = createKeywordMatcher(
    keywords.map((word, index) => ({
      id: String(index),
      languages: ['nl'],
      phrases: [word],
      inflect: true,
      compound: 'first',
      fuzzy: true,
      negation: 'cancels',
      gap: 3,
    })),
  )
  const perMessage = (read: (text: string) => unknown) => (cpuMs(() => texts.forEach(read)) / texts.length) * 1000
  return [
    cost(
      'train 20 tasks × 30 examples, thresholds included, ms',
      cpuMs(() => trainIntentModel({ ...training, examples: twenty })),
      2000,
    ),
    cost(
      'classify a message, µs',
      perMessage((text) => readIntent(model, text)),
      250,
    ),
    cost(
      'signals of a message, µs',
      perMessage((text) => readSignals(signals, text)),
      250,
    ),
    cost(
      '500 keywords on a message, µs',
      perMessage((text) => matcher.match(text)),
      250,
    ),
  ]
}

/** The built-in tasks' own examples dealt out over twenty names: what is learnt matters less here than how much. */
function twentyTasks(examples: readonly IntentExample[]): IntentExample[] {
  return examples.slice(0, 600).map((example, index) => ({ ...example, task: `task ${Math.floor(index / 30)}` }))
}

/** Processor time of the fastest of several runs: the machine may be busy with something else. */
function cpuMs(work: () => unknown): number {
  const runs = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...runs)
}

function cost(figure: string, ours: number, reference: number): NluFigure {
  return { set: 'processor time', figure, ours, reference, direction: 'at_most' }
}
