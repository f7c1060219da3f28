import { expect, test } from 'vitest'
import { guessLanguage } from './guess-language.server.ts'

test.each([
  ['Goedemorgen, ik wacht nu al een week op mijn pakje en niemand belt mij terug.', 'nl'],
  ['Bonjour, je voudrais savoir quand ma commande sera enfin livrée chez moi.', 'fr'],
  ['Merhaba, siparişim hâlâ gelmedi, ne zaman teslim edileceğini öğrenmek istiyorum.', 'tr'],
  ['مرحبا، لم يصل طلبي بعد وأود أن أعرف متى سيتم تسليمه إلى منزلي من فضلك', 'ar'],
])('%s is in %s', async (text, language) => {
  expect(await guessLanguage(text)).toBe(language)
})

test.each([
  'Ja, doe maar.',
  '4512345',
  'Hmm. Hmm. Hmm. Hmm. Hmm. Hmm. Hmm. Hmm. Hmm. Hmm.',
  '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16',
])('%j says too little to tell', async (text) => {
  expect(await guessLanguage(text)).toBeNull()
})
