// The law of ingest: whatever is doubled, shuffled and put together on the way, the same things have happened.
// What legitimately depends on arrival and is therefore not compared: the order of two messages of the same second,
// which conversation a line about the customer stands in, when a conversation was last active, and whether the person was
// two customers on the way (a line says so when they were).
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLatestConversation, listWindows } from '../../db/queries/conversations.ts'
import { findCustomerRow, listIdentities } from '../../db/queries/customers.ts'
import { listTimeline } from '../../db/queries/entries.ts'
import { deliver } from '../testing/deliver.server.ts'
import {
  bodyOf,
  cutIntoBodies,
  deliveryArbitrary,
  peopleCount,
  type Story,
  sentPerPerson,
  storyArbitrary,
  tellStory,
  type World,
  worldOf,
} from '../testing/ingest-story.ts'
import { customerBy, insertSent } from '../testing/insert.server.ts'
import { openTestProduct, type TestProduct } from '../testing/open-product.server.ts'

let product: TestProduct
beforeAll(async () => {
  product = await openTestProduct()
})
afterAll(() => product.close())

let worlds = 0

/** Opens a world: everybody has written once, and has been sent something. */
async function openWorld(): Promise<World> {
  const world = worldOf(++worlds)
  await Promise.all(world.opening().map((body) => deliver(body)))
  await product.understandAll()
  for (let who = 0; who < peopleCount; who++) {
    const customerId = await customerBy(product.db, 'whatsapp_user', world.userId(who, 0))
    for (let sent = 0; sent < sentPerPerson; sent++) {
      const at = new Date(1_795_199_995_000 + sent * 1000)
      await insertSent(product.db, { customerId, connectionId: product.connection.id, providerId: world.sentId(who, sent), at })
    }
  }
  return world
}

/** Everything an agent can see of the people of a world, without ids and times of arrival. */
async function viewOf(world: World, lastUserIds: string[]) {
  const people = await Promise.all(
    lastUserIds.map(async (userId) => {
      const customerId = await customerBy(product.db, 'whatsapp_user', userId)
      const [entries, identities, customer, conversation, windows] = await Promise.all([
        listTimeline(product.db, { customerId, from: null, towards: 'older', limit: 200 }),
        listIdentities(product.db, [customerId]),
        findCustomerRow(product.db, customerId),
        findLatestConversation(product.db, customerId),
        listWindows(product.db, customerId),
      ])
      return {
        name: customer?.profileName,
        username: customer?.username,
        phone: customer?.phone,
        marketingStoppedAt: customer?.marketingStoppedAt,
        identities: identities.map((one) => `${one.kind} ${one.value} ${one.retiredAt === null ? 'held' : 'left'}`).sort(),
        windows: windows.map((one) => [one.closesAt, one.lastInboundProviderId]),
        conversation: conversation && {
          status: conversation.status,
          preview: conversation.preview,
          waitingSince: conversation.waitingSince,
          openedAt: conversation.openedAt,
          lastInbound: conversation.lastInboundPosition?.slice(0, 11),
          last: conversation.lastPosition?.slice(0, 11),
        },
        entries: entries
          .reverse()
          .filter((entry) => entry.kind !== 'system' || entry.what.event !== 'customers_merged')
          .map((entry) =>
            entry.kind === 'message'
              ? [
                  entry.providerId,
                  entry.occurredAt,
                  entry.text,
                  entry.status,
                  entry.statusAt,
                  entry.error,
                  entry.reactions.map((one) => [one.emoji, one.at]),
                ]
              : [entry.providerId, entry.occurredAt, entry.kind === 'system' && entry.what],
          ),
      }
    }),
  )
  return JSON.parse(JSON.stringify(people).replaceAll(world.tag, '#'))
}

async function liveThrough(story: Story, toBodies: (values: Record<string, unknown>[]) => string[]) {
  const world = await openWorld()
  const { values, lastUserIds } = tellStory(story, world)
  await Promise.all(toBodies(values).map((body) => deliver(body))) // stored in the order they are posted
  await product.understandAll()
  return viewOf(world, lastUserIds)
}

test('doubled, shuffled and batched webhooks tell the same story as each once, in order', async () => {
  const end = Date.now() + 20_000
  await fc.assert(
    fc.asyncProperty(storyArbitrary, deliveryArbitrary, async (story, plan) => {
      // A busy machine tells fewer stories; interrupting one would leave its webhooks half understood.
      if (Date.now() > end) return
      const once = await liveThrough(story, (values) => values.map((value) => bodyOf([value])))
      const anyhow = await liveThrough(story, (values) => cutIntoBodies(values, plan))
      expect(anyhow).toEqual(once)
    }),
    { numRuns: 30 },
  )
  const [parked] = await product.sql`select count(*)::int as count from deliveries where status <> 'understood'`
  expect(parked?.count).toBe(0)
})

test('understanding everything once more changes nothing', async () => {
  const [story] = fc.sample(storyArbitrary, { numRuns: 1, seed: 7 })
  if (!story) throw new Error('a sample of one must have one')
  const [newest] = await product.sql`select coalesce(max(id), 0) as id from deliveries`
  const world = await openWorld()
  const { values, lastUserIds } = tellStory(story, world)
  for (const value of values) await deliver(bodyOf([value]))
  await product.understandAll()
  const before = await viewOf(world, lastUserIds)
  await product.sql`update deliveries set status = 'received' where id > ${newest?.id}`
  await product.understandAll()
  expect(await viewOf(world, lastUserIds)).toEqual(before)
})
