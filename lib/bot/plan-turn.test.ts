import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BotMemory, emptyMemory } from './bot-memory.ts'
import type { BotTask } from './bot-task.ts'
import { composeTurn } from './compose-turn.ts'
import { makeDefaultTasks } from './default-tasks.ts'
import { maxFailedTurns, planTurn } from './plan-turn.ts'
import type { Understanding } from './understand-turn.ts'

const orders: BotTask = {
  id: 'orders',
  name: 'Orders',
  isOn: true,
  label: { nl: 'Bestelling' },
  examples: {},
  notExamples: {},
  slots: [
    { name: 'order_number', kind: 'order_number', ask: { nl: 'Welk nummer?' } },
    { name: 'postcode', kind: 'postcode', ask: { nl: 'Welke postcode?' } },
  ],
  source: {
    kind: 'http',
    url: 'https://shop.example/{order_number}',
    timeoutMs: 1_000,
    fields: [{ name: 'state', path: 'state', kind: 'text' }],
  },
  answer: { nl: 'Bestelling {order_number} is {state}.' },
  answersVoice: true,
}
const tasks = [...makeDefaultTasks(), orders]
const about = (task: string): Understanding => ({ kind: 'tasks', tasks: [{ task, confidence: 0.9 }] })
const spoken: BotMemory = { ...emptyMemory('nl'), hasIntroduced: true }
const plan = (understanding: Understanding, memory: BotMemory | null = null, text = '', isBots = true) =>
  planTurn({ understanding, text, memory, tasks, language: 'nl', isBots })

describe('a turn', () => {
  test('asks for one thing at a time, and not for what was said already', () => {
    const first = plan(about('orders'), null, 'waar blijft bestelling 4411')
    expect(first.plan).toMatchObject({ kind: 'ask_slot', slot: 'postcode', slots: { order_number: '4411' } })
    const second = plan({ kind: 'slot', value: '1234 AB' }, first.memory)
    expect(second.plan).toEqual({ kind: 'answer', tasks: ['orders'], slots: { order_number: '4411', postcode: '1234 AB' } })
  })

  test('follows a change of subject, and takes nothing of the old one along', () => {
    const { memory } = plan(about('orders'), null, 'bestelling 4411')
    const { plan: next, memory: after } = plan(about('opening_hours'), memory)
    expect(next).toMatchObject({ kind: 'answer', tasks: ['opening_hours'], slots: {} })
    expect(after.slots).toEqual({})
  })

  test('asks again once, and then leaves it to a person', () => {
    const first = plan({ kind: 'unknown' }, spoken)
    expect(first.plan).toMatchObject({ kind: 'ask_task', isAgain: true })
    expect(plan({ kind: 'no' }, first.memory).plan).toMatchObject({ kind: 'hand_over', why: 'not_understood' })
  })

  test('forgets a misunderstanding that was cleared up', () => {
    const misunderstood = plan({ kind: 'unknown' }, spoken).memory
    const cleared = plan(about('opening_hours'), misunderstood).memory
    expect(plan({ kind: 'no' }, cleared).plan.kind).toBe('ask_task')
  })

  test('hands over what the router took from the bot, and says nothing to who never heard it', () => {
    expect(plan(about('opening_hours'), spoken, '', false).plan).toMatchObject({ kind: 'hand_over', why: 'decided' })
    expect(plan(about('opening_hours'), null, '', false).plan).toEqual({ kind: 'silent' })
  })

  const understanding: fc.Arbitrary<Understanding> = fc.oneof(
    fc.constantFrom<Understanding>(
      { kind: 'wants_person' },
      { kind: 'yes' },
      { kind: 'no' },
      { kind: 'thanks' },
      { kind: 'greeting' },
      { kind: 'unknown' },
      { kind: 'slot', value: '4411' },
      { kind: 'beyond', why: 'media' },
      { kind: 'unsure', tasks: [{ task: 'orders', confidence: 0.2 }] },
    ),
    fc.constantFrom('orders', 'opening_hours', 'return', 'change_address', 'no_such_task').map(about),
  )

  test('is one the provider takes, with a person in reach and, at first, what it is; after at most two misunderstandings in a row a person', () => {
    fc.assert(
      fc.property(fc.array(understanding, { minLength: 1, maxLength: 12 }), fc.boolean(), (said, isBots) => {
        let memory: BotMemory | null = null
        for (const one of said) {
          const isFirst = !memory?.hasIntroduced
          const turn = plan(one, memory, '', isBots)
          expect(turn.memory.failedTurns).toBeLessThan(maxFailedTurns)
          if (turn.plan.kind === 'silent') continue
          const values = { orders: { state: 'onderweg' }, opening_hours: { today: 'Nu open.', week: 'Altijd.' } }
          const composed = composeTurn({
            plan: turn.plan,
            tasks,
            memory: { language: 'nl' },
            values,
            isFirst,
            name: 'De Linde',
            opensAt: null,
          })
          expect(composed).not.toBeNull()
          const { text, buttons } = composed ?? { text: '', buttons: [] }
          if (turn.plan.kind !== 'close') expect(text.length).toBeGreaterThan(0)
          if (isFirst && text) expect(text).toContain('automatische assistent')
          expect(text.length).toBeLessThanOrEqual(1_024)
          expect(buttons.length).toBeLessThanOrEqual(3)
          expect(new Set(buttons.map(({ title }) => title)).size).toBe(buttons.length)
          for (const { title } of buttons) expect(title.length).toBeLessThanOrEqual(20)
          if (turn.plan.kind === 'hand_over' || turn.plan.kind === 'close') return
          expect(buttons.at(-1)?.id).toBe('bot:person')
          memory = turn.memory
        }
      }),
    )
  })

  test('says nothing of which a value is missing', () => {
    const { plan: answer } = plan({ kind: 'slot', value: '1234 AB' }, plan(about('orders'), null, 'bestelling 4411').memory)
    if (answer.kind === 'silent') throw new Error('it must answer')
    const base = { plan: answer, tasks, memory: { language: 'nl' as const }, isFirst: false, name: 'De Linde', opensAt: null }
    expect(composeTurn({ ...base, values: {} })).toBeNull()
    expect(composeTurn({ ...base, values: { orders: { state: 'onderweg' } } })?.text).toContain('Bestelling 4411 is onderweg.')
  })
})
