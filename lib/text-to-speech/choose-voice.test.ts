import { describe, expect, test } from 'vitest'
import { chooseVoice } from './choose-voice.ts'
import { syntheticNotice } from './synthetic-notice.ts'

describe('the voice for a language', () => {
  test('is the one voice that is set up, whatever the language', () => {
    expect(chooseVoice('alloy', 'nl')).toBe('alloy')
  })

  test('is the language’s own, then that of its base, then the one for all others', () => {
    const setting = 'nl: fleur, nl-BE: lotte, *: alloy'
    expect(['nl', 'nl-be', 'nl-NL', 'fr'].map((language) => chooseVoice(setting, language))).toEqual(['fleur', 'lotte', 'fleur', 'alloy'])
  })

  test('is none where none is named for it: nobody is answered in a voice of another language', () => {
    expect(chooseVoice('nl:fleur, en:emma', 'fr')).toBeNull()
  })
})

test('the notice before a machine’s voice is in the customer’s language, else in English', () => {
  expect(syntheticNotice('nl-BE')).toMatch(/computerstem/)
  expect(syntheticNotice('fr')).toMatch(/voix de synthèse/)
  expect(syntheticNotice('mn')).toBe(syntheticNotice('en'))
})
