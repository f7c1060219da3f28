// Dutch inflection by rule (nlu.md 4). Too many forms do no harm where they are no words; wrong ones that are words do,
// which is why nothing here shortens a word to a common stem.
import { DUTCH_STRONG_VERBS } from './dutch-strong-verbs.ts'
import type { WordForms } from './word-forms.ts'

const LONG_VOWEL = /(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$/
const DIPHTHONG = /(ie|oe|eu|ui|ij|ei|ou|au)[bcdfghjklmnpqrstvwxz]+$/
const SHORT_VOWEL = /(^|[^aeiou])([aeiou])([bcdfghjklmnpqrstvz])$/
const SEPARABLE =
  /^(aan|achter|af|bij|binnen|dicht|door|goed|in|klaar|langs|los|mee|mis|na|neer|om|onder|op|open|over|samen|stop|tegen|teleur|terug|thuis|toe|uit|vast|voor|voorbij|weg)(?=[a-z]{2,}(?:en|aan|oen|ien)$)/
/** Stress decides whether these part ("overmaken": maak over, "overleven": overleef), so both are made. */
const SOMETIMES_SEPARABLE = /^(door|om|onder|over|voor)$/
const INSEPARABLE = /^(be|ge|her|ont|ver|er|mis)(?=[a-z]{3,})/
const IRREGULAR_PLURALS = new Map(
  'dag dagen, weg wegen, gat gaten, bad baden, glas glazen, dak daken, pad paden, vat vaten, slot sloten, lot loten, schot schoten, god goden, gebed gebeden, gebrek gebreken, verdrag verdragen, bedrag bedragen, verslag verslagen, ontslag ontslagen, schip schepen, stad steden, lid leden, smid smeden, kind kinderen, ei eieren, lied liederen, blad bladeren, gemoed gemoederen, aanvraag aanvragen, oorlog oorlogen, hof hoven'
    .split(', ')
    .map((pair) => pair.split(' '))
    .map(([singular = '', plural = '']) => [singular, plural]),
)

export function dutchForms(word: string): WordForms {
  if (/[a-z]{2,}en$/.test(word) || DUTCH_STRONG_VERBS.has(word)) return verbForms(word)
  const plurals = pluralsOf(word)
  return { forms: [...plurals, ...diminutivesOf(word), ...adjectivesOf(word)], stems: plurals, apart: null }
}

function pluralsOf(word: string): string[] {
  const irregular = IRREGULAR_PLURALS.get(word)
  const plurals = irregular === undefined ? [] : [irregular]
  if (/[aiouy]$/.test(word)) plurals.push(`${word}'s`, `${word}s`)
  else if (/e$/.test(word)) plurals.push(`${word}s`, `${word}n`)
  else plurals.push(...bend(word).map((stem) => `${stem}en`), ...(word.endsWith('s') ? [] : [`${word}s`]))
  return plurals
}

/**
 * The stem before an ending that begins with a vowel: boos → booz/boz(e), naam → nam(en), bel → bell(en). Where stress
 * decides (winkel, monnik) both ways are given.
 */
function bend(word: string): string[] {
  if (LONG_VOWEL.test(word))
    return [soften(word.replace(LONG_VOWEL, (_match, vowel: string, consonant: string) => vowel.charAt(0) + consonant))]
  if (DIPHTHONG.test(word)) return [...new Set([soften(word), word])]
  if (!SHORT_VOWEL.test(word)) return [...new Set([soften(word), word])]
  const doubled = word + word.slice(-1)
  return /[aeiou][^aeiou]+[ei][^aeiou]$/.test(word) ? [doubled, word] : [doubled]
}

/** s → z and f → v before a vowel, after a long vowel or l, n, r. */
function soften(stem: string): string {
  return stem.replace(/([aeioujlnry])s$/, '$1z').replace(/([aeioujlry])f$/, '$1v')
}

function diminutivesOf(word: string): string[] {
  const doubled = SHORT_VOWEL.test(word) ? [`${word}${word.slice(-1)}etje`] : []
  const vowel = /[aou]$/.test(word) ? [`${word}${word.slice(-1)}tje`] : []
  const m = word.endsWith('m') ? [`${word}pje`] : word.endsWith('ing') ? [`${word.slice(0, -1)}kje`] : []
  const plain = /[aeiouylnrw]$/.test(word) ? [`${word}tje`] : [`${word}je`]
  return [...plain, ...doubled, ...vowel, ...m].flatMap((form) => [form, `${form}s`])
}

function adjectivesOf(word: string): string[] {
  if (/[aeiou]$/.test(word)) return []
  const bent = bend(word).flatMap((stem) => [`${stem}e`, word.endsWith('r') ? `${word}der` : `${stem}er`, `${stem}ere`])
  return /s$/.test(word) ? bent : [...bent, `${word}st`, `${word}ste`]
}

function verbForms(infinitive: string): WordForms {
  const particle = SEPARABLE.exec(infinitive)?.[0]
  if (particle === undefined || DUTCH_STRONG_VERBS.has(infinitive)) {
    const { finite, participles, stems } = conjugate(infinitive)
    return { forms: [...finite, ...participles, ...nounsOf(infinitive)], stems, apart: null }
  }
  const base = infinitive.slice(particle.length)
  const { finite, participles, stems } = conjugate(base)
  const joined = [...finite, ...participles, ...nounsOf(base), `te${base}`].map((form) => particle + form)
  const together = SOMETIMES_SEPARABLE.test(particle) ? conjugate(infinitive, true).participles : []
  return { forms: [...joined, ...together], stems: stems.map((stem) => particle + stem), apart: { verbs: [...finite, base], particle } }
}

function conjugate(infinitive: string, isJoined = false): { finite: string[]; participles: string[]; stems: string[] } {
  const stems = stemsOf(infinitive)
  const present = stems.flatMap((stem) => [stem, `${stem}t`])
  const strong = strongFormsOf(infinitive)
  if (strong !== null) {
    const finite = [...present, ...strong.past]
    return { finite: [...finite, infinitive], participles: [strong.participle, `${strong.participle}e`], stems }
  }
  const ending = /(t|k|f|s|ch|p|x)en$/.test(infinitive) ? 't' : 'd'
  const pasts = stems.flatMap((stem) => [`${stem}${ending}e`, `${stem}${ending}en`])
  const prefix = isJoined || INSEPARABLE.test(infinitive) ? '' : 'ge'
  const participles = stems.map((stem) => prefix + (stem.endsWith(ending) ? stem : stem + ending))
  return { finite: [...present, ...pasts, infinitive], participles: participles.flatMap((form) => [form, `${form}e`]), stems }
}

/** beschrijven follows schrijven: beschreef, beschreven. */
function strongFormsOf(infinitive: string): { past: string[]; participle: string } | null {
  const own = DUTCH_STRONG_VERBS.get(infinitive)
  if (own !== undefined) return own
  const prefix = INSEPARABLE.exec(infinitive)?.[0]
  const base = prefix === undefined ? undefined : DUTCH_STRONG_VERBS.get(infinitive.slice(prefix.length))
  if (prefix === undefined || base === undefined) return null
  return { past: base.past.map((form) => prefix + form), participle: prefix + base.participle.replace(/^ge/, '') }
}

/** zeggen → zeg, annuleren → annuleer, geven → geef, wandelen → wandel (stress is not written, so wandeel too). */
function stemsOf(infinitive: string): string[] {
  if (!infinitive.endsWith('en')) return [infinitive.slice(0, -1)]
  const root = infinitive.slice(0, -2)
  if (/([bcdfghjklmnpqrstvwxz])\1$/.test(root)) return [root.slice(0, -1)]
  const open = /(^|[^aeiou])([aeou])([bcdfghjklmnpqrstvwxz])$/.exec(root)
  const stems = open === null ? [root] : [root.replace(/([aeou])([^aeiou])$/, '$1$1$2')]
  if (open !== null && /[aeiouy].*e[lnrm]$/.test(root)) stems.push(root)
  return stems.map((stem) => stem.replace(/v$/, 'f').replace(/z$/, 's'))
}

function nounsOf(infinitive: string): string[] {
  const root = infinitive.replace(/en$/, '')
  return [`${root}ing`, `${root}ingen`, `${infinitive}d`, `${infinitive}de`]
}
