import { describe, expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

const ENABLED = ['nl', 'en', 'de', 'fr']

describe('the language of a message', () => {
  test.each([
    ['wnr komt mn pakje nu eindelijk toe', 'nl'],
    ["where's my parcel, it should have been here", 'en'],
    ['ich hab immer noch keine antwort von euch', 'de'],
    ["je n'ai toujours pas reçu mon colis", 'fr'],
  ])('%s', (text, language) => {
    expect(detectLanguage(text, ENABLED, 'en')).toEqual({ language, source: 'detected' })
  })

  test.each(['ok', 'merci beaucoup', '4411', '👍', '', 'Rue Neuve 12', '!!!'])(
    '%j says too little: it stays the conversation’s',
    (text) => {
      expect(detectLanguage(text, ENABLED, 'nl')).toEqual({ language: 'nl', source: 'inherited' })
    },
  )

  test('is always an enabled one, whatever it resembles more', () => {
    expect(detectLanguage('ek wil graag my bestelling hê asseblief', ENABLED, 'en').language).toBe('nl')
    expect(detectLanguage('我要投诉你们的服务', ENABLED, 'en')).toEqual({ language: 'en', source: 'inherited' })
    expect(detectLanguage('我要投诉你们的服务', [...ENABLED, 'zh'], 'en')).toEqual({ language: 'zh', source: 'detected' })
  })
})
