// Streams of webhooks for property tests: a few people who write, edit, take back, react, change number and rename
// themselves while our messages to them get their ticks. The same story can be told in several worlds (ids differ, nothing else does).
import fc from 'fast-check'
import {
  type BodyPerson,
  inboundMessage,
  messagesValue,
  numberChange,
  statusOf,
  textMessage,
  userIdChange,
  webhookBody,
} from './whatsapp-bodies.ts'

/** How much of somebody shows: always the number, never, or now and then. */
const shows = ['number', 'hidden', 'sometimes'] as const
export const peopleCount = shows.length
export const sentPerPerson = 2

type Step =
  | { kind: 'text'; person: number; isPhoneShown: boolean; name: number }
  | { kind: 'reaction'; person: number; target: number; emoji: string | null }
  | { kind: 'edit' | 'revoke'; person: number; target: number }
  | { kind: 'status'; person: number; sent: number; status: 'sent' | 'delivered' | 'read' | 'failed' }
  | { kind: 'change'; person: number }
  | { kind: 'preference'; person: number; value: 'stop' | 'resume' }
export type Story = Step[]

const person = fc.nat(peopleCount - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('text' as const), person, isPhoneShown: fc.boolean(), name: fc.nat(3) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('reaction' as const), person, target: fc.nat(5), emoji: fc.constantFrom('👍', '❤️', null) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), person, target: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), person, target: fc.nat(5) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      person,
      sent: fc.nat(sentPerPerson - 1),
      status: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const, 'failed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), person }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('preference' as const), person, value: fc.constantFrom('stop' as const, 'resume' as const) }),
  },
)
export const storyArbitrary: fc.Arbitrary<Story> = fc.array(step, { minLength: 4, maxLength: 18 })

/** How a story is delivered: how often each thing comes, in which order, and where bodies are cut. */
export const deliveryArbitrary = fc.record({
  copies: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 24, maxLength: 24 }),
  order: fc.array(fc.nat(1_000_000), { minLength: 72, maxLength: 72 }),
  cuts: fc.array(fc.boolean(), { minLength: 72, maxLength: 72 }),
})
export type DeliveryPlan = { copies: number[]; order: number[]; cuts: boolean[] }

const startAt = 1_795_200_000
/** Each status happens once (whatsapp-messages.md 3.3), however often it is told: when, in seconds after the start. */
const statusSeconds = { sent: 1, failed: 2, delivered: 3, read: 4 }

/** The addresses of a world: nothing of one world is known in another. */
export function worldOf(world: number) {
  const tag = String(88_000 + world) // five digits that no instant or order in a view contains
  return {
    /** What tells this world's ids from another's; taken out before comparing. */
    tag,
    phone: (who: number, epoch: number) => `4${who}${String(epoch).padStart(2, '0')}${tag}77`,
    userId: (who: number, epoch: number) => `NL.${who}${String(epoch).padStart(2, '0')}X${tag}X`,
    sentId: (who: number, sent: number) => `wamid.${tag}.sent.${who}.${sent}`,
    /** The first word of everybody, delivered in order before the rest. */
    opening(): string[] {
      return shows.map((_, who) => {
        const one = this.person(who, 0, true, 0)
        return webhookBody(
          messagesValue({ people: [one], messages: [textMessage(one, `wamid.${tag}.open.${who}`, startAt - 10 + who, 'begin')] }),
        )
      })
    },
    person(who: number, epoch: number, isPhoneShown: boolean, name: number): BodyPerson {
      const isShown = shows[who] === 'number' || (shows[who] === 'sometimes' && isPhoneShown)
      return {
        userId: this.userId(who, epoch),
        ...(isShown && { phone: this.phone(who, epoch) }),
        name: `Naam ${who}.${name}`,
        ...(shows[who] !== 'number' && { username: `naam.${who}.${name}` }),
      }
    },
  }
}
export type World = ReturnType<typeof worldOf>

