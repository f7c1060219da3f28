import { expect, test } from 'vitest'
import { draftGap } from '../drafts/draft-gap.ts'
import { cannedReplyFields, unknownVariables } from './canned-reply.ts'
import { demoReplies } from './demo-replies.ts'
import { fillCannedReply } from './fill-canned-reply.ts'

const fields = { title: 'Waar is mijn bestelling?', shortcut: 'waar', text: 'Dag {customer_name}.', language: 'nl' }
const taken = (change: object) => cannedReplyFields.safeParse({ ...fields, ...change }).success

test.each<[string, object]>([
  ['with a variable nobody fills in', { text: 'Dag {klant}.' }],
  ['with a name that every object has', { text: '{constructor}' }],
  ['without words', { text: '  ' }],
  ['with a shortcut of two words', { shortcut: 'waar blijft' }],
  ['with a slash before the shortcut', { shortcut: '/waar' }],
  ['in no language', { language: 'Nederlands dus' }],
])('a reply %s is refused', (_, change) => {
  expect(taken({})).toBe(true)
  expect(taken(change)).toBe(false)
})

test('the variables that nobody fills in are named, each once', () => {
  expect(unknownVariables('{customer_name}, {x} {y} {x}')).toEqual(['x', 'y'])
})

test('what is known is filled in, and room is left for the rest', () => {
  const text = 'Dag {customer_name}, bestelling {order_number} is weg. {agent_name}'
  const values = { customer_name: 'Noor', agent_name: 'Sam $1', order_number: null }
  expect(fillCannedReply(text, values)).toBe(`Dag Noor, bestelling ${draftGap} is weg. Sam $1`)
})

test('the replies of the demo are ones an admin could have written', () => {
  expect(demoReplies.map((reply) => cannedReplyFields.safeParse(reply).error?.issues)).toEqual(demoReplies.map(() => undefined))
})
