// Who wrote, by every shape of sender and system message (whatsapp-messages.md 2.3 to 2.5).
import { describe, expect, test } from 'vitest'
import { customerBy } from '../testing/insert.server.ts'
import { noorUserId, openPayloadScene } from '../testing/payload-scene.server.ts'

const scene = openPayloadScene()

describe('who wrote', () => {
  test('a first contact with a visible phone is known by both addresses', async () => {
    expect(await scene.shown('text')).toMatchObject({ kind: 'message', text: 'Is mijn bestelling al onderweg?', content: { type: 'text' } })
    const noor = await scene.customerAs('whatsapp_user', noorUserId)
    expect(noor).toMatchObject({ name: 'Noor', phone: '+31 6 00000002', country: 'NL', conversations: [{ status: 'open' }] })
    expect(noor.identities.map((one) => one.kind).sort()).toEqual(['whatsapp', 'whatsapp_user'])
  })

  test('a withheld phone is no hindrance: user id and username identify', async () => {
    expect(await scene.shown('text-phone-withheld')).toMatchObject({ text: "Bonjour, j'ai une question" })
    expect(await scene.customerAs('whatsapp_user', 'BE.70000000000000000002')).toMatchObject({
      name: 'Bo',
      username: 'tuinfan.gent',
      phone: null,
      country: 'BE',
    })
  })

  test('empty strings count as withheld', async () => {
    await scene.shown('text-empty-strings-for-withheld')
    const ida = await scene.customerAs('whatsapp_user', 'BE.70000000000000000021')
    expect(ida).toMatchObject({ name: 'Ida', phone: null, username: null })
    expect(ida.identities).toHaveLength(1)
  })

  test('a user id where a phone belongs is taken as a user id', async () => {
    await scene.shown('text-user-id-in-phone-fields')
    expect(await scene.customerAs('whatsapp_user', 'BE.70000000000000000022')).toMatchObject({ name: 'Ugo', phone: null })
  })

  test('the parent user id is kept beside the user id', async () => {
    await scene.shown('text-parent-user-id')
    const known = await scene.customerAs('whatsapp_user', 'NL.70000000000000000023')
    expect(known.identities).toContainEqual({ kind: 'whatsapp_parent_user', value: 'NL.ENT.80000000000000000023', retiredAt: null })
  })

  test('who has only a username is called by it', async () => {
    await scene.shown('text-username-with-at')
    expect(await scene.customerAs('whatsapp_user', 'NL.70000000000000000024')).toMatchObject({
      name: '@alleen.naam',
      username: 'alleen.naam',
    })
  })

  test('contacts in another order than messages keep their own names', async () => {
    await scene.shown('text-contacts-reordered')
    expect(await scene.customerAs('whatsapp_user', 'NL.70000000000000000031')).toMatchObject({ name: 'Eerste', phone: null })
    expect(await scene.customerAs('whatsapp_user', 'NL.70000000000000000032')).toMatchObject({ name: 'Tweede', phone: '+31 6 00000032' })
  })

  test('a message without a contacts block is shown', async () => {
    expect(await scene.shown('text-without-contacts')).toMatchObject({ text: 'Zonder contactblok' })
  })

  test('a message from nobody is parked, makes no customer and warns', async () => {
    const before = await scene.countAll()
    expect(await scene.arrive('text-no-sender')).toMatchObject({ status: 'parked', parked_elements: [{ cause: { code: 'names_nobody' } }] })
    expect(await scene.countAll()).toEqual(before)
  })

  test('a timestamp given as a number is read', async () => {
    expect(await scene.shown('text-timestamp-as-number')).toMatchObject({ occurredAt: '2026-11-18T11:08:15.000Z' })
  })

  test('an identity key hash passes by', async () => {
    expect(await scene.shown('text-identity-key-hash')).toMatchObject({ text: 'Met sleutelhash' })
  })

  test('a group message is stored and not shown', async () => {
    expect(await scene.shown('text-group')).toBeUndefined()
    expect(await scene.totalOf('ignored:group')).toBe(1)
  })

  test('a changed number keeps the customer, retires the old addresses and says so', async () => {
    expect(await scene.shown('system-user-changed-number')).toMatchObject({
      kind: 'system',
      what: { event: 'number_changed', from: '31600000042', to: '31600000049' },
    })
    const customer = await scene.customerAs('whatsapp_user', 'NL.70000000000000000049')
    expect(customer.phone).toBe('+31 6 00000049')
    const active = customer.identities.filter((one) => one.retiredAt === null).map((one) => one.value)
    expect(active.sort()).toEqual(['31600000049', 'NL.70000000000000000049'])
    expect(await customerBy(scene.product.db, 'whatsapp_user', 'NL.70000000000000000042')).toBe(customer.id)
  })

  test('a changed user id without any phone keeps the customer', async () => {
    expect(await scene.shown('system-user-changed-user-id')).toMatchObject({ kind: 'system', what: { event: 'identity_changed' } })
    const now = await customerBy(scene.product.db, 'whatsapp_user', 'BE.70000000000000000053')
    expect(await customerBy(scene.product.db, 'whatsapp_user', 'BE.70000000000000000052')).toBe(now)
  })

  test('the legacy identity change is shown as one', async () => {
    expect(await scene.shown('system-customer-identity-changed')).toMatchObject({ kind: 'system', what: { event: 'identity_changed' } })
  })
})

test('nothing is unaccounted for', async () => {
  expect(await scene.countLost()).toBe(0)
})
