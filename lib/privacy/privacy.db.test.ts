// The acoustic switch: on only by somebody who takes notice of the duty to tell, off at once, and forgetting what was
// measured when asked to.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAgentByEmail } from '../../db/queries/agents.ts'
import { findRecording, moveStep } from '../../db/queries/recordings.ts'
import type { Actor } from '../auth/actor.ts'
import type { CustomerId, MediaId } from '../core/ids.ts'
import { deliver } from '../testing/deliver.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'
import { inboundMessage, messagesValue, noor, webhookBody } from '../testing/whatsapp-bodies.ts'
import { listTimeline } from '../timeline/list-timeline.server.ts'
import { changePrivacy, readPrivacy } from './change-privacy.server.ts'
import { forgetPitch } from './forget-pitch.server.ts'
import { type ChangePrivacy, changePrivacySchema } from './privacy-settings.ts'

let product: TestProduct
let ada: Extract<Actor, { kind: 'agent' }>
let sequence = 0
const notice = { nl: 'Wij meten de toonhoogte van je spraakberichten.', en: 'We measure the pitch of your voice notes.' }
const on: ChangePrivacy = { measuresPitch: true, pitchNotice: notice, acknowledges: true, forgetsPitch: false }
const off: ChangePrivacy = { ...on, measuresPitch: false, acknowledges: false }

beforeAll(async () => {
  product = await openTestProduct()
  const row = await findAgentByEmail(product.db, 'ada@demo.test')
  if (!row) throw new Error('the seed must have made Ada')
  ada = { kind: 'agent', id: row.id, name: row.name, email: row.email, role: row.role, locale: row.locale }
})
afterAll(() => product.close())

/** A voice note that arrived, as far as its recording. */
async function noteArrives(): Promise<{ mediaId: MediaId; customerId: CustomerId }> {
  const id = `wamid.privacy.${++sequence}`
  const audio = { id: String(7_000 + sequence), mime_type: 'audio/ogg; codecs=opus', voice: true }
  await deliver(
    webhookBody(
      messagesValue({ people: [noor], messages: [inboundMessage(noor, id, Math.floor(Date.now() / 1000), { type: 'audio', audio })] }),
    ),
  )
  await product.understandAll()
  const [row] = await product.sql`select m.id, m.customer_id from media m join entries e on e.id = m.entry_id where e.provider_id = ${id}`
  return { mediaId: row?.id, customerId: row?.customer_id }
}

/** What its job writes in the end; null when nobody wants it any more. */
const endMeasuring = (mediaId: MediaId) =>
  moveStep(product.db, mediaId, 'pitch', ['working'], 'done', null, { pitch: { outcome: 'none', medianHz: 180 } })

test('it is off, and nothing is measured', async () => {
  expect(await readPrivacy()).toMatchObject({ measuresPitch: false, switchedOn: null, measuredCount: 0 })
  const { mediaId } = await noteArrives()
  expect((await findRecording(product.db, mediaId))?.pitchState).toBe('off')
})

test.each<[string, unknown]>([
  ['without a notice in Dutch', { ...on, pitchNotice: { ...notice, nl: ' ' } }],
  ['without a notice in English', { ...on, pitchNotice: { ...notice, en: '' } }],
  ['while forgetting', { ...on, forgetsPitch: true }],
])('it is not switched on %s', (_, input) => {
  expect(changePrivacySchema.safeParse(input).success).toBe(false)
})

test('it is not switched on without the acknowledgement, by whomever', async () => {
  await expect(changePrivacy(ada, { ...on, acknowledges: false })).rejects.toMatchObject({ code: 'invalid_input' })
  expect((await readPrivacy()).measuresPitch).toBe(false)
})

test('switched on it says by whom, names numbers that tell nobody, and is audited with the words of the notice', async () => {
  const privacy = await changePrivacy(ada, on)
  expect(privacy).toMatchObject({ measuresPitch: true, pitchNotice: notice, switchedOn: { by: ada.name } })
  expect(privacy.silentConnections).toEqual([{ id: product.connection.id, name: product.connection.name }])
  const rows = await product.sql`select actor_id, detail from audit where action = 'privacy.pitch_switched_on'`
  expect(rows).toEqual([{ actor_id: ada.id, detail: { notice, forgetsPitch: false } }])
})

test('another wording does not count as switching it on again', async () => {
  const before = await readPrivacy()
  const after = await changePrivacy(ada, { ...on, acknowledges: false, pitchNotice: { ...notice, nl: 'Anders gezegd.' } })
  expect(after.switchedOn).toEqual(before.switchedOn)
  expect(after.pitchNotice.nl).toBe('Anders gezegd.')
})

test('switched off it takes no result that is still being measured, and keeps what was', async () => {
  const [measured, working] = [await noteArrives(), await noteArrives()]
  for (const { mediaId } of [measured, working]) await moveStep(product.db, mediaId, 'pitch', ['waiting'], 'working')
  await endMeasuring(measured.mediaId)
  const privacy = await changePrivacy(ada, off)
  expect(privacy).toMatchObject({ measuresPitch: false, switchedOn: null, measuredCount: 1, pitchNotice: notice })
  expect(await endMeasuring(working.mediaId)).toBeNull()
  expect(await findRecording(product.db, working.mediaId)).toMatchObject({ pitchState: 'off', pitchReason: 'switched_off', pitch: null })
})

test('what was measured is deleted when asked, in as many rounds as it takes, and gone from the timeline', async () => {
  await changePrivacy(ada, on)
  const { mediaId, customerId } = await noteArrives()
  await moveStep(product.db, mediaId, 'pitch', ['waiting'], 'working')
  await endMeasuring(mediaId)
  expect((await changePrivacy(ada, { ...off, forgetsPitch: true })).measuredCount).toBe(2)
  const [job] = await product.sql`select data from pgboss.job where name = 'forget-pitch'`
  await forgetPitch(new Date(job?.data.before))
  await forgetPitch(new Date(job?.data.before)) // a job may run twice
  expect((await readPrivacy()).measuredCount).toBe(0)
  const { items } = await listTimeline(ada, { customerId, cursor: null, direction: 'older', around: null, limit: 50 })
  const notes = items.filter((entry) => entry.kind === 'voice_note')
  expect(notes.length).toBeGreaterThan(2)
  expect(notes.map((entry) => entry.pitch.state)).toEqual(notes.map(() => 'off'))
})
