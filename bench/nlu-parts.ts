// nlu.md 1, 3, 4 and 5: language, several questions, keywords, signals, each beside the reference's figure.
import { detectLanguage } from '../lib/nlu/detect-language.ts'
import type { IntentModel } from '../lib/nlu/intent-model.ts'
import { keywordRuleSchema } from '../lib/nlu/keywords/keyword-rule.ts'
import { matchKeywords } from '../lib/nlu/keywords/match-keywords.ts'
import { shippedSignals } from '../lib/nlu/signals/shipped-signals.ts'
import { readSignals, trainSignalModels } from '../lib/nlu/signals/signal-models.ts'
import { readQuestions } from '../lib/nlu/split-questions.ts'
import { fewRows, OUTSIDE, type Row, readRows } from './nlu-data.ts'
import { auroc, percent, trainOn } from './nlu-evaluation.ts'
import type { NluFigure } from './nlu-figure.ts'

const LANGUAGES = ['nl', 'en', 'de', 'fr']

export function measureLanguages(): NluFigure[] {
  const tatoeba = readRows('lid.tatoeba').filter(({ lang }) => lang !== 'af')
  const short = [...readRows('retail.dev'), ...readRows('routing.dev')]
  const shortest = [...tatoeba.filter(({ lang }) => LANGUAGES.includes(lang)), ...short].filter(({ text }) => text.length <= 20)
  return [
    atLeast('language', 'short nl/en/de/fr', shareDetected(short, LANGUAGES), 99),
    atLeast('language', 'tatoeba, 8 languages', shareDetected(tatoeba, [...new Set(tatoeba.map(({ lang }) => lang))]), 99.6),
    atLeast('language', '20 characters or fewer', shareDetected(shortest, LANGUAGES), 98),
  ]
}

/** Of the messages long enough to be told: the others keep the conversation's language. */
function shareDetected(rows: readonly Row[], enabled: string[]): number {
  const read = rows.map(({ text, lang }) => ({ lang, reading: detectLanguage(text, enabled, '') }))
  const detected = read.filter(({ reading }) => reading.source === 'detected')
  return percent(detected.filter(({ lang, reading }) => reading.language === lang).length, detected.length)
}

export function measureQuestions(): NluFigure[] {
  const retail = trainOn(readRows('retail.train'))
  const dutch = readRows('retail.dev').filter(({ lang, label }) => lang === 'nl' && label !== OUTSIDE)
  const multi = readRows('retail.multi.nl').filter(({ text, labels = [] }) => {
    const wanted = new Set(labels.filter((label) => label !== OUTSIDE))
    const { tasks } = readQuestions(retail, text)
    return tasks.length === wanted.size && tasks.every((task) => wanted.has(task))
  })
  return [
    ...measurePairs(
      'bitext pairs',
      trainOn(fewRows(readRows('bitext.train'), 30)),
      readRows('bitext.dev'),
      [' and ', '. ', '. Also, ', ', '],
      [84, 83, 0],
    ),
    ...measurePairs('retail nl pairs', retail, dutch, [' en ', '. ', '. Ook ', ', '], [87, null, 0.8]),
    atLeast('retail.multi.nl', 'exact of 16', multi.length, 13),
  ]
}

/** Each row with another half the set away, of another label. */
function measurePairs(
  set: string,
  model: IntentModel,
  rows: readonly Row[],
  joins: readonly string[],
  reference: (number | null)[],
): NluFigure[] {
  const half = Math.floor(rows.length / 2)
  const pairs = rows.flatMap((row, index) => {
    const candidates = [...rows.slice((index + half) % rows.length), ...rows]
    const other = candidates.find(({ label }) => label !== row.label)
    const join = joins[index % joins.length] ?? ' '
    return other === undefined ? [] : [{ text: row.text.replace(/[.?! ]+$/, '') + join + other.text, wanted: [row.label, other.label] }]
  })
  const read = pairs.map(({ text, wanted }) => ({ wanted, tasks: readQuestions(model, text).tasks }))
  const found = percent(read.filter(({ tasks }) => tasks.length > 1).length, read.length)
  const exact = percent(
    read.filter(({ tasks, wanted }) => tasks.length === 2 && wanted.every((task) => tasks.includes(task))).length,
    read.length,
  )
  const wrong = percent(rows.filter(({ text }) => readQuestions(model, text).tasks.length > 1).length, rows.length)
  const [foundReference, exactReference, wrongReference] = reference
  return [
    atLeast(set, 'found', found, foundReference ?? 0),
    ...(exactReference == null ? [] : [atLeast(set, 'exact', exact, exactReference)]),
    atMost(set, 'false on singles', wrong, wrongReference ?? 0),
  ]
}

export function measureKeywords(): NluFigure[] {
  const rows = readRows('keywords.dev')
  const right = rows.filter(({ text, lang, keyword = '', match }) => {
    const rule = keywordRuleSchema.parse({ id: keyword, languages: [lang], phrases: [keyword] })
    return matchKeywords(text, [rule]).length > 0 === match
  })
  return [atLeast('keywords.dev', 'right', percent(right.length, rows.length), 100)]
}

export function measureSignals(): NluFigure[] {
  const models = trainSignalModels(shippedSignals(), 1)
  const routing = readRows('routing.dev').map((row) => ({ row, reading: readSignals(models, row.text) }))
  const ofRows = (isWanted: (row: Row) => boolean, value: (reading: (typeof routing)[number]['reading']) => number) =>
    routing.filter(({ row }) => isWanted(row)).map(({ reading }) => value(reading))
  const human = readRows('bitext.dev').map(({ text, label }) => ({ label, wantsHuman: readSignals(models, text).wantsHuman }))
  const askers = human.filter(({ label }) => label === 'contact_human_agent')
  const others = human.filter(({ label }) => !label.startsWith('contact_'))
  const frustration = (wanted: number) =>
    ofRows(
      (row) => row.frustration === wanted,
      (reading) => reading.frustration,
    )
  const urgency = (wanted: boolean) =>
    ofRows(
      (row) => row.urgent === wanted,
      (reading) => reading.urgency,
    )
  return [
    atLeast('routing.dev', 'frustrated or calm, AUROC', auroc(frustration(2), frustration(0)), 80),
    atLeast('routing.dev', 'urgent or not, AUROC', auroc(urgency(true), urgency(false)), 80),
    atLeast('bitext.dev', 'asks for a person, found', percent(askers.filter(({ wantsHuman }) => wantsHuman).length, askers.length), 57),
    atMost('bitext.dev', 'asks for a person, false', percent(others.filter(({ wantsHuman }) => wantsHuman).length, others.length), 0),
  ]
}

function atLeast(set: string, figure: string, ours: number, reference: number): NluFigure {
  return { set, figure, ours, reference, direction: 'at_least' }
}

function atMost(set: string, figure: string, ours: number, reference: number): NluFigure {
  return { set, figure, ours, reference, direction: 'at_most' }
}
