import { describe, expect, test } from 'vitest'
import type { CustomerId } from '../core/ids.ts'
import { type KnownIdentity, planIdentity, planIdentityChange } from './plan-identity.ts'

const at = (second: number) => new Date(second * 1000)
const a = 'aaaaaaaa-0000-7000-8000-000000000001' as CustomerId // any id will do
const b = 'bbbbbbbb-0000-7000-8000-000000000002' as CustomerId // any other
const ages = new Map([
  [a, at(1)],
  [b, at(2)],
])
function held(customerId: CustomerId, kind: KnownIdentity['kind'], value: string, left?: number): KnownIdentity {
  const retiredAt = left === undefined ? null : at(left)
  return { customerId, kind, value, customerCreatedAt: ages.get(customerId) ?? at(0), isRetired: retiredAt !== null, retiredAt }
}
const facts = (userId: string | null, phone: string | null, parentUserId: string | null = null) => ({ userId, phone, parentUserId })

describe('who it is', () => {
  test('nobody knows them: a customer is made with both addresses', () => {
    expect(planIdentity(facts('NL.1', '31'), [], at(5))).toEqual({
      customerId: null,
      merge: null,
      attach: [
        { kind: 'whatsapp_user', value: 'NL.1' },
        { kind: 'whatsapp', value: '31' },
      ],
    })
  })

  test('the user id comes before the phone, and two holders are one person: the older stays', () => {
    const known = [held(b, 'whatsapp_user', 'NL.1'), held(a, 'whatsapp', '31')]
    expect(planIdentity(facts('NL.1', '31'), known, at(5))).toEqual({ customerId: a, merge: { fromId: b, intoId: a }, attach: [] })
  })

  test('a phone held by nobody any more is a stranger after it was given up and its old holder before', () => {
    const known = [held(a, 'whatsapp', '31', 10)]
    expect(planIdentity(facts(null, '31'), known, at(11)).customerId).toBeNull()
    expect(planIdentity(facts(null, '31'), known, at(9)).customerId).toBe(a)
  })

  test('what comes with a retired user id joins nobody by its phone', () => {
    const known = [held(a, 'whatsapp_user', 'NL.1', 10), held(a, 'whatsapp', '31', 10), held(b, 'whatsapp', '31')]
    expect(planIdentity(facts('NL.1', '31'), known, at(9))).toEqual({ customerId: a, merge: null, attach: [] })
  })

  test('a phone first heard of with a retired user id is one they left', () => {
    const known = [held(a, 'whatsapp_user', 'NL.1', 10)]
    expect(planIdentity(facts('NL.1', '31'), known, at(9)).attach).toEqual([{ kind: 'whatsapp', value: '31', retired: true }])
  })

  test('a parent user id is kept and identifies nobody', () => {
    const known = [held(a, 'whatsapp_parent_user', 'NL.ENT.1')]
    expect(planIdentity(facts('NL.2', null, 'NL.ENT.1'), known, at(5))).toEqual({
      customerId: null,
      merge: null,
      attach: [{ kind: 'whatsapp_user', value: 'NL.2' }],
    })
  })
})

describe('who moved', () => {
  const change = { before: { userId: 'NL.1', phone: '31' }, after: { userId: 'NL.2', parentUserId: null, phone: '32' } }

  test('everybody known by an old or a new address is one person', () => {
    const known = [held(b, 'whatsapp_user', 'NL.2'), held(a, 'whatsapp_user', 'NL.1'), held(a, 'whatsapp', '31')]
    expect(planIdentityChange(change, known, at(5))).toEqual({ customerIds: [a, b], attach: [{ kind: 'whatsapp', value: '32' }] })
  })

  test('a later change heard first: the new addresses were left already and stay so', () => {
    const known = [held(a, 'whatsapp_user', 'NL.2', 20), held(a, 'whatsapp', '32', 20)]
    expect(planIdentityChange(change, known, at(5))).toEqual({
      customerIds: [a],
      attach: [
        { kind: 'whatsapp_user', value: 'NL.1', retired: true },
        { kind: 'whatsapp', value: '31', retired: true },
      ],
    })
  })

  test('a number that comes back is held again', () => {
    const known = [held(a, 'whatsapp_user', 'NL.1'), held(a, 'whatsapp', '31'), held(a, 'whatsapp', '32', 3)]
    expect(planIdentityChange(change, known, at(5)).attach).toContainEqual({ kind: 'whatsapp', value: '32' })
  })
})
