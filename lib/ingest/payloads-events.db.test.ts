// Statuses, account events, templates and the envelope (whatsapp-messages.md 2.1, 2.8, 2.9, 3 and 8.4).
import { describe, expect, test } from 'vitest'
import { listEntries } from '../../db/queries/entries.ts'
import type { EntryId } from '../core/ids.ts'
import { customerBy, insertSent } from '../testing/insert.server.ts'
import { noorUserId, openPayloadScene } from '../testing/payload-scene.server.ts'

const scene = openPayloadScene()

describe('statuses', () => {
  async function sent(providerId: string | null, userId = noorUserId) {
    await scene.arrive('text')
    await scene.arrive('text-phone-withheld')
    const customerId = await customerBy(scene.product.db, 'whatsapp_user', userId)
    return insertSent(scene.product.db, { customerId, connectionId: scene.product.connection.id, providerId })
  }
  const read = async (id: EntryId) => (await listEntries(scene.product.db, [id]))[0]

  test('ticks rise to played, keep their price and never fall', async () => {
    const { entryId } = await sent('wamid.payload.out')
    await scene.arrive('status-sent')
    expect(await read(entryId)).toMatchObject({ status: 'sent', priceMicros: 0, priceCurrency: 'USD' })
    await scene.arrive('status-read')
    expect(await read(entryId)).toMatchObject({ status: 'read', statusAt: '2026-11-18T11:07:10.000Z' })
    await scene.arrive('status-delivered')
    expect(await read(entryId)).toMatchObject({ status: 'read' })
    await scene.arrive('status-played')
    expect(await read(entryId)).toMatchObject({ status: 'played' })
    await scene.arrive('status-unknown')
    expect(await read(entryId)).toMatchObject({ status: 'played' })
    expect(await scene.totalOf('unknown.status:deleted')).toBe(1)
  })

  test('a failure after the window says why in words', async () => {
    const { entryId } = await sent('wamid.payload.out-failed')
    await scene.arrive('status-failed')
    expect(await read(entryId)).toMatchObject({ status: 'failed', error: { code: 131047, reason: 'window_closed', canRetry: true } })
  })

  test('an error of the older shape is read by its code', async () => {
    const { entryId } = await sent('wamid.payload.out-failed-old')
    await scene.arrive('status-failed-old-error-shape')
    expect(await read(entryId)).toMatchObject({ status: 'failed', error: { code: 131053, reason: 'file_not_accepted' } })
  })

  test('a status of a message sent to a user id needs no phone', async () => {
    const { entryId } = await sent('wamid.payload.out-bo', 'BE.70000000000000000002')
    await scene.arrive('status-to-user-id')
    expect(await read(entryId)).toMatchObject({ status: 'delivered' })
  })

  test.each([
    ['status-with-conversation', 'wamid.payload.out-v23', { status: 'sent', priceMicros: 50_000, priceCurrency: 'USD' }],
    ['status-free-entry-point', 'wamid.payload.out-fep', { status: 'delivered', priceMicros: 0 }],
    ['status-price-unknown', 'wamid.payload.out-ai', { status: 'delivered', priceMicros: null }],
    ['status-group', 'wamid.payload.out-group', { status: 'delivered' }],
  ])('%s prices by type and category', async (name, providerId, expected) => {
    const { entryId } = await sent(providerId)
    await scene.arrive(name)
    expect(await read(entryId)).toMatchObject(expected)
  })

  test('a status before our own commit is recognised by the id it echoes', async () => {
    const { entryId, attemptId } = await sent(null)
    await scene.arrive('status-echoing-our-id', (body) => body.replace('{attempt}', attemptId))
    expect(await read(entryId)).toMatchObject({ status: 'delivered', providerId: 'wamid.payload.out-echo' })
  })
})

