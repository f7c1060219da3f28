import { defaultAcknowledgementRule } from '../lib/acknowledgements/acknowledgement-rule.ts'
import { hashPassword } from '../lib/auth/password.server.ts'
import { demoReplies } from '../lib/canned-replies/demo-replies.ts'
import { sealConnectionSecrets } from '../lib/connections/connection-secrets.server.ts'
import { newId } from '../lib/core/clock.server.ts'
import type { AgentId, CannedReplyId, ConnectionId } from '../lib/core/ids.ts'
import type { Role } from '../lib/core/vocabulary.ts'
import { openClients, type Tx } from './client.ts'
import { makeDemoTasks } from './data/demo-tasks.ts'
import { addAcknowledgementRule } from './queries/acknowledgements.ts'
import { findAgentByEmail, insertAgent } from './queries/agents.ts'
import { insertTaskVersion } from './queries/bot.ts'
import { insertCannedReply, listCannedReplies } from './queries/canned-replies.ts'
import { findConnectionByKey, insertConnection, updateConnection } from './queries/connections.ts'

type Login = { role: Role; email: string; password: string }

/** One password for everybody: the demo listens on this machine only, and prints it. */
const password = 'middenweg-demo'
const people: { role: Role; email: string; name: string }[] = [
  { role: 'agent', email: 'sam@demo.test', name: 'Sam de Wit' },
  { role: 'agent', email: 'lotte@demo.test', name: 'Lotte Jansen' },
  { role: 'supervisor', email: 'eva@demo.test', name: 'Eva Peeters' },
  { role: 'admin', email: 'ada@demo.test', name: 'Ada Vermeer' },
]

/**
 * The demo organisation: four people and one WhatsApp number that leads to the simulator. Safe to run again: what is
 * there stays as it is. `acknowledges`: the number answers voice notes with a promise, in the customer's language, which
 * is then seen counting down; `hasReplies`: there are canned replies, for drafts to take; `shopUrl`: the bot answers, and
 * asks an order desk there. Tests say themselves what is sent.
 */
export async function seedDemo(
  url: string,
  { acknowledges = false, hasReplies = false, shopUrl }: { acknowledges?: boolean; hasReplies?: boolean; shopUrl?: string } = {},
): Promise<{ logins: Login[] }> {
  const pools = openClients(url, 2)
  try {
    const { db } = pools
    for (const person of people) {
      if (await findAgentByEmail(db, person.email)) continue
      await insertAgent(db, { id: newId() as AgentId, ...person, passwordHash: await hashPassword(password) }) // a fresh id is nobody else's
    }
    const demo = demoConnection(process.env)
    if (!(await findConnectionByKey(db, demo.key))) await insertConnection(db, demo)
    const number = await findConnectionByKey(db, demo.key)
    if (acknowledges && number) await addAcknowledgementRule(db, number.id, { ...defaultAcknowledgementRule, isOn: true })
    if (hasReplies && (await listCannedReplies(db, { language: null, after: null, limit: 1 })).length === 0) {
      for (const reply of demoReplies) await insertCannedReply(db, { id: newId() as CannedReplyId, ...reply, changedById: null }) // a fresh id is nobody else's
    }
    if (shopUrl !== undefined && number) await seedBot(db, number.id, shopUrl)
    return { logins: people.map(({ role, email }) => ({ role, email, password })) }
  } finally {
    await pools.close()
  }
}

/** Once: what an admin makes of it stays. */
async function seedBot(db: Tx, connectionId: ConnectionId, shopUrl: string): Promise<void> {
  const isNew = await insertTaskVersion(db, {
    version: 1,
    tasks: makeDemoTasks(shopUrl),
    comment: 'Demo',
    authorName: 'Middenweg',
  })
  if (isNew) await updateConnection(db, connectionId, { isBotOn: true })
}

/** The number of api.md ("Webhooks in"); each value can be set by a `DEMO_*` variable. */
function demoConnection(source: Record<string, string | undefined>) {
  const id = newId() as ConnectionId // a fresh id is nobody else's
  return {
    id,
    key: source.DEMO_CONNECTION_KEY ?? 'demo-whatsapp',
    channel: 'whatsapp' as const,
    name: 'Tuincentrum De Linde',
    phoneNumberId: source.DEMO_PHONE_NUMBER_ID ?? '300000000000202',
    wabaId: source.DEMO_WABA_ID ?? '200000000000101',
    displayNumber: source.DEMO_DISPLAY_NUMBER ?? '31600000001',
    secrets: sealConnectionSecrets(id, {
      accessToken: source.DEMO_ACCESS_TOKEN ?? 'sim-access-token-0001',
      appSecrets: [source.DEMO_APP_SECRET ?? 'sim-app-secret-0001'],
      verifyToken: source.DEMO_VERIFY_TOKEN ?? 'sim-verify-token',
    }),
  }
}
