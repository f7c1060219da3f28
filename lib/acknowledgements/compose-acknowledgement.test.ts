import { describe, expect, test } from 'vitest'
import { maxTextLength } from '../messages/text-limits.ts'
import { changePrivacySchema } from '../privacy/privacy-settings.ts'
import { acknowledgementRuleSchema, defaultAcknowledgementRule } from './acknowledgement-rule.ts'
import { composeAcknowledgement } from './compose-acknowledgement.ts'
import { shippedTexts } from './shipped-texts.ts'

const now = new Date('2026-11-23T21:30:00Z') // Monday, half past ten in the evening in Amsterdam
const rule = defaultAcknowledgementRule
const plain = { open: 'Open: {promise}', closed: 'Closed until {opening}: {promise}' }
const compose = (language: string, promisedAt: string, opensAt: string | null, notice: string | null = null, texts = plain) =>
  composeAcknowledgement(texts, {
    language,
    now,
    promisedAt: new Date(promisedAt),
    opensAt: opensAt ? new Date(opensAt) : null,
    timeZone: 'Europe/Amsterdam',
    notice,
  })

const [tonight, tomorrow, friday, nextMonday] = [
  '2026-11-23T22:30:00Z',
  '2026-11-24T09:00:00Z',
  '2026-11-27T10:00:00Z',
  '2026-11-30T09:00:00Z',
] as const

test.each<[string, string, string, string, string, string]>([
  ['nl', 'vandaag voor 23:30', 'morgen voor 10:00', 'vrijdag voor 11:00', 'maandag 30 november voor 10:00', 'vrijdag om 11:00'],
  [
    'en',
    'today before 23:30',
    'tomorrow before 10:00',
    'on Friday before 11:00',
    'on Monday 30 November before 10:00',
    'on Friday at 11:00',
  ],
  [
    'de',
    'heute vor 23:30 Uhr',
    'morgen vor 10:00 Uhr',
    'am Freitag vor 11:00 Uhr',
    'am Montag, 30. November vor 10:00 Uhr',
    'am Freitag um 11:00 Uhr',
  ],
  ['fr', 'aujourd’hui avant 23:30', 'demain avant 10:00', 'vendredi avant 11:00', 'lundi 30 novembre avant 10:00', 'vendredi à 11:00'],
  [
    'es',
    'hoy antes de las 23:30',
    'mañana antes de las 10:00',
    'el viernes antes de las 11:00',
    'el lunes, 30 de noviembre antes de las 10:00',
    'el viernes a las 11:00',
  ],
  [
    'it',
    'oggi prima delle 23:30',
    'domani prima delle 10:00',
    'venerdì prima delle 11:00',
    'lunedì 30 novembre prima delle 10:00',
    'venerdì alle 11:00',
  ],
  [
    'pt',
    'hoje antes das 23:30',
    'amanhã antes das 10:00',
    'sexta-feira antes das 11:00',
    'segunda-feira, 30 de novembro antes das 10:00',
    'sexta-feira às 11:00',
  ],
  [
    'pl',
    'dzisiaj przed godziną 23:30',
    'jutro przed godziną 10:00',
    'w piątek przed godziną 11:00',
    'w poniedziałek, 30 listopada, przed godziną 10:00',
    'w piątek o godzinie 11:00',
  ],
  [
    'tr',
    'bugün saat 23:30 öncesinde',
    'yarın saat 10:00 öncesinde',
    'Cuma günü saat 11:00 öncesinde',
    '30 Kasım Pazartesi günü saat 10:00 öncesinde',
    'Cuma günü saat 11:00 itibarıyla',
  ],
  [
    'ar',
    'اليوم قبل الساعة 23:30',
    'غدًا قبل الساعة 10:00',
    'يوم الجمعة قبل الساعة 11:00',
    'يوم الاثنين، 30 نوفمبر قبل الساعة 10:00',
    'يوم الجمعة الساعة 11:00',
  ],
  ['uk', 'сьогодні до 23:30', 'завтра до 10:00', 'у п’ятницю до 11:00', 'у понеділок, 30 листопада, до 10:00', 'у п’ятницю об 11:00'],
  ['ru', 'сегодня до 23:30', 'завтра до 10:00', 'в пятницу до 11:00', 'в понедельник, 30 ноября, до 10:00', 'в пятницу в 11:00'],
  [
    'ro',
    'azi înainte de ora 23:30',
    'mâine înainte de ora 10:00',
    'vineri înainte de ora 11:00',
    'luni, 30 noiembrie înainte de ora 10:00',
    'vineri la ora 11:00',
  ],
  // No words of ours: the text itself says "before".
  ['sv', 'i dag 23:30', 'i morgon 10:00', 'fredag 11:00', 'måndag 30 november 10:00', 'fredag 11:00'],
])('times are said in %s as people say them', (language, said, saidTomorrow, saidFriday, saidMonday, saidAt) => {
  const promises = [tonight, tomorrow, friday, nextMonday].map((at) => compose(language, at, null))
  expect(promises).toEqual([said, saidTomorrow, saidFriday, saidMonday].map((one) => `Open: ${one}`))
  expect(compose(language, nextMonday, friday)).toBe(`Closed until ${saidAt}: ${saidMonday}`)
})