/** The values of `messages` and other changes that tell a story in a world, one for each step, a second apart. */
export function tellStory(story: Story, world: World): { values: Record<string, unknown>[]; lastUserIds: string[] } {
  const epochs = shows.map(() => 0)
  const values = story.map((one, index) => {
    const at = startAt + index
    const id = `wamid.${world.tag}.${index}`
    const epoch = epochs[one.person] ?? 0
    const userId = world.userId(one.person, epoch)
    switch (one.kind) {
      case 'text': {
        const who = world.person(one.person, epoch, one.isPhoneShown, one.name)
        return messagesValue({ people: [who], messages: [textMessage(who, id, at, `tekst ${index}`)] })
      }
      case 'reaction': {
        const who = world.person(one.person, epoch, false, 0)
        const target = one.target < sentPerPerson ? world.sentId(one.person, one.target) : `wamid.${world.tag}.${one.target}`
        return messagesValue({
          messages: [
            inboundMessage(who, id, at, { type: 'reaction', reaction: { message_id: target, ...(one.emoji && { emoji: one.emoji }) } }),
          ],
        })
      }
      case 'edit':
      case 'revoke': {
        const own = textsOf(story.slice(0, index), one.person)
        const target = own.length > 0 ? `wamid.${world.tag}.${own[one.target % own.length]}` : `wamid.${world.tag}.open.${one.person}`
        const part = {
          original_message_id: target,
          ...(one.kind === 'edit' && { message: { type: 'text', text: { body: `anders ${index}` } } }),
        }
        const who = world.person(one.person, epoch, false, 0)
        return messagesValue({ messages: [inboundMessage(who, id, at, { type: one.kind, [one.kind]: part })] })
      }
      case 'status':
        return messagesValue({
          statuses: [
            statusOf(world.sentId(one.person, one.sent), one.status, startAt + statusSeconds[one.status], {
              recipient_id: undefined,
              recipient_user_id: userId,
              ...(one.status === 'failed' && { errors: [{ code: 131026, title: 'Undeliverable' }] }),
            }),
          ],
        })
      case 'change': {
        epochs[one.person] = epoch + 1
        const isShown = shows[one.person] !== 'hidden'
        const change = isShown
          ? numberChange(
              id,
              at,
              { userId, phone: world.phone(one.person, epoch) },
              { userId: world.userId(one.person, epoch + 1), phone: world.phone(one.person, epoch + 1) },
            )
          : userIdChange(id, at, userId, world.userId(one.person, epoch + 1))
        return messagesValue({ messages: [change] })
      }
      case 'preference':
        return {
          ...messagesValue({}),
          user_preferences: [{ user_id: userId, category: 'marketing_messages', value: one.value, timestamp: at }],
        }
      default:
        return one satisfies never
    }
  })
  return { values, lastUserIds: shows.map((_, who) => world.userId(who, epochs[who] ?? 0)) }
}

/** Which steps are texts of a person: only one's own can be edited or taken back. */
function textsOf(steps: Story, person: number): number[] {
  return steps.flatMap((step, index) => (step.kind === 'text' && step.person === person ? [index] : []))
}

/** The bodies of a delivery plan: copies made, everything shuffled, cut into bodies of one or more changes. */
export function cutIntoBodies(values: Record<string, unknown>[], plan: DeliveryPlan): string[] {
  const copies = values.flatMap((value, index) => Array.from({ length: plan.copies[index] ?? 1 }, () => value))
  const shuffled = copies
    .map((value, index) => ({ value, key: plan.order[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map((one) => one.value)
  const bodies: Record<string, unknown>[][] = []
  for (const [index, value] of shuffled.entries()) {
    const last = bodies.at(-1)
    if (last && !plan.cuts[index]) last.push(value)
    else bodies.push([value])
  }
  return bodies.map(bodyOf)
}

/** One body; a preference has a field of its own. */
export function bodyOf(values: Record<string, unknown>[]): string {
  const changes = values.map((value) => ({ field: 'user_preferences' in value ? 'user_preferences' : 'messages', value }))
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '200000000000101', changes }] })
}
