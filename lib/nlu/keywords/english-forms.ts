import type { WordForms } from './word-forms.ts'

const IRREGULAR =
  `be is are was were been, break broke broken, bring brought, buy bought, choose chose chosen, come came, cost costs, do did done,
  fall fell fallen, feel felt, find found, forget forgot forgotten, get got gotten, give gave given, go went gone, have has had, hear heard, keep kept,
  know knew known, leave left, lose lost, make made, mean meant, pay paid, ring rang rung, say said, see saw seen, sell sold, send sent, speak spoke spoken,
  steal stole stolen, take took taken, tell told, think thought, write wrote written, person people, man men, woman women, child children`
    .split(',')
    .map((line) => line.trim().split(' '))
const IRREGULAR_FORMS = new Map(IRREGULAR.map(([base = '', ...forms]) => [base, forms]))
const SHORT = /(^|[^aeiou])[aeiou][bdfglmnprt]$/

/** -s, -ed, -ing with their spelling, and the commonest irregular forms. English compounds are written apart. */
export function englishForms(word: string): WordForms {
  const forms = [`${word}'s`, ...(IRREGULAR_FORMS.get(word) ?? []), ...pluralsOf(word), ...endingsOf(word)]
  return { forms, stems: [], apart: null }
}

function pluralsOf(word: string): string[] {
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  return /(s|x|z|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`]
}

function endingsOf(word: string): string[] {
  if (word.endsWith('e')) return [`${word}d`, `${word.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ied`, `${word}ing`]
  const doubled = SHORT.test(word) ? [word + word.slice(-1)] : []
  return [word, ...doubled].flatMap((stem) => [`${stem}ed`, `${stem}ing`])
}
