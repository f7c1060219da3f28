// nlu.md 2.5: each set by its own protocol, beside the figures of the reference.
import { bandOf, readIntent } from '../lib/nlu/intent-model.ts'
import type { SentinelExample } from '../lib/nlu/train-intent-model.ts'
import { fewRows, OUTSIDE, type Row, readRows } from './nlu-data.ts'
import { type Evaluation, evaluate, mistype, percent, trainOn } from './nlu-evaluation.ts'
import type { NluFigure } from './nlu-figure.ts'

type Reference = Partial<Record<keyof Evaluation, number>>
const LOWER_IS_BETTER: ReadonlySet<keyof Evaluation> = new Set(['fpr95', 'wrong', 'outsideAnswered'])

export function measureIntents(): NluFigure[] {
  return [...measureClinc(), ...measureBanking(), ...measureBitext(), ...measureXsid(), ...measureRetail()]
}

function measureClinc(): NluFigure[] {
  const [train, inside, outside] = [readRows('clinc150.train30'), readRows('clinc150.val'), readRows('clinc150.oos-dev')]
  const of = (count: number, reference: Reference) =>
    compare(`clinc150 ${count}`, evaluate(trainOn(fewRows(train, count)), inside, outside), reference)
  return [
    ...of(10, { accuracy: 81.3, auroc: 93.7, fpr95: 36.5, right: 77, wrong: 12, outsideAnswered: 18 }),
    ...of(30, { accuracy: 88.4, auroc: 96.3, fpr95: 19, right: 82, wrong: 6, outsideAnswered: 7 }),
  ]
}

function measureBanking(): NluFigure[] {
  const [train, inside, outside] = [readRows('banking77.train20'), readRows('banking77.dev20'), readRows('clinc150.oos-dev')]
  const twenty = trainOn(train.map(english))
  return [
    ...compare('banking77 10', evaluate(trainOn(fewRows(train, 10).map(english)), inside, outside), {
      accuracy: 73,
      top3: 87,
      auroc: 98,
      fpr95: 9,
      right: 72,
      wrong: 22,
      outsideAnswered: 8,
    }),
    ...compare('banking77 20', evaluate(twenty, inside, outside), {
      accuracy: 80.8,
      auroc: 98.8,
      fpr95: 5.5,
      right: 78,
      wrong: 15,
      outsideAnswered: 5,
    }),
    ...compare('banking77 20, typos', evaluate(twenty, mistype(inside), []), { accuracy: 80.1 }),
    ...compare('banking77 20, near', evaluateNear(train.map(english), inside), {
      accuracy: 81.9,
      auroc: 82.4,
      fpr95: 70,
      right: 78,
      wrong: 12,
      outsideAnswered: 55,
    }),
  ]
}

function measureBitext(): NluFigure[] {
  const [train, inside, outside] = [readRows('bitext.train'), readRows('bitext.dev'), readRows('clinc150.oos-dev')]
  const thirty = trainOn(fewRows(train, 30))
  return [
    ...compare('bitext 10', evaluate(trainOn(fewRows(train, 10)), inside, outside), {
      accuracy: 93.8,
      auroc: 99.6,
      fpr95: 1.5,
      right: 88,
      wrong: 2.5,
      outsideAnswered: 1,
    }),
    ...compare('bitext 30', evaluate(thirty, inside, outside), {
      accuracy: 98,
      auroc: 99.8,
      fpr95: 1,
      right: 93,
      wrong: 0.5,
      outsideAnswered: 1,
    }),
    ...compare('bitext 30, typos', evaluate(thirty, mistype(inside), []), { accuracy: 97.3 }),
    ...compare('bitext 30, near', evaluateNear(fewRows(train, 30), inside), {
      accuracy: 98.5,
      auroc: 97.8,
      fpr95: 14,
      right: 92,
      wrong: 0.2,
      outsideAnswered: 5,
    }),
  ]
}

function measureXsid(): NluFigure[] {
  const references = { nl: 92.3, en: 93, de: 92, tr: 93.7, ar: 90.3 }
  return Object.entries(references).flatMap(([language, accuracy]) => {
    const rows = readRows(`xsid.${language}.valid`)
    const clean = crossValidate(rows, (held) => held)
    const typos = language === 'nl' ? [figure('xsid nl, typos', 'accuracy', crossValidate(rows, mistype), 91)] : []
    return [figure(`xsid ${language}`, 'accuracy', clean, accuracy), ...typos]
  })
}

function crossValidate(rows: readonly Row[], change: (held: Row[]) => Row[]): number {
  const shares = [0, 1, 2, 3, 4].map((fold) => {
    const held = rows.filter((_, index) => index % 5 === fold)
    const model = trainOn(rows.filter((_, index) => index % 5 !== fold))
    return (evaluate(model, change(held), []).accuracy * held.length) / rows.length
  })
  return shares.reduce((sum, share) => sum + share, 0)
}

