import { and, asc, desc, eq, getTableColumns, gt, inArray, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { ConnectionId, CustomerId, EntryId } from '../../lib/core/ids.ts'
import type { RecordingFields } from '../../lib/recordings/describe-recording.ts'
import { describeEntry } from '../../lib/timeline/describe-entry.ts'
import type { TimelineEntry } from '../../lib/timeline/timeline-entry.ts'
import type { Tx } from '../client.ts'
import { agents } from '../schema/agents.ts'
import { entries, reactions } from '../schema/entries.ts'
import { media } from '../schema/media.ts'
import { listRecordingsOfEntries } from './recordings.ts'

export type EntryRecord = typeof entries.$inferSelect

/**
 * Adds an entry. @returns false when the same entry (by id, or by the provider's id on that connection) is there
 * already: that is how a second delivery or a second click becomes harmless.
 */
export async function insertEntry(tx: Tx, row: typeof entries.$inferInsert): Promise<boolean> {
  const added = await tx.insert(entries).values(row).onConflictDoNothing().returning({ id: entries.id })
  return added.length > 0
}

export async function findEntry(tx: Tx, id: EntryId, lock?: 'for update'): Promise<EntryRecord | null> {
  const query = tx.select().from(entries).where(eq(entries.id, id))
  const [row] = lock ? await query.for('update') : await query
  return row ?? null
}

/** The entry a provider's message became, on one connection. */
export async function findEntryByProviderId(tx: Tx, connectionId: ConnectionId, providerId: string): Promise<EntryRecord | null> {
  const [row] = await tx
    .select()
    .from(entries)
    .where(and(eq(entries.connectionId, connectionId), eq(entries.providerId, providerId)))
  return row ?? null
}

/** The entry a provider's id became on any connection (there are few connections; each is one index look-up). */
export async function findEntryIdByProviderId(tx: Tx, providerId: string): Promise<EntryId | null> {
  const [row] = await tx
    .select({ id: entries.id })
    .from(entries)
    .where(and(inArray(entries.connectionId, sql`(select id from connections)`), eq(entries.providerId, providerId)))
    .limit(1)
  return row?.id ?? null
}

export async function updateEntry(tx: Tx, id: EntryId, change: Partial<EntryRecord>): Promise<void> {
  await tx.update(entries).set(change).where(eq(entries.id, id))
}

/** Entries that quote any of these provider ids: their quotes change with them. */
export async function listEntryIdsQuoting(tx: Tx, connectionId: ConnectionId, providerIds: string[]): Promise<EntryId[]> {
  if (providerIds.length === 0) return []
  const rows = await tx
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.connectionId, connectionId), inArray(entries.replyToProviderId, providerIds)))
  return rows.map((row) => row.id)
}

/** Sets somebody's reaction unless a later one is known already. @returns whether anything changed. */
export async function saveReaction(tx: Tx, row: typeof reactions.$inferInsert): Promise<boolean> {
  const changed = await tx
    .insert(reactions)
    .values(row)
    .onConflictDoUpdate({
      target: [reactions.connectionId, reactions.targetProviderId, reactions.authorKind, reactions.authorId],
      set: { emoji: sql`excluded.emoji`, at: sql`excluded.at`, position: sql`excluded.position` },
      setWhere: sql`${reactions.position} < excluded.position`,
    })
    .returning({ position: reactions.position })
  return changed.length > 0
}

/** Entries as screens and API show them, in no particular order: look-ups by key for any number of entries, sent in one go. */
export async function listEntries(tx: Tx, ids: EntryId[]): Promise<TimelineEntry[]> {
  if (ids.length === 0) return []
  const [rows, related] = await Promise.all([tx.select().from(entries).where(inArray(entries.id, ids)), readRelated(tx, ids)])
  return describeRows(tx, rows, related)
}

/** One page of a customer's timeline by position, newest first; `towards` says which way from `from` (exclusive). */
export async function listTimeline(
  tx: Tx,
  input: { customerId: CustomerId; from: string | null; towards: 'older' | 'newer'; limit: number },
): Promise<TimelineEntry[]> {
  const isOlder = input.towards === 'older'
  const rows = await tx
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.customerId, input.customerId),
        input.from === null ? undefined : isOlder ? lt(entries.position, input.from) : gt(entries.position, input.from),
      ),
    )
    .orderBy(isOlder ? desc(entries.position) : asc(entries.position))
    .limit(input.limit)
  const page = await describeRows(
    tx,
    rows,
    await readRelated(
      tx,
      rows.map((row) => row.id),
    ),
  )
  return page.sort((a, b) => (a.position < b.position ? 1 : -1))
}

