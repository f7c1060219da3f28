// The demo as a stranger finds it: customers have spoken, were told by when a person answers, and that is counting down.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SpeechServer, speechKey, startSpeechServer } from '../e2e/speech-server/start-speech-server.ts'
import { defaultAcknowledgementRule } from '../lib/acknowledgements/acknowledgement-rule.ts'
import { changeRule } from '../lib/acknowledgements/change-rule.server.ts'
import { env, overrideEnv } from '../lib/core/env.server.ts'
import { openSending, type Sending, waitFor } from '../lib/testing/open-sending.server.ts'
import { tellDemoStory } from '../scripts/demo-story.ts'
import { readAcknowledgementRule } from './queries/acknowledgements.ts'
import { deleteCannedReply, listCannedReplies } from './queries/canned-replies.ts'
import { findConnectionByKey, updateConnection } from './queries/connections.ts'
import { seedDemo } from './seed.ts'

const notes = [
  {
    file: 'noor-damaged-delivery.ogg',
    language: 'nl',
    text: 'Hoi, met Noor. Bestelling 4512345 is vanochtend beschadigd aangekomen.',
    durationMs: 9_510,
  },
  { file: 'jonas-order-late.ogg', language: 'en', text: 'Hello, Jonas here. My order 4598120 has not arrived yet.', durationMs: 9_642 },
]
let speech: SpeechServer
let product: Sending

beforeAll(async () => {
  speech = await startSpeechServer()
  for (const { file, ...note } of notes) {
    speech.teach(await readFile(join(import.meta.dirname, '../scripts/demo-voice', file)), note)
  }
  product = await openSending({ STT_BASE_URL: speech.url, STT_API_KEY: speechKey })
})
afterAll(async () => {
  await product.close()
  await speech.stop()
})

const seedAgain = () => seedDemo(product.pools.url, { acknowledges: true, hasReplies: true })
const listReplies = () => listCannedReplies(product.pools.db, { language: null, after: null, limit: 100 })
const isOn = async () => (await readAcknowledgementRule(product.pools.db, product.connection.id)).isOn

test('its number answers voice notes with a promise in the language they are spoken in', async () => {
  expect(await isOn()).toBe(false) // not unless asked: tests and other organisations say themselves what is sent
  await seedAgain()
  await tellDemoStory(product.simulator.url)
  for (const [name, words] of [
    ['Noor', /Een medewerker antwoordt|een medewerker antwoordt/],
    ['Jonas', /A person will answer|a person will answer/],
  ] as const) {
    const promised = await waitFor(`the promise to ${name}`, async () => {
      const [row] = await product.pools.sql`
        select c.promised_at > now() as is_ahead, e.text from conversations c
        join customers k on k.id = c.customer_id join entries e on e.conversation_id = c.id and e.author_kind = 'system' and e.direction = 'out'
        where k.profile_name = ${name} and c.promised_at is not null`
      return row ?? null
    })
    expect(promised).toEqual({ is_ahead: true, text: expect.stringMatching(words) })
  }
})

test('seeded again, it leaves what an admin chose', async () => {
  await changeRule(product.sam, product.connection.id, { ...defaultAcknowledgementRule, isOn: false })
  await seedAgain()
  expect(await isOn()).toBe(false)
  const [first, ...others] = await listReplies()
  if (!first || others.length === 0) throw new Error('the demo must have replies')
  await deleteCannedReply(product.pools.db, first.id)
  await seedAgain()
  expect((await listReplies()).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
})

test('its bot answers from the order desk, and stays as an admin leaves it', async () => {
  const shopUrl = product.simulator.url
  overrideEnv({ ...env(), BOT_PRIVATE_HOSTS: [new URL(shopUrl).host] })
  await seedDemo(product.pools.url, { shopUrl })
  const { id } = await product.simulator.client.createUser({ id: 'order', name: 'Order', phone: '31644440000' })
  await product.simulator.client.sendText(id, 'wanneer komt bestelling 4411')
  await product.simulator.client.waitForMessage(
    id,
    (message) => !message.isMine && JSON.stringify(message.content).includes('Die is onderweg. Verwachte bezorging'),
    30_000,
  )
  await updateConnection(product.pools.db, product.connection.id, { isBotOn: false })
  await seedDemo(product.pools.url, { shopUrl })
  expect((await findConnectionByKey(product.pools.db, 'demo-whatsapp'))?.isBotOn).toBe(false)
})