describe('the texts that ship', () => {
  const says: Record<keyof typeof shippedTexts, [machine: RegExp, person: RegExp, closed: RegExp]> = {
    nl: [/automatisch bericht/, /medewerker antwoordt/, /gesloten/],
    en: [/automatic message/, /person will answer/, /closed/],
    de: [/automatische Nachricht/, /Mensch aus unserem Team antwortet/, /geschlossen/],
    fr: [/message automatique/, /personne de notre équipe vous répondra/, /fermés/],
    es: [/mensaje automático/, /persona de nuestro equipo responderá/, /cerrados/],
    it: [/messaggio automatico/, /persona del nostro team risponderà/, /chiusi/],
    pt: [/mensagem automática/, /pessoa da nossa equipa responde/, /fechados/],
    pl: [/wiadomość automatyczna/, /pracownik odpowie/i, /zamknięte/],
    tr: [/otomatik bir mesaj/, /bir çalışanımız .* yanıt verecek/i, /kapalıyız/],
    ar: [/رسالة تلقائية/, /سيرد عليك موظف/, /مغلقون/],
    uk: [/автоматичне повідомлення/, /працівник відповість/, /зачинені/],
    ru: [/автоматическое сообщение/, /сотрудник ответит/, /закрыты/],
    ro: [/mesaj automat/, /persoană din echipa noastră va răspunde/, /închiși/],
  }

  test.each(Object.entries(says))(
    'in %s say by when, that a person answers, and that a machine wrote it',
    (language, [machine, person, closed]) => {
      const texts = rule.texts[language]
      const promise = compose(language, tomorrow, null).slice('Open: '.length)
      for (const opensAt of [null, tomorrow]) {
        const text = compose(language, tomorrow, opensAt, null, texts)
        expect(text).toContain(promise)
        expect(text).toMatch(machine)
        expect(text).toMatch(person)
        expect(closed.test(text)).toBe(opensAt !== null)
        expect(text).not.toMatch(/[{}]|\s{2}/)
      }
    },
  )

  test('are taken as they are, and are all there is to begin with', () => {
    expect(acknowledgementRuleSchema.parse(rule)).toEqual(rule)
    expect(Object.keys(rule.texts).sort()).toEqual(Object.keys(says).sort())
  })
})

test('today and tomorrow are those of the organisation, not of the server', () => {
  expect(compose('nl', '2026-11-23T23:30:00Z', null)).toBe('Open: morgen voor 00:30')
})

test('a notice stands below, word for word', () => {
  expect(compose('nl', '2026-11-24T09:00:00Z', null, 'Wij meten {promise} de toonhoogte.')).toBe(
    'Open: morgen voor 10:00\n\nWij meten {promise} de toonhoogte.',
  )
})

describe('texts of an admin', () => {
  const withText = (open: string) => ({ ...rule, texts: { ...rule.texts, nl: { ...shippedTexts.nl, open } } })

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

  test('may be in any language, and need the one that others read', () => {
    const sv = { open: 'Senast {promise}.', closed: 'Senast {promise}.' }
    const only = (texts: object, fallbackLanguage?: string) => acknowledgementRuleSchema.safeParse({ ...rule, texts, fallbackLanguage })
    expect(only({ sv }, 'sv').success).toBe(true)
    expect(only({ en: sv }).data?.fallbackLanguage).toBe('en') // as a program asks that knows of no other
    expect(only({ sv }).success).toBe(false)
    expect(only({}, 'sv').success).toBe(false)
    expect(only({ sv, 'not a tag': sv }, 'sv').success).toBe(false)
    expect(only({ SV: sv }, 'SV').success).toBe(false) // one language would have two texts
  })

  test('however long, with times and a notice, fit into one WhatsApp message', () => {
    const closed = '{promise}'.repeat(4) + 'x'.repeat(2_000 - 4 * '{promise}'.length)
    expect(acknowledgementRuleSchema.safeParse(withText('{promise}'.repeat(5))).success).toBe(false) // placeholders grow
    const texts = { open: closed, closed }
    expect(acknowledgementRuleSchema.safeParse({ ...rule, texts: { ...rule.texts, nl: texts } }).success).toBe(true)
    const notice = 'n'.repeat(1_500)
    const choice = (nl: string) => changePrivacySchema.safeParse({ measuresPitch: true, pitchNotice: { nl, en: notice } })
    expect([choice(`${notice}n`).success, choice(notice).success]).toEqual([false, true])
    for (const language of Object.keys(shippedTexts)) {
      const promisedAt = '2026-12-30T09:00:00Z' // a Wednesday in December: long names
      expect(compose(language, promisedAt, promisedAt, notice, texts).length).toBeLessThanOrEqual(maxTextLength)
    }
  })
})
