import type { Tx } from '../../db/client.ts'
import { listInboundAfter } from '../../db/queries/bot.ts'
import type { EntryRecord } from '../../db/queries/entries.ts'
import { attemptGapMs } from '../routing/count-attempts.ts'
import type { Burst } from './understand-turn.ts'

const maxMessages = 20

/**
 * What a customer said last, in as many messages as it took: those before an entry back to our last answer, or to a
 * pause of ten minutes. @param after position of our last answer, or of what the bot read last
 */
export async function readBurst(tx: Tx, entry: EntryRecord, after: string): Promise<Burst> {
  const rows = await listInboundAfter(tx, { customerId: entry.customerId, after, upTo: entry.position, limit: maxMessages })
  const together: EntryRecord[] = []
  let next = entry.occurredAt.getTime()
  for (const row of rows) {
    if (next - row.occurredAt.getTime() >= attemptGapMs) break
    next = row.occurredAt.getTime()
    if (!row.isDeleted) together.unshift(row)
  }
  const choiceOf = (row: EntryRecord) => (row.body.kind === 'message' && row.body.content.type === 'choice' ? row.body.content.id : null)
  return {
    // People break a sentence over messages: only what ends like a sentence is one by itself.
    text: together.flatMap((row) => (choiceOf(row) === null && row.text ? [row.text.trim()] : [])).join(' '),
    choiceId: together.length > 0 ? choiceOf(together[together.length - 1] ?? entry) : null,
    isVoice: together.some((row) => row.kind === 'voice_note'),
    isUnheard: together.some((row) => row.kind === 'voice_note' && !row.text),
    hasOther: together.some((row) => row.kind === 'message' && row.body.kind === 'message' && !readable.has(row.body.content.type)),
  }
}

const readable: ReadonlySet<string> = new Set(['text', 'choice'])
