// What routing costs: reading and deciding one message with many rules and keywords, training the tasks, and trying a
// draft against a hundred thousand stored decisions.
import { randomBytes, randomUUID } from 'node:crypto'
import { type Clients, openClients, setClients } from '../db/client.ts'
import { migrateDatabase } from '../db/migrate.ts'
import { findBacktest, insertBacktest } from '../db/queries/backtests.ts'
import { findConnectionByKey } from '../db/queries/connections.ts'
import { seedDemo } from '../db/seed.ts'
import { makeDefaultTasks } from '../lib/bot/default-tasks.ts'
import { makeIntentTraining, type TaskExamples } from '../lib/bot/intent-training.ts'
import { overrideEnv, parseEnv } from '../lib/core/env.server.ts'
import type { BacktestId } from '../lib/core/ids.ts'
import { understandDeliveries } from '../lib/ingest/understand-deliveries.server.ts'
import { startJobQueue, stopJobQueue } from '../lib/jobs/enqueue.server.ts'
import { intentTrainer } from '../lib/nlu/train-intents.server.ts'
import { emptyTotals } from '../lib/routing/backtest.ts'
import { decide } from '../lib/routing/decide.ts'
import { makeDefaultKeywords } from '../lib/routing/default-keywords.ts'
import { makeDefaultRules } from '../lib/routing/default-rules.ts'
import type { KeywordList } from '../lib/routing/keyword-list.ts'
import { type MessageModels, readMessage } from '../lib/routing/message-facts.ts'
import { messageModels } from '../lib/routing/message-models.server.ts'
import type { RoutingFacts } from '../lib/routing/routing-facts.ts'
import type { Rule } from '../lib/routing/rule.ts'
import { runBacktest } from '../lib/routing/run-backtest.server.ts'
import { deliver } from '../lib/testing/deliver.server.ts'
import { startTemporaryPostgres } from '../lib/testing/temporary-postgres.server.ts'
import { messagesValue, textMessage, webhookBody } from '../lib/testing/whatsapp-bodies.ts'
import { step } from '../scripts/progress.ts'
import { type Bench, percentile } from './bench.ts'

const RULES = 50
const KEYWORDS = 500
const MESSAGES = 5_000
const WARM_UP = 500
const STORED = 100_000
const TASKS = 20
const EXAMPLES = 30

export default {
  title: `${RULES} rules and ${KEYWORDS} keywords; ${STORED.toLocaleString('en')} stored decisions; ${TASKS} tasks of ${EXAMPLES} examples`,
  async run() {
    const keywords = makeKeywords()
    const models = await step('Train what messages are read with', () => messageModels(makeDefaultTasks(), keywords))
    const decided = await step('Read and decide messages', async () => measureDecisions(models, keywords))
    const trainMs = await step('Train tasks', measureTraining)
    const backtest = await step('Try a draft', () => measureBacktest(decided.facts, keywords))
    return {
      rows: [
        {
          case: 'read and decide',
          'p50 ms': decided.p50.toFixed(2),
          'p99 ms': decided.p99.toFixed(2),
          'per s': Math.round(decided.perSecond),
        },
        { case: 'decide alone', 'p50 ms': decided.alone50.toFixed(3), 'p99 ms': decided.alone99.toFixed(3), 'per s': '' },
        { case: 'backtest', 'p50 ms': '', 'p99 ms': '', 'per s': Math.round(STORED / (backtest.ms / 1000)) },
      ],
      aims: [
        { name: 'read and decide, p99 ms', value: decided.p99, limit: 5, direction: 'at_most' },
        { name: `backtest of ${STORED}, s`, value: backtest.ms / 1000, limit: 60, direction: 'at_most' },
        {
          name: 'backtest, entries decided otherwise by a draft that is the same',
          value: backtest.changed,
          limit: 0,
          direction: 'at_most',
        },
        { name: `training ${TASKS} × ${EXAMPLES}, s`, value: trainMs / 1000, limit: 2, direction: 'at_most' },
      ],
    }
  },
} satisfies Bench

