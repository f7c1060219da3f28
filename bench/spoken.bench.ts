// How soon a finished transcript is what typed text is: read by the rules, found by search, and understood. Beside it a
// typed message on its way to the same rules.
import { setTimeout as delay } from 'node:timers/promises'
import postgres from 'postgres'
import { createSimulatorClient, type SimulatorClient } from '../e2e/simulator/client.ts'
import { speechKey, startSpeechServer } from '../e2e/speech-server/start-speech-server.ts'
import { encodeVoice } from '../lib/audio/encode-opus.server.ts'
import { makeVoice } from '../lib/testing/make-sound.ts'
import { step } from '../scripts/progress.ts'
import { startTemporaryInstance } from '../scripts/temporary-instance.ts'
import { type Bench, type Figures, percentile } from './bench.ts'

const NOTES = 60
const LIMIT_MS = 30_000
/** "Voice is text, at once": bot, rules, search and summary within two seconds. */
const AIM_MS = 2_000

type Spoken = { toRules: number; toSummary: number }

export default {
  title: 'from a finished transcript to rules, search and summary, beside a typed message',
  async run() {
    const speech = await startSpeechServer(0, { text: 'Goedemiddag, wanneer komt bestelling 4512345 nu aan?', durationMs: 2_000 })
    Object.assign(process.env, { STT_BASE_URL: speech.url, STT_API_KEY: speechKey, STT_MODEL_DIR: '' })
    const instance = await startTemporaryInstance()
    const sql = postgres(instance.databaseUrl, { max: 1, onnotice: () => {} })
    const phone = createSimulatorClient(instance.simulatorUrl)
    try {
      const typed = await step('Typed messages', () => repeat((index) => measureTyped(sql, phone, index)))
      const spoken = await step('Voice notes', () => repeat((index) => measureSpoken(sql, phone, index)))
      const toRules = spoken.map((one) => one.toRules)
      const toSummary = spoken.map((one) => one.toSummary)
      return {
        rows: [
          row('typed: arrived to rules', typed),
          row('spoken: transcript to rules', toRules),
          row('spoken: transcript to summary', toSummary),
        ],
        aims: [
          { name: 'transcript to rules, p95 ms', value: percentile(sorted(toRules), 0.95), limit: AIM_MS, direction: 'at_most' },
          { name: 'transcript to summary, p95 ms', value: percentile(sorted(toSummary), 0.95), limit: AIM_MS, direction: 'at_most' },
        ],
      }
    } finally {
      await sql.end()
      await instance.stop()
      await speech.stop()
    }
  },
} satisfies Bench

async function repeat<T>(measure: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let index = 0; index < NOTES; index++) results.push(await measure(index))
  return results
}

/** From its row in the timeline to the end of the job that asks the rules. */
async function measureTyped(sql: postgres.Sql, phone: SimulatorClient, index: number): Promise<number> {
  const { id } = await phone.sendText('noor', `Bericht ${index}: wanneer komt bestelling 4512345 nu aan?`)
  return until(`typed message ${index}`, async () => {
    const [found] = await sql<{ ms: number }[]>`
      select extract(epoch from j.completed_on - e.received_at) * 1000 as ms from entries e
      join pgboss.job j on j.name = 'route-entry' and j.data->>'entryId' = e.id::text and j.state = 'completed'
      where e.provider_id = ${id}`
    return found ? Number(found.ms) : null
  })
}

/** From the transcript's row, which search reads from then on, to the end of the jobs that read it. */
async function measureSpoken(sql: postgres.Sql, phone: SimulatorClient, index: number): Promise<Spoken> {
  const voice = makeVoice(() => 140, 2 + index / 50)
  const { bytes } = await encodeVoice(voice, { serial: index })
  const { id: mediaId } = await phone.upload('noor', bytes, { mimeType: 'audio/ogg; codecs=opus' })
  const { id } = await phone.send('noor', { type: 'audio', mediaId, voice: true })
  return until(`voice note ${index}`, async () => {
    const [found] = await sql<{ rules: number; summary: number }[]>`
      select extract(epoch from rules.completed_on - t.at) * 1000 as rules, extract(epoch from summary.completed_on - t.at) * 1000 as summary
      from entries e
      join recordings r on r.entry_id = e.id
      join transcripts t on t.media_id = r.media_id
      join pgboss.job rules on rules.name = 'route-entry' and rules.data->>'entryId' = e.id::text and rules.created_on >= t.at
        and rules.state = 'completed'
      join pgboss.job summary on summary.name = 'understand-recording' and summary.data->>'mediaId' = r.media_id::text
        and summary.state = 'completed'
      where e.provider_id = ${id}`
    return found ? { toRules: Number(found.rules), toSummary: Number(found.summary) } : null
  })
}

async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + LIMIT_MS
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > deadline) throw new Error(`${what} did not get there in ${LIMIT_MS / 1000} s`)
    await delay(20)
  }
}

function row(name: string, values: number[]): Figures {
  const all = sorted(values)
  const ms = (share: number) => percentile(all, share).toFixed(0)
  return { case: name, n: all.length, 'p50 ms': ms(0.5), 'p95 ms': ms(0.95), 'max ms': (all.at(-1) ?? 0).toFixed(0) }
}

function sorted(values: number[]): number[] {
  return values.toSorted((a, b) => a - b)
}
