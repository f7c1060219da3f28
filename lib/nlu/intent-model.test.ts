import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bandOf, readIntent, sentinelLabel } from './intent-model.ts'
import { shippedSentinels } from './shipped/shipped-sentinels.ts'
import { type IntentExample, trainIntentModel } from './train-intent-model.ts'
import { hashModel, intentTrainer } from './train-intents.server.ts'

const TEXTS: Record<string, string[]> = {
  hours: [
    'hoe laat gaan jullie open',
    'zijn jullie zondag open',
    'openingstijden graag',
    'tot hoe laat is de winkel open',
    'wanneer sluit de winkel vandaag',
    'zijn jullie op maandag gesloten',
    'hoe laat sluiten jullie',
    'is de winkel met kerst open',
  ],
  order: [
    'waar is mijn pakket',
    'wanneer komt mijn bestelling',
    'status van bestelling 4411',
    'is mijn bestelling al verzonden',
    'track en trace van mijn pakket',
    'wanneer wordt mijn pakket geleverd',
    'waar blijft bestelling 20488',
    'mijn pakket is er nog niet',
  ],
  invoice: [
    'mag ik de factuur',
    'ik zoek mijn rekening',
    'kopie van factuur 20488',
    'stuur de bon nog eens',
    'factuur met btw graag',
    'kunt u mij de factuur sturen',
    'ik heb geen rekening gekregen',
    'waar vind ik mijn factuur',
  ],
}
const examples: IntentExample[] = Object.entries(TEXTS).flatMap(([task, texts]) => texts.map((text) => ({ task, text, language: 'nl' })))
const training = { examples, counterexamples: [], sentinels: shippedSentinels(), seed: 7 }
const { model, report } = trainIntentModel(training)

describe('training', () => {
  test('the same examples in any order give the same model bit for bit', () => {
    const hash = hashModel(model)
    const shuffled = fc.shuffledSubarray(examples, { minLength: examples.length, maxLength: examples.length })
    fc.assert(
      fc.property(shuffled, (order) => {
        expect(
          hashModel(trainIntentModel({ ...training, examples: [...order, order[0] ?? examples[0]].flatMap((row) => row ?? []) }).model),
        ).toBe(hash)
      }),
      { numRuns: 3 },
    )
  })

  test('another seed gives another model', () => {
    expect(hashModel(trainIntentModel({ ...training, seed: 8 }).model)).not.toBe(hashModel(model))
  })

  test('a thread trains the very model that the caller would', async () => {
    const trained = await intentTrainer().train(training)
    expect(trained.modelHash).toBe(hashModel(model))
    expect(trained.report).toEqual(report)
    expect(trained.dataHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('what cannot be trained is told to its caller, and the next training goes on', async () => {
    await expect(intentTrainer().train({ ...training, examples: examples.slice(0, 8) })).rejects.toThrow('two tasks')
    await expect(intentTrainer().train(training)).resolves.toBeDefined()
  })

  test('a task may not pose as a sentinel', () => {
    const posing = [...examples, { task: sentinelLabel('yes'), text: 'ja', language: 'nl' }]
    expect(() => trainIntentModel({ ...training, examples: posing })).toThrow(RangeError)
  })

  test('small talk that a task claims is that task', () => {
    const greeting = ['hallo', 'hoi daar', 'goedemorgen', 'dag allemaal', 'goedenavond'].map((text) => ({
      task: 'greet',
      text,
      language: 'nl',
    }))
    const greets = trainIntentModel({ ...training, examples: [...examples, ...greeting] }).model
    expect(readIntent(greets, 'hallo').guesses[0]?.task).toBe('greet')
    expect(readIntent(greets, 'hallo').sentinel).toBeNull()
  })
})

describe('the report', () => {
  test('covers every example once, held out', () => {
    expect(report.accuracy).toBeGreaterThan(0.6)
    expect(report.misread.every(({ example, guess }) => guess !== example.task)).toBe(true)
    expect(report.misread.length / examples.length).toBeCloseTo(1 - report.accuracy)
  })

  test('thresholds rise with strictness', () => {
    const { ask, generous, default: standard, strict } = model.thresholds
    expect([ask, generous, standard, strict]).toEqual([ask, generous, standard, strict].sort((a, b) => a - b))
  })
})

describe('a reading', () => {
  test.each([
    ['hoe laat zijn jullie zaterdag open?', 'hours'],
    ['waar blijft mn pakketje', 'order'],
    ['kunt u de faktuur 9912 sturen', 'invoice'],
    ['where is my order', 'order'],
    ['Wo ist meine Rechnung?', 'invoice'],
  ])('%s is about %s', (text, task) => {
    expect(readIntent(model, text).guesses[0]?.task).toBe(task)
  })

  test.each(['dank je wel', 'ok', 'hoi', '👍', '0612345678'])('small talk (%s) is handed over, not answered', (text) => {
    expect(bandOf(readIntent(model, text), model.thresholds)).toBe('hand_over')
  })

  test('what resembles no task is never answered', () => {
    expect(bandOf(readIntent(model, 'welke film raad je aan voor vanavond'), model.thresholds)).not.toBe('answer')
    expect(bandOf(readIntent(model, ''), model.thresholds)).not.toBe('answer')
  })

  test('is total, and more confidence never lowers the band', () => {
    const order = ['hand_over', 'ask', 'answer']
    const confidence = fc.double({ min: 0, max: 1, noNaN: true })
    const sentinel = fc.constantFrom(null, 'background', 'thanks')
    fc.assert(
      fc.property(confidence, confidence, sentinel, (a, b, phatic) => {
        const band = (confidence: number) =>
          order.indexOf(bandOf({ guesses: [{ task: 'x', confidence }], sentinel: phatic }, model.thresholds))
        return band(Math.min(a, b)) <= band(Math.max(a, b)) && band(a) >= 0
      }),
    )
  })
})
