import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NLU_LANGUAGES } from '../nlu-language.ts'
import { readSigns } from './read-signs.ts'
import { shippedSignals } from './shipped-signals.ts'
import { SIGNAL_EXAMPLES_NL } from './signal-examples-nl.ts'
import { readSignals, trainSignalModels } from './signal-models.ts'

const examples = shippedSignals()
const models = trainSignalModels(examples, 1)
const signs = (text: string) => readSigns(text).map(({ sign }) => sign)

describe('signs', () => {
  test.each([
    ['nu al drie keer gebeld', 'repetition'],
    ['ich warte seit vier Wochen', 'waiting'],
    ['dan schakel ik mijn advocaat in', 'threat'],
    ['this is outrageous', 'anger'],
    ['il y a une odeur de gaz', 'danger'],
    ['mijn vlucht vertrekt over 2 uur', 'deadline'],
    ['kan ik een medewerker spreken', 'human'],
    ['geen haast hoor', 'calm'],
    ['WAAR BLIJFT HET', 'capitals'],
    ['en nu?!', 'disbelief'],
    ['nu!!!', 'exclamation'],
    ['weer niks 🤬', 'angry_emoji'],
    ['neeeeee', 'stretched'],
  ])('%s: %s', (text, sign) => {
    expect(signs(text)).toContain(sign)
  })

  test.each(['ik ben niet boos', "I'm not angry", 'ich bin nicht sauer', 'je ne suis pas furieux'])(
    'a denied feeling is none: %s',
    (text) => {
      expect(signs(text)).not.toContain('anger')
    },
  )

  test.each(['al ', 'twee keer ', 'smell a ', 'morgen ', '!', 'x', 'wacht al drie '])(
    '100,000 characters of %j are read in linear time',
    (piece) => {
      const startedAt = performance.now()
      readSigns(piece.repeat(Math.ceil(100_000 / piece.length)))
      expect(performance.now() - startedAt).toBeLessThan(1000)
    },
  )
})

describe('signals', () => {
  test('the same examples in any order give the same models', () => {
    const again = trainSignalModels([...examples].reverse(), 1)
    expect(again.frustration.weights).toEqual(models.frustration.weights)
  })

  test('most examples of every language are calm', () => {
    expect(NLU_LANGUAGES.length * 300).toBeLessThanOrEqual(examples.length)
    expect(examples.filter(({ frustration, urgency }) => frustration || urgency).length).toBeLessThan(examples.length / 2)
  })

  // Wording of its own, not of the examples.
  test.each([
    ['dit is de zesde mail en ik krijg nog altijd nul reactie, onbeschoft', true, false, false],
    ['nobody replies, this is the third week, absolutely shocking', true, false, false],
    ['ich habe die Faxen dicke, schon wieder keine Antwort!!', true, false, false],
    ['er druipt water uit de lamp in de badkamer', false, true, false],
    ['our plane leaves in two hours and the booking is not there', false, true, false],
    ['zou ik misschien een collega van u kunnen spreken', false, false, true],
    ['je préfère parler avec un humain', false, false, true],
    ['wanneer wordt de nieuwe gaskachel geleverd', false, false, false],
    ['is the shop open today', false, false, false],
    ['Ich bin nicht böse, wann kommt das Paket ungefähr?', false, false, false],
    ['', false, false, false],
    ['👍', false, false, false],
  ])('%j', (text, frustrated, urgent, wantsHuman) => {
    const reading = readSignals(models, text)
    expect([reading.frustration >= 0.5, reading.urgency >= 0.5, reading.wantsHuman]).toEqual([frustrated, urgent, wantsHuman])
  })

  test('a verdict is learnt from', () => {
    const text = 'tis weer van dattum bij jullie'
    const verdict = { text, frustration: true, urgency: false, wantsHuman: false }
    expect(readSignals(trainSignalModels([...examples, verdict], 1), text).frustration).toBeGreaterThan(
      readSignals(models, text).frustration,
    )
  })

  test('are total: any text gives figures between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { frustration, urgency } = readSignals(models, text)
        return frustration >= 0 && frustration <= 1 && urgency >= 0 && urgency <= 1
      }),
    )
  })

  test('dangerous words in calm sentences stay calm when held out', () => {
    const held = SIGNAL_EXAMPLES_NL.calm.filter((_, index) => index % 4 === 0)
    const rest = trainSignalModels(
      examples.filter(({ text }) => !held.includes(text)),
      1,
    )
    const alarms = held.filter((text) => readSignals(rest, text).frustration >= 0.5 || readSignals(rest, text).urgency >= 0.5)
    expect(alarms.length).toBeLessThanOrEqual(held.length * 0.1)
  })
})
