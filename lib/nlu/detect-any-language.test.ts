import { expect, test } from 'vitest'
import { detectAnyLanguage } from './detect-any-language.ts'

test.each<[string, string | null, string | null]>([
  ['Waar blijft mijn bestelling?', 'nl', 'nl'],
  ['Waar blijft mijn bestelling?', 'fr', 'nl'],
  ['Siparişim hâlâ gelmedi, ne zaman gelecek?', 'nl', 'tr'],
  ['Hej, var är min beställning? Den har inte kommit än.', null, 'sv'],
  ['Де моя посилка?', 'uk', 'uk'], // and by its letters alone as likely Bulgarian
  ['我要投诉你们的服务', null, 'zh'],
])('%s, of who likely speaks %s, is %s', (text, likely, expected) => {
  expect(detectAnyLanguage(text, likely)).toBe(expected)
})

test.each(['ok', '4411', '', '👍👍👍', 'merci beaucoup'])('%j says too little to tell', (text) => {
  expect(detectAnyLanguage(text, 'nl')).toBeNull()
})
