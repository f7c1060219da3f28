import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { objectsIn } from '../testing/receive-webhooks.ts'
import { type Scene, startScene } from '../testing/start-scene.ts'

const BEARER = { authorization: 'Bearer sim-access-token-0001' }
const DAY_MS = 86_400_000

let scene: Scene
let png: Buffer
beforeAll(async () => {
  scene = await startScene()
  png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#375' } })
    .png()
    .toBuffer()
})
afterAll(() => scene.stop())
beforeEach(async () => {
  await scene.simulator.client.reset()
  scene.receiver.received.length = 0
  await scene.simulator.client.sendText('noor', 'Hoi')
})

/** The first page of an Ogg Opus file, as far as the identification header. */
function oggOpus(channels: number, size = 200): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, channels, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])])
  const page = Buffer.alloc(27)
  page.write('OggS')
  page[5] = 2
  page[26] = 1
  return Buffer.concat([page, Buffer.from([head.length]), head, Buffer.alloc(size)])
}

async function lookUp(id: unknown) {
  return (await scene.graph('GET', `/${String(id)}`)).body
}

test('an upload is looked up, downloaded with the token only, and gone once deleted', async () => {
  const { body } = await scene.uploadMedia(png, 'image/png', 'foto.png')
  const facts = await lookUp(body.id)
  expect(facts).toMatchObject({ mime_type: 'image/png', file_size: String(png.length), id: body.id })
  expect(facts.sha256).toBe(createHash('sha256').update(png).digest('hex'))
  const url = String(facts.url)
  expect((await fetch(url)).status).toBe(401)
  const good = await fetch(url, { headers: BEARER })
  expect(good.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await good.arrayBuffer()).equals(png)).toBe(true)
  expect((await scene.graph('DELETE', `/${String(body.id)}`)).body).toEqual({ success: true })
  expect((await fetch(url, { headers: BEARER })).status).toBe(404)
  expect(await scene.graph('GET', `/${String(body.id)}`)).toMatchObject({ status: 404, error: { code: 803 } })
})

test('a media URL lives five minutes of the clock, cannot be prolonged, and a new look-up gives a new one', async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  const { body } = await scene.uploadMedia(png, 'image/png')
  const url = String((await lookUp(body.id)).url)
  await client.clock({ advanceMs: 299_000 - 1000 })
  expect((await fetch(url, { headers: BEARER })).status).toBe(200)
  await client.clock({ advanceMs: 2000 })
  expect((await fetch(url, { headers: BEARER })).status).toBe(404)
  const forged = new URL(url)
  forged.searchParams.set('ext', '9999999999')
  expect((await fetch(forged, { headers: BEARER })).status).toBe(404)
  expect((await fetch(String((await lookUp(body.id)).url), { headers: BEARER })).status).toBe(200)
})

test("a customer's photo comes with id, base64 sha256 and a URL that works; after 7 days it is gone", async () => {
  const { client } = scene.simulator
  await client.clock({ frozen: true })
  await client.sendFile('noor', 'image', png, { mimeType: 'image/png', caption: 'Kapot' })
  await client.waitUntilDelivered()
  const image = objectsIn([scene.receiver.messages().at(-1)?.image])[0]
  expect(image).toMatchObject({ caption: 'Kapot', mime_type: 'image/png', sha256: createHash('sha256').update(png).digest('base64') })
  expect((await fetch(String(image?.url), { headers: BEARER })).status).toBe(200)
  await client.clock({ advanceMs: 7 * DAY_MS + 1000 })
  expect(await scene.graph('GET', `/${String(image?.id)}`)).toMatchObject({ status: 404 })
})

test('our uploads are kept 30 days', async () => {
  await scene.simulator.client.clock({ frozen: true })
  const { body } = await scene.uploadMedia(png, 'image/png')
  await scene.simulator.client.clock({ advanceMs: 30 * DAY_MS })
  expect((await lookUp(body.id)).id).toBe(body.id)
  await scene.simulator.client.clock({ advanceMs: 1000 })
  expect((await scene.graph('GET', `/${String(body.id)}`)).status).toBe(404)
})