/** The last texts a customer wrote, newest first, out of their last dealings with us. */
export async function listWrittenTexts(tx: Tx, customerId: CustomerId, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ text: string }>(sql`
    select text from (
      select position, text, kind, direction, is_deleted from entries where customer_id = ${customerId} order by position desc limit 40
    ) last
    where kind = 'message' and direction = 'in' and not is_deleted and text <> ''
    order by position desc limit ${limit}`)
  return rows.map((row) => row.text)
}

type Related = {
  files: (typeof media.$inferSelect)[]
  recorded: (RecordingFields & { entryId: EntryId })[]
  quotes: EntryRecord[]
  reacted: (typeof reactions.$inferSelect)[]
}

/** What hangs on entries: their files and what sounds in them, what they quote, and reactions to them. */
async function readRelated(tx: Tx, ids: EntryId[]): Promise<Related> {
  if (ids.length === 0) return { files: [], recorded: [], quotes: [], reacted: [] }
  const quoting = alias(entries, 'quoting')
  const [files, recorded, quotes, reacted] = await Promise.all([
    tx.select().from(media).where(inArray(media.entryId, ids)).orderBy(asc(media.id)),
    listRecordingsOfEntries(tx, ids),
    tx
      .selectDistinctOn([entries.id], getTableColumns(entries))
      .from(entries)
      .innerJoin(quoting, and(eq(quoting.connectionId, entries.connectionId), eq(quoting.replyToProviderId, entries.providerId)))
      .where(inArray(quoting.id, ids)),
    tx
      .select(getTableColumns(reactions))
      .from(reactions)
      .innerJoin(entries, and(eq(entries.connectionId, reactions.connectionId), eq(entries.providerId, reactions.targetProviderId)))
      .where(inArray(entries.id, ids))
      .orderBy(asc(reactions.position)),
  ])
  return { files, recorded, quotes, reacted }
}

/** What entries say, as it stands now; of one taken back nothing. */
export async function listEntryTexts(tx: Tx, ids: EntryId[]): Promise<Map<EntryId, string | null>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.select({ id: entries.id, text: entries.text }).from(entries).where(inArray(entries.id, ids))
  return new Map(rows.map(({ id, text }) => [id, text]))
}

async function describeRows(tx: Tx, rows: EntryRecord[], { files, recorded, quotes, reacted }: Related): Promise<TimelineEntry[]> {
  const [quotedFiles, agentNames] = await Promise.all([
    typesOfFiles(
      tx,
      quotes.map((quote) => quote.id),
    ),
    namesOfAgents(tx, [...rows, ...quotes, ...reacted, ...recorded.flatMap(agentsOfRecording)]),
  ])
  return rows.map((row) => {
    const quote = quotes.find((one) => one.connectionId === row.connectionId && one.providerId === row.replyToProviderId) ?? null
    return describeEntry({
      row,
      files: files.filter((file) => file.entryId === row.id),
      recordings: recorded.filter((one) => one.entryId === row.id),
      quote,
      quotedFileType: quotedFiles.find((file) => file.entryId === quote?.id)?.type ?? null,
      reactions: reacted.filter((one) => one.connectionId === row.connectionId && one.targetProviderId === row.providerId),
      agentNames,
    })
  })
}

function agentsOfRecording({ heardById, transcript }: RecordingFields) {
  return [...heardById, transcript?.editedById ?? null].map((authorId) => ({ authorKind: 'agent', authorId }))
}

async function typesOfFiles(tx: Tx, entryIds: EntryId[]) {
  if (entryIds.length === 0) return []
  return tx.select({ entryId: media.entryId, type: media.type }).from(media).where(inArray(media.entryId, entryIds))
}

async function namesOfAgents(tx: Tx, authored: { authorKind: string; authorId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(authored.flatMap((one) => (one.authorKind === 'agent' && one.authorId ? [one.authorId] : [])))]
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({ id: agents.id, name: agents.name })
    .from(agents)
    .where(sql`${agents.id} = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row.name]))
}
