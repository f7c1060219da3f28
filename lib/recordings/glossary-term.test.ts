import { expect, test } from 'vitest'
import { parseTermLines, termFields } from './glossary-term.ts'

test('pasted lines are terms, each once, with the ways they were heard behind semicolons or tabs', () => {
  expect(parseTermLines('Van Nelle; vannelle ;fan nelle\r\n\nBegonia\n  De Linde\tde lin de\nbegonia;\nBegonia')).toEqual({
    terms: [
      { term: 'Van Nelle', heardAs: 'vannelle' },
      { term: 'Van Nelle', heardAs: 'fan nelle' },
      { term: 'Begonia', heardAs: null },
      { term: 'De Linde', heardAs: 'de lin de' },
    ],
    refused: [],
  })
})

test('lines that are no term are named by their number, and the others are taken', () => {
  const { terms, refused } = parseTermLines(`; vannelle\nBegonia\n${'x'.repeat(101)}\nLinde; Linde`)
  expect(terms).toEqual([{ term: 'Begonia', heardAs: null }])
  expect(refused).toEqual([1, 3, 4])
})

test('an empty way of hearing is none, and the same as the term is refused', () => {
  expect(termFields.parse({ term: ' Begonia ', heardAs: ' ' })).toEqual({ term: 'Begonia', heardAs: null })
  expect(termFields.safeParse({ term: 'Begonia', heardAs: 'Begonia ' }).success).toBe(false)
  expect(termFields.safeParse({ term: 'Begonia', heardAs: 'begonia' }).success).toBe(true)
})