test("another number's media is not shown", async () => {
  const { body } = await scene.uploadMedia(png, 'image/png')
  expect((await scene.graph('GET', `/${String(body.id)}?phone_number_id=300000000000202`)).status).toBe(200)
  expect((await scene.graph('GET', `/${String(body.id)}?phone_number_id=300000000000999`)).status).toBe(404)
})

test('fault switches: expired URLs, media gone, wrong sha256', async () => {
  const { client } = scene.simulator
  const { body } = await scene.uploadMedia(png, 'image/png')
  await client.setFaults({ expiredMediaUrls: 1 })
  expect((await fetch(String((await lookUp(body.id)).url), { headers: BEARER })).status).toBe(404)
  expect((await fetch(String((await lookUp(body.id)).url), { headers: BEARER })).status).toBe(200)
  await client.setFaults({ shaMismatch: true })
  expect((await lookUp(body.id)).sha256).not.toBe(createHash('sha256').update(png).digest('hex'))
  await client.setFaults({ shaMismatch: false, mediaNotFound: true })
  expect((await scene.graph('GET', `/${String(body.id)}`)).status).toBe(404)
})

describe('an upload is refused for', () => {
  test.each([
    ['a type that is not on the list', () => png, 'image/gif', 100],
    ['bytes that are something else', () => png, 'image/jpeg', 131053],
    ['text with binary inside', () => Buffer.from('a\0b'), 'text/plain', 131053],
    ['an image over 5 MB', () => Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]), 'image/png', 131053],
  ])('%s', async (_name, bytes, mimeType, code) => {
    expect((await scene.uploadMedia(bytes(), mimeType)).error?.code).toBe(code)
  })

  test('a missing file, and a body that is no form', async () => {
    const form = new FormData()
    form.set('messaging_product', 'whatsapp')
    expect((await scene.graph('POST', '/300000000000202/media', form)).error?.code).toBe(131008)
    expect((await scene.graph('POST', '/300000000000202/media', '{}')).error?.code).toBe(100)
  })
})

describe('a voice message', () => {
  const sendVoice = async (bytes: Buffer) => {
    const { body } = await scene.uploadMedia(bytes, 'audio/ogg')
    const wamid = await scene.sendAccepted({ type: 'audio', audio: { id: body.id, voice: true } })
    await expect.poll(() => scene.receiver.statuses().filter((status) => status.id === wamid).length).toBeGreaterThan(0)
    await scene.simulator.client.waitUntilDelivered()
    return { wamid, statuses: () => scene.receiver.statuses().filter((status) => status.id === wamid) }
  }

  test('in mono Opus is delivered, and its first play is reported once', async () => {
    const { wamid, statuses } = await sendVoice(oggOpus(1))
    await scene.simulator.client.waitForMessage('noor', (message) => message.id === wamid)
    await scene.simulator.client.playVoice('noor', wamid)
    await scene.simulator.client.playVoice('noor', wamid)
    await scene.simulator.client.waitUntilDelivered()
    expect(statuses().map((status) => status.status)).toEqual(['sent', 'delivered', 'played'])
  })

  test('in stereo fails with 131053', async () => {
    const { statuses } = await sendVoice(oggOpus(2))
    expect(statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131053 }] }])
  })
})

test('an image sent as a sticker fails with 131053, after it was accepted', async () => {
  const { body } = await scene.uploadMedia(png, 'image/png')
  const wamid = await scene.sendAccepted({ type: 'sticker', sticker: { id: body.id } })
  await expect.poll(() => scene.receiver.statuses().find((status) => status.id === wamid)?.status).toBe('failed')
})

test('a link is fetched before sending; one that leads nowhere fails with 131053', async () => {
  const { client } = scene.simulator
  const { body } = await scene.uploadMedia(png, 'image/png')
  const served = `${scene.simulator.url}/sim/api/media/${String(body.id)}`
  const good = await scene.sendAccepted({ type: 'image', image: { link: served } })
  await client.waitForMessage('noor', (message) => message.id === good)
  const bad = await scene.sendAccepted({ type: 'image', image: { link: 'http://127.0.0.1:9/niets.png' } })
  await expect.poll(() => scene.receiver.statuses().find((status) => status.id === bad)).toMatchObject({ errors: [{ code: 131053 }] })
})