describe('about the account', () => {
  test('stop and resume of marketing are on the timeline and on the customer', async () => {
    await scene.arrive('text')
    expect((await scene.arrive('user-preferences-stop')).status).toBe('understood')
    expect(await scene.customerAs('whatsapp_user', noorUserId)).toMatchObject({ consent: { marketing: 'stopped' } })
    await scene.arrive('user-preferences-resume')
    expect(await scene.customerAs('whatsapp_user', noorUserId)).toMatchObject({ consent: { marketing: 'unknown' } })
    const rows = await scene.product
      .sql`select body->'what'->>'event' as event from entries where kind = 'system' and provider_id like 'preference:%' order by position`
    expect(rows.map((row) => row.event)).toEqual(['marketing_stopped', 'marketing_resumed'])
  })

  test.each(['account-update-restriction', 'account-update-violation', 'account-update-ban'])(
    '%s is shown on the connection',
    async (name) => {
      await scene.product.sql`update connections set problem = null`
      await scene.arrive(name)
      const [row] = await scene.product.sql`select problem->>'reason' as reason from connections`
      expect(row?.reason).toMatch(/^account\./)
    },
  )

  test.each([
    ['account-update-pricing-tier', 'account:account_update:VOLUME_BASED_PRICING_TIER_UPDATE'],
    ['account-alerts', 'account:account_alerts'],
    ['account-review-update', 'account:account_review_update'],
    ['business-capability-update', 'account:business_capability_update'],
    ['phone-number-quality-update', 'account:phone_number_quality_update:THROUGHPUT_UPGRADE'],
    ['phone-number-name-update', 'account:phone_number_name_update'],
    ['business-username-update', 'account:business_username_update'],
    ['security', 'account:security:PIN_CHANGED'],
    ['smb-message-echoes', 'unknown.field:smb_message_echoes'],
    ['history', 'unknown.field:history'],
    ['smb-app-state-sync', 'unknown.field:smb_app_state_sync'],
    ['standby', 'unknown.field:standby'],
    ['messaging-handovers', 'unknown.field:messaging_handovers'],
    ['calls', 'unknown.field:calls'],
    ['field-unknown', 'unknown.field:telepathy'],
    ['object-unknown', 'unknown.object:page'],
    ['value-errors', 'channel_error:130429'],
  ])('%s is kept, counted and shown to nobody', async (name, total) => {
    const before = await scene.countAll()
    expect((await scene.arrive(name)).status).toBe('understood')
    expect(await scene.totalOf(total)).toBe(1)
    expect(await scene.countAll()).toEqual(before)
  })

  test('a channel error that needs a person is shown on the connection', async () => {
    await scene.arrive('value-errors-payment')
    const [row] = await scene.product.sql`select problem->>'reason' as reason, (problem->>'code')::int as code from connections`
    expect(row).toMatchObject({ reason: 'payment_problem', code: 131042 })
  })

  test.each([
    'template-status-rejected',
    'template-status-pending-deletion',
    'template-status-paused',
    'template-quality-under-status-field',
    'template-components-update',
    'template-category-update',
    'template-id-beyond-double',
  ])('%s has the templates fetched again', async (name) => {
    await scene.product.sql`delete from pgboss.job where name = 'sync-templates'`
    expect((await scene.arrive(name)).status).toBe('understood')
    const [row] = await scene.product.sql`select count(*)::int as count from pgboss.job where name = 'sync-templates'`
    expect(row?.count).toBe(1)
  })
})

describe('the envelope', () => {
  test('an unknown property is counted and the message beside it shown', async () => {
    expect(await scene.shown('value-key-unknown')).toMatchObject({ text: 'Met iets nieuws ernaast' })
    expect(await scene.totalOf('unknown.key:value.auras')).toBe(1)
  })

  test('a number that is not ours is parked', async () => {
    expect(await scene.arrive('number-not-ours')).toMatchObject({ status: 'parked' })
    expect(await scene.entryOf('wamid.payload.number-not-ours')).toBeUndefined()
  })

  test('an empty envelope is understood', async () => {
    expect(await scene.arrive('envelope-empty')).toMatchObject({ status: 'understood', counts: { messages: 0 } })
  })

  test('several entries, changes and kinds in one body are each understood, the broken one alone is parked', async () => {
    expect(await scene.arrive('batch-mixed')).toMatchObject({
      status: 'parked',
      counts: { messages: 4, shown: 3, parked: 1, statuses: 1, others: 2 },
      parked_elements: [{ path: 'entry[0].changes[0].messages[2]' }],
    })
    for (const [id, text] of [
      ['wamid.payload.batch.1', 'een'],
      ['wamid.payload.batch.2', 'deux'],
      ['wamid.payload.batch.3', 'drie'],
    ] as const)
      expect(await scene.entryOf(id)).toMatchObject({ text })
  })
})

test('nothing is unaccounted for', async () => {
  expect(await scene.countLost()).toBe(0)
})
