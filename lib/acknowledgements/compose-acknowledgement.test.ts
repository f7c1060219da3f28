import { describe, expect, test } from 'vitest'
import { maxTextLength } from '../messages/text-limits.ts'
import { changePrivacySchema } from '../privacy/privacy-settings.ts'
import { type AcknowledgementLanguage, acknowledgementRuleSchema, defaultAcknowledgementRule } from './acknowledgement-rule.ts'
import { chooseLanguage, composeAcknowledgement } from './compose-acknowledgement.ts'

const now = new Date('2026-11-23T21:30:00Z') // Monday, half past ten in the evening in Amsterdam
const rule = defaultAcknowledgementRule
const compose = (language: AcknowledgementLanguage, promisedAt: string, opensAt: string | null, notice: string | null = null) =>
  composeAcknowledgement(
    {
      nl: { open: 'Open: {promise}', closed: 'Dicht tot {opening}: {promise}' },
      en: { open: 'Open: {promise}', closed: 'Closed until {opening}: {promise}' },
    },
    { language, now, promisedAt: new Date(promisedAt), opensAt: opensAt ? new Date(opensAt) : null, timeZone: 'Europe/Amsterdam', notice },
  )

test.each<[AcknowledgementLanguage, string, string | null, string]>([
  ['nl', '2026-11-24T09:00:00Z', '2026-11-24T08:00:00Z', 'Dicht tot morgen om 09:00: morgen voor 10:00'],
  ['en', '2026-11-24T09:00:00Z', '2026-11-24T08:00:00Z', 'Closed until tomorrow at 09:00: tomorrow before 10:00'],
  ['nl', '2026-11-23T22:30:00Z', null, 'Open: vandaag voor 23:30'],
  ['en', '2026-11-27T09:00:00Z', null, 'Open: on Friday before 10:00'],
  ['nl', '2026-11-30T09:00:00Z', null, 'Open: maandag 30 november voor 10:00'],
  ['en', '2026-11-30T09:00:00Z', null, 'Open: on Monday 30 November before 10:00'],
])('in %s, promised for %s', (language, promisedAt, opensAt, expected) => {
  expect(compose(language, promisedAt, opensAt)).toBe(expected)
})

test('today and tomorrow are those of the organisation, not of the server', () => {
  expect(compose('nl', '2026-11-23T23:30:00Z', null)).toBe('Open: morgen voor 00:30')
})

test('a notice stands below, word for word', () => {
  expect(compose('nl', '2026-11-24T09:00:00Z', null, 'Wij meten {promise} de toonhoogte.')).toBe(
    'Open: morgen voor 10:00\n\nWij meten {promise} de toonhoogte.',
  )
})

test.each<[string | null, string | null, AcknowledgementLanguage]>([
  ['nl', '31600000001', 'nl'],
  ['nl-BE', null, 'nl'],
  ['nld', null, 'en'],
  ['dutch', null, 'nl'],
  ['fr', '32470000000', 'en'],
  [null, '32470000000', 'nl'],
  [null, '31600000001', 'nl'],
  [null, '4915100000', 'en'],
  [null, null, 'en'],
])('who was heard to speak %s, on the number %s, reads %s', (spoken, number, expected) => {
  expect(chooseLanguage(spoken, number)).toBe(expected)
})

describe('texts of an admin', () => {
  const withText = (open: string) => ({ ...rule, texts: { ...rule.texts, nl: { ...rule.texts.nl, open } } })

  test.each<[string, unknown]>([
    ['without the promise', withText('Dank je, tot snel.')],
    ['with a placeholder nobody fills in', withText('{promise}, {naam}')],
    ['with the opening while it is open', withText('{promise} {opening}')],
    ['that are empty', withText('  ')],
    ['that are too long', withText(`{promise}${'x'.repeat(2_000)}`)],
    ['with a ceiling below the floor', { ...rule, floorMinutes: 120, ceilingMinutes: 60 }],
  ])('%s are refused', (_, input) => {
    expect(acknowledgementRuleSchema.safeParse(input).success).toBe(false)
  })

  test('that ship are taken, in both languages', () => {
    expect(acknowledgementRuleSchema.parse(rule)).toEqual(rule)
  })

  test('however long, with times and a notice, fit into one WhatsApp message', () => {
    const closed = '{promise}'.repeat(4) + 'x'.repeat(2_000 - 4 * '{promise}'.length)
    expect(acknowledgementRuleSchema.safeParse(withText('{promise}'.repeat(5))).success).toBe(false) // placeholders grow
    const texts = acknowledgementRuleSchema.parse({ ...rule, texts: { nl: { open: closed, closed }, en: { open: closed, closed } } }).texts
    const notice = 'n'.repeat(1_500)
    expect(changePrivacySchema.safeParse({ measuresPitch: true, pitchNotice: { nl: `${notice}n`, en: notice } }).success).toBe(false)
    for (const language of ['nl', 'en'] as const) {
      const promisedAt = new Date('2026-12-30T09:00:00Z') // a Wednesday in December: long names
      const text = composeAcknowledgement(texts, { language, now, promisedAt, opensAt: promisedAt, timeZone: 'Europe/Amsterdam', notice })
      expect(text.length).toBeLessThanOrEqual(maxTextLength)
    }
  })
})
