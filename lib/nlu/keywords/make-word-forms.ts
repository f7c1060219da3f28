import { foldWord } from '../normalize-text.ts'
import { dutchForms } from './dutch-forms.ts'
import { englishForms } from './english-forms.ts'
import { frenchForms } from './french-forms.ts'
import { germanForms } from './german-forms.ts'
import type { WordForms } from './word-forms.ts'

/** How a language makes forms; `word` is folded, `spelled` still has its diacritics. */
type FormMaker = (word: string, spelled: string) => WordForms

const ARABIC_PREFIXES = ['ال', 'و', 'ب', 'ل', 'لل', 'وال', 'بال', 'فال', 'ف', 'ك']
const ARABIC_SUFFIXES = ['', 'ة', 'ين', 'ون', 'ات']

const MAKERS: Partial<Record<string, FormMaker>> = {
  nl: dutchForms,
  en: englishForms,
  de: germanForms,
  fr: frenchForms,
  ar: arabicForms,
}

/** Forms of one word in one language (nlu.md 4); a language without rules of its own has the word alone. */
export function makeWordForms(spelled: string, language: string): WordForms {
  const word = foldWord(spelled)
  const made = MAKERS[language]?.(word, spelled.toLowerCase()) ?? { forms: [], stems: [], apart: null }
  const isLong = (form: string) => form.length > 1
  return {
    forms: [...new Set([word, ...made.forms.filter(isLong)])],
    stems: [...new Set([word, ...made.stems])],
    apart: made.apart && { ...made.apart, verbs: [...new Set(made.apart.verbs.filter(isLong))] },
  }
}

function arabicForms(word: string): WordForms {
  const forms = ARABIC_SUFFIXES.flatMap((suffix) => ['', ...ARABIC_PREFIXES].map((prefix) => prefix + word + suffix))
  return { forms, stems: [], apart: null }
}