/** The shipped rules, and others that look at keywords, numbers and each other's facts. */
function makeRules(): Rule[] {
  const shipped = makeDefaultRules()
  const own = Array.from(
    { length: RULES - shipped.length },
    (_, index): Rule => ({
      id: `own-${index}`,
      name: `Own ${index}`,
      isOn: true,
      when: {
        all: [
          { fact: 'keywords', op: 'has_any', value: [`own-${index % 10}`] },
          { any: [{ fact: 'attempts24h', op: 'at_least', value: 2 + (index % 3) }, { none: [{ fact: 'isOpen', op: 'is', value: true }] }] },
        ],
      },
      effects: [{ kind: 'label', label: `own ${index}` }],
      once: 'always',
      restMinutes: 0,
    }),
  )
  return [...own, ...shipped]
}

function makeKeywords(): KeywordList[] {
  const [pattern] = makeDefaultKeywords()
  if (!pattern) throw new Error('keywords must be shipped')
  const shipped = makeDefaultKeywords()
  const left = KEYWORDS - shipped.reduce((sum, { phrases }) => sum + phrases.length, 0)
  const own = Array.from(
    { length: 10 },
    (_, list): KeywordList => ({
      ...pattern,
      id: `own-${list}`,
      name: `Own ${list}`,
      languages: ['nl', 'en'],
      phrases: Array.from(
        { length: Math.ceil(left / 10) },
        (_, index) => `${syllables(list * 100 + index)} ${syllables(index * 7 + list)}`,
      ),
    }),
  )
  return [...shipped, ...own]
}

/** Words of three syllables that no language has, the same for the same number. */
function syllables(number: number): string {
  const parts = ['ba', 'del', 'fi', 'gor', 'ka', 'lim', 'no', 'pes', 'ru', 'ta']
  return [number % 10, Math.floor(number / 10) % 10, Math.floor(number / 100) % 10].map((part) => parts[part]).join('')
}

/** The examples of the shipped tasks, one to three of them in a row, with a keyword here and there. */
function makeMessages(): string[] {
  const said = makeDefaultTasks().flatMap(({ examples }) => Object.values(examples).flat())
  return Array.from({ length: MESSAGES + WARM_UP }, (_, index) => {
    const parts = Array.from({ length: 1 + (index % 3) }, (_, part) => said[(index * 31 + part * 17) % said.length] ?? '')
    return index % 5 === 0 ? `${parts.join('. ')} ${syllables(index % 900)} ${syllables((index * 7) % 900)}` : parts.join('. ')
  })
}

function measureDecisions(models: MessageModels, keywords: KeywordList[]) {
  const rules = { version: 1, rules: makeRules(), keywords }
  const whole: number[] = []
  const alone: number[] = []
  const facts: RoutingFacts[] = []
  const now = new Date()
  for (const [index, text] of makeMessages().entries()) {
    const startedAt = performance.now()
    const known: RoutingFacts = {
      ...readMessage(text, models, 'nl').facts,
      attempts24h: { value: 1 + (index % 4), evidence: [] },
      isOpen: { value: index % 2 === 0, evidence: [] },
      isBotOn: { value: true, evidence: [] },
    }
    const readAt = performance.now()
    decide(known, rules, { now, tier: null, isPersonAwaited: false, acted: [], recentChanges: 0 })
    const decidedAt = performance.now()
    if (index < WARM_UP) continue
    whole.push(decidedAt - startedAt)
    alone.push(decidedAt - readAt)
    facts.push(known)
  }
  const all = whole.toSorted((a, b) => a - b)
  const only = alone.toSorted((a, b) => a - b)
  return {
    p50: percentile(all, 0.5),
    p99: percentile(all, 0.99),
    perSecond: (1000 * all.length) / all.reduce((sum, ms) => sum + ms, 0),
    alone50: percentile(only, 0.5),
    alone99: percentile(only, 0.99),
    facts,
  }
}

/** As an admin's saving does it: in its thread, from nothing. */
async function measureTraining(): Promise<number> {
  const said = makeDefaultTasks().flatMap(({ examples }) => examples.nl ?? [])
  const tasks = Array.from(
    { length: TASKS },
    (_, task): TaskExamples => ({
      id: `task-${task}`,
      examples: { nl: Array.from({ length: EXAMPLES }, (_, index) => `${said[(task * 7 + index) % said.length]} ${syllables(task * 37)}`) },
      notExamples: {},
    }),
  )
  await intentTrainer().signals() // the thread has run once
  const startedAt = performance.now()
  await intentTrainer().train(makeIntentTraining(tasks))
  return performance.now() - startedAt
}

