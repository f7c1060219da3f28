import type { WordForms } from './word-forms.ts'

const ER_ENDINGS = [
  'e',
  'es',
  'ons',
  'ez',
  'ent',
  'ais',
  'ait',
  'aient',
  'ee',
  'ees',
  'er',
  'erai',
  'eras',
  'era',
  'erons',
  'erez',
  'eront',
  'erais',
  'erait',
  'ation',
  'ations',
]
const IR_ENDINGS = ['is', 'it', 'issons', 'issez', 'issent', 'issait', 'i', 'ie', 'ies', 'ira', 'irez']
const RE_ENDINGS = ['s', '', 'ons', 'ez', 'ent', 'ait', 'aient', 'u', 'ue', 'us', 'ues', 'ra', 'rez']
const OIR_PARTICIPLE = /(.*)evoir$/

/** -s/-x and -e/-es on nouns and adjectives, the regular conjugations on verbs; accents are folded away. */
export function frenchForms(word: string): WordForms {
  const forms = [...nounForms(word), ...verbForms(word)]
  return { forms, stems: [], apart: null }
}

function nounForms(word: string): string[] {
  const forms = /[sxz]$/.test(word) ? [] : [`${word}s`]
  if (/(au|eu)$/.test(word)) forms.push(`${word}x`)
  if (/al$/.test(word)) forms.push(`${word.slice(0, -1)}ux`)
  if (/eux$/.test(word)) forms.push(`${word.slice(0, -1)}se`, `${word.slice(0, -1)}ses`)
  if (/eur$/.test(word)) forms.push(`${word.slice(0, -1)}se`, `${word.slice(0, -3)}rice`)
  if (/er$/.test(word)) forms.push(`${word.slice(0, -2)}ere`, `${word.slice(0, -2)}eres`)
  if (/e$/.test(word)) return forms
  const doubled = /(el|en|on|et)$/.test(word) ? [`${word}${word.slice(-1)}e`] : []
  return [...forms, ...[`${word}e`, ...doubled].flatMap((feminine) => [feminine, `${feminine}s`])]
}

function verbForms(word: string): string[] {
  if (/.{2}er$/.test(word)) {
    const stem = word.slice(0, -2)
    const soft = /g$/.test(stem) ? [`${stem}eons`, `${stem}eait`] : []
    return [...ER_ENDINGS.map((ending) => stem + ending), ...soft]
  }
  const received = OIR_PARTICIPLE.exec(word)?.[1]
  if (received !== undefined) return ['u', 'ue', 'us', 'oit', 'ois', 'evez', 'oivent'].map((ending) => received + ending)
  if (/.{2}ir$/.test(word)) return IR_ENDINGS.map((ending) => word.slice(0, -2) + ending)
  if (/.{2}re$/.test(word)) return RE_ENDINGS.map((ending) => word.slice(0, -2) + ending)
  return []
}
