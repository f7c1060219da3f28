// Notes of invented customers, for measuring the pitch decision: what each says, how, and what the decision should
// be. Only plans; `speak-note.ts` makes sound of them.
import { SENTENCES } from './voice-corpus-sentences.ts'

export type Expected = 'usual' | 'flagged' | 'small'
export type NotePlan = {
  kind: string
  /** `small`: changes of three semitones, below what the strict rule promises. */
  expected: Expected
  isQuestion: boolean
  sentences: SentencePlan[]
  /** Semitones over time, in praat's formula language; gets the times at which each sentence begins and ends. */
  change: ((sentences: { start: number; end: number }[], duration: number) => string) | undefined
}
export type SentencePlan = { text: string; voice: string; pitch: number; speed: number; amplitude: number }
export type Customer = { name: string; baseline: NotePlan[]; notes: NotePlan[] }

type Options = Partial<Pick<NotePlan, 'expected' | 'isQuestion' | 'change'>> & { rateGrowth?: number; amplitudeGrowth?: number }

const LANGUAGES = Object.keys(SENTENCES)
const VARIANTS = ['', '+m3', '+m7', '+f2', '+f4']
/** Every voice that a customer may have. */
export const VOICES = LANGUAGES.flatMap((language) => VARIANTS.map((variant) => `${language}${variant}`))
/** Of espeak-ng's -p, semitones. */
const PITCH_STEP_ST = 0.17
const QUESTION_SECONDS = 0.45
const QUESTION_ST = 6

/** 20 notes to judge and four to know the customer by. @param random equal sequences give equal customers. */
export function planCustomer(index: number, random: () => number): Customer {
  const language = LANGUAGES[index % LANGUAGES.length] ?? 'nl'
  const variant = VARIANTS[index % VARIANTS.length] ?? ''
  const other = VARIANTS[(index + (variant.startsWith('+f') ? 1 : 3)) % VARIANTS.length] ?? ''
  const { statements, questions, short } = SENTENCES[language] ?? { statements: [], questions: [], short: '' }
  const basePitch = 30 + Math.floor(random() * 35)
  const baseSpeed = 145 + Math.floor(random() * 35)
  const voice = `${language}${variant}`

  const say = (kind: string, texts: string[], options: Options = {}): NotePlan => {
    const offset = 0.8 * drawNormal(random)
    const sentences = texts.map((text, order) => ({
      text,
      voice,
      pitch: clampPitch(basePitch + (offset + 0.4 * drawNormal(random)) / PITCH_STEP_ST),
      speed: Math.round(baseSpeed * (1 + order * (options.rateGrowth ?? 0))),
      amplitude: Math.min(200, 100 + order * (options.amplitudeGrowth ?? 0)),
    }))
    return { kind, expected: 'usual', isQuestion: false, change: undefined, ...options, sentences }
  }
  const pick = (from: string[], count: number) => shuffle(from, random).slice(0, count)
  const some = () => pick(statements, 3 + Math.floor(random() * 3))
  const excited = { rateGrowth: 0.05, amplitudeGrowth: 15 }
  const notes = [
    ...[1, 2, 3].map(() => say('calm', some())),
    say('calm, faster and faster', some(), { rateGrowth: 0.06 }),
    say('short question', pick(questions, 1), { isQuestion: true, change: raiseEnds([0]) }),
    ...[1, 2].map(() =>
      say('statements, then a question', [...pick(statements, 3), ...pick(questions, 1)], { isQuestion: true, change: raiseEnds([3]) }),
    ),
    say('questions only', questions, { isQuestion: true, change: raiseEnds([0, 1, 2]) }),
    say('laughter', [...pick(statements, 2), 'ha ha ha ha ha', ...pick(statements, 1)], { change: liftSentence(2, 9) }),
    withOtherVoice(say('a second speaker', pick(statements, 4)), `${language}${other}`),
    say('three words', [short]),
    say('rise of 3', some(), { ...excited, expected: 'small', change: rise(3) }),
    ...[4, 6, 8].map((st) => say(`rise of ${st}`, some(), { ...excited, expected: 'flagged', change: rise(st) })),
    ...[4, 6].map((st) => say(`step of ${st}`, some(), { expected: 'flagged', change: stepUp(st) })),
    say('raised by 3', some(), { expected: 'small', change: () => '3' }),
    ...[4.5, 6].map((st) => say(`raised by ${st}`, some(), { expected: 'flagged', change: () => String(st) })),
  ]
  return { name: voice, baseline: [1, 2, 3, 4].map(() => say('baseline', some())), notes }
}

/** Box and Muller's. */
export function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

function rise(st: number): NotePlan['change'] {
  return (_, duration) => `${st} * min(1, max(0, (x - ${0.15 * duration}) / ${0.7 * duration}))`
}

function stepUp(st: number): NotePlan['change'] {
  return (_, duration) => `if x > ${duration / 2} then ${st} else 0 fi`
}

function liftSentence(index: number, st: number): NotePlan['change'] {
  return (sentences) => `if x > ${sentences[index]?.start ?? 0} and x < ${sentences[index]?.end ?? 0} then ${st} else 0 fi`
}

function raiseEnds(questions: number[]): NotePlan['change'] {
  return (sentences) =>
    questions
      .map((index) => {
        const end = sentences[index]?.end ?? 0
        const start = end - QUESTION_SECONDS
        return `(if x > ${start} and x < ${end} then ${QUESTION_ST} * (x - ${start}) / ${QUESTION_SECONDS} else 0 fi)`
      })
      .join(' + ')
}

function withOtherVoice(note: NotePlan, voice: string): NotePlan {
  const half = note.sentences.length / 2
  return { ...note, sentences: note.sentences.map((sentence, index) => (index < half ? sentence : { ...sentence, voice })) }
}

function clampPitch(pitch: number): number {
  return Math.max(5, Math.min(99, Math.round(pitch)))
}

function shuffle<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ value }) => value)
}