async function measureBacktest(facts: RoutingFacts[], keywords: KeywordList[]): Promise<{ ms: number; changed: number }> {
  const database = await startTemporaryPostgres()
  const clients = openClients(database.url, 3)
  try {
    setEnvironment(database.url)
    await migrateDatabase(database.url)
    await seedDemo(database.url)
    setClients(clients)
    await startJobQueue({ url: database.url, isWorker: false })
    await receiveOne(clients)
    await storeDecisions(clients, facts)
    const id = randomUUID() as BacktestId // a fresh id is nobody else's
    await clients.sql`insert into rule_versions (version, rules, keywords, comment, author_name)
      values (1, ${clients.sql.json(makeRules() as never)}, ${clients.sql.json(keywords as never)}, 'bench', 'bench')`
    await insertBacktest(clients.db, {
      id,
      rules: makeRules(),
      keywords,
      baseVersion: 1,
      entryLimit: STORED,
      totals: emptyTotals(),
      assumptions: { asyncVoiceMinutes: 4, liveCallMinutes: 8, centsPerHour: 3_000 },
      authorId: null,
      authorName: 'bench',
    })
    const startedAt = performance.now()
    await runBacktest(id)
    const ms = performance.now() - startedAt
    const done = await findBacktest(clients.db, id)
    if (done?.state !== 'done' || done.totals.entries !== STORED) throw new Error(`the backtest looked at ${done?.totals.entries} entries`)
    return { ms, changed: done.totals.changed }
  } finally {
    await stopJobQueue()
    setClients(undefined)
    await clients.close()
    await database.stop()
  }
}

/** The seed seals a connection's secrets, for which it needs keys. */
function setEnvironment(url: string): void {
  const parsed = parseEnv({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    APP_URL: 'http://localhost:3000',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  })
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  overrideEnv(parsed.env)
}

/** One message of a customer, which the stored ones are copies of. */
async function receiveOne({ db }: Clients): Promise<void> {
  const person = { phone: '31633340000', userId: 'NL.BENCH', name: 'Bench' }
  const message = textMessage(person, 'wamid.bench', Math.floor(Date.now() / 1000), 'Waar blijft mijn bestelling?')
  await deliver(webhookBody(messagesValue({ people: [person], messages: [message] })))
  const connection = await findConnectionByKey(db, 'demo-whatsapp')
  if (!connection) throw new Error('the seed must have made the demo connection')
  await understandDeliveries(connection.id, 50)
}

/** A hundred thousand entries of one conversation, each with its receipt; the facts come again and again. */
async function storeDecisions({ sql }: Clients, facts: RoutingFacts[]): Promise<void> {
  await sql`create temp table facts_seen (number int primary key, facts jsonb)`
  const some = facts.slice(0, 1_000)
  await sql`insert into facts_seen select number - 1, facts from jsonb_array_elements(${sql.json(some as never)}) with ordinality as t(facts, number)`
  await sql`create temp table stored as
    select gen_random_uuid() as new_id, n from generate_series(1, ${STORED}) n`
  const [columns] = await sql<{ names: string }[]>`
    select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
    where table_schema = 'public' and table_name = 'entries' and is_generated = 'NEVER' and column_name not in ('id', 'position', 'provider_id')`
  const names = columns?.names ?? ''
  await sql.unsafe(`insert into entries (id, position, ${names})
    select stored.new_id, to_char(stored.n, 'FM0000000000') || '-bench', ${names}
    from stored, (select * from entries where direction = 'in' and conversation_id is not null and kind = 'message' limit 1) one`)
  await sql`insert into routing_decisions (entry_id, conversation_id, rules_version, facts, decision, at)
    select stored.new_id, e.conversation_id, 0, f.facts, '{}', now()
    from stored join entries e on e.id = stored.new_id join facts_seen f on f.number = stored.n % ${some.length} order by stored.n`
  await sql`analyze`
}