function measureRetail(): NluFigure[] {
  const [train, dev] = [readRows('retail.train'), readRows('retail.dev')]
  const joint = trainOn(train)
  const of = (language: string) => {
    const rows = dev.filter(({ lang }) => lang === language)
    return evaluate(
      joint,
      rows.filter(({ label }) => label !== OUTSIDE),
      rows.filter(({ label }) => label === OUTSIDE),
    )
  }
  return [
    ...compare('retail nl', of('nl'), { accuracy: 90.8, top3: 97.5, auroc: 94.6, fpr95: 22, right: 91, wrong: 8, outsideAnswered: 38 }),
    ...compare('retail en', of('en'), { accuracy: 75, auroc: 84, fpr95: 45 }),
    ...compare('retail de', of('de'), { accuracy: 75, auroc: 86, fpr95: 40 }),
    ...compare('retail fr', of('fr'), { accuracy: 72.5, auroc: 84, fpr95: 60 }),
  ]
}

/** Labels sorted, every fourth from the second one unknown. */
function evaluateNear(train: readonly Row[], dev: readonly Row[]): Evaluation {
  const labels = [...new Set(train.map(({ label }) => label))].sort()
  const isUnknown = ({ label }: Row) => labels.indexOf(label) % 4 === 1
  const known = (row: Row) => !isUnknown(row)
  return evaluate(trainOn(train.filter(known)), dev.filter(known), dev.filter(isUnknown))
}

const PHATIC = ['openinggreeting', 'closinggreeting', 'thankyou', 'confirmation', 'rejection', 'contentonly']
const CHATS = ['finance', 'insurance', 'software']

/** Real chats: only what is a task's is to be answered. Small talk is learnt from the other two trades. */
export function measureChats(): NluFigure[] {
  const references = { finance: [88.5, 12, 83], insurance: [97.9, 6, 85], software: [67, 17, 74] }
  return Object.entries(references).flatMap(([chat, [precision, outside, right]]) => {
    const measured = measureChat(chat)
    return [
      figure(`multidogo ${chat}`, 'precision', measured.precision, precision ?? 0),
      figure(`multidogo ${chat}`, 'outsideAnswered', measured.outsideAnswered, outside ?? 0),
      figure(`multidogo ${chat}`, 'right', measured.right, right ?? 0),
    ]
  })
}

function measureChat(chat: string): { precision: number; outsideAnswered: number; right: number } {
  const rows = readRows(`multidogo.${chat}`)
  const learnt = new Set([...new Set(rows.map(({ dialog }) => dialog))].slice(0, 150))
  const isTask = (label: string) => !PHATIC.includes(label) && label !== 'outofdomain'
  const examples = rows.filter(({ dialog, labels }) => learnt.has(dialog) && labels?.length === 1 && isTask(labels[0] ?? ''))
  const model = trainOn(firstRows(examples, 30), sentinelsWithout(chat))
  const read = rows
    .filter(({ dialog }) => !learnt.has(dialog))
    .map(({ text, labels = [] }) => {
      const reading = readIntent(model, text)
      const isAnswered = bandOf(reading, model.thresholds) === 'answer'
      return { labels, isAnswered, isRight: isAnswered && labels.includes(reading.guesses[0]?.task ?? '') }
    })
  const answered = read.filter(({ isAnswered }) => isAnswered)
  const inside = read.filter(({ labels }) => labels.some(isTask))
  const outside = read.filter(({ labels }) => labels.includes('outofdomain'))
  return {
    precision: percent(answered.filter(({ isRight }) => isRight).length, answered.length),
    outsideAnswered: percent(outside.filter(({ isAnswered }) => isAnswered).length, outside.length),
    right: percent(inside.filter(({ isRight }) => isRight).length, inside.length),
  }
}

function sentinelsWithout(chat: string): SentinelExample[] {
  const phatic = CHATS.filter((other) => other !== chat).flatMap((other) =>
    firstRows(
      readRows(`multidogo.${other}`).filter(({ labels }) => labels?.length === 1 && PHATIC.includes(labels[0] ?? '')),
      40,
    ),
  )
  const general = [
    ...readRows('lid.tatoeba')
      .filter(({ lang }) => lang === 'en')
      .slice(0, 200),
    ...readRows('clinc150.oos-dev'),
  ]
  return [
    ...phatic.map(({ text, label }) => ({ name: label, text, language: 'en' })),
    ...general.map(({ text }) => ({ name: 'general', text, language: 'en' })),
  ]
}

function firstRows(rows: readonly Row[], count: number): Row[] {
  const labelled = rows.map((row) => ({ ...row, label: row.labels?.[0] ?? '' }))
  return [...Map.groupBy(labelled, ({ label }) => label).values()].flatMap((group) => group.slice(0, count))
}

function english(row: Row): Row {
  return { ...row, lang: 'en' }
}

function compare(set: string, measured: Evaluation, reference: Reference): NluFigure[] {
  return (Object.keys(reference) as (keyof Evaluation)[]) // the keys of the literal given above
    .map((name) => figure(set, name, measured[name], reference[name] ?? 0))
}

function figure(set: string, name: string, ours: number, reference: number): NluFigure {
  const isLower = LOWER_IS_BETTER.has(name as keyof Evaluation) // a name of its own ("precision") is simply not in the set
  return { set, figure: name, ours, reference, direction: isLower ? 'at_most' : 'at_least' }
}
