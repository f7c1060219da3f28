// Where a browser keeps recordings from one page to the next: IndexedDB, which unlike `localStorage` takes sound. A browser
// that keeps nothing (private mode, full disk) keeps them as long as the page is there, in memory.
import type { AgentId, ConversationId, CustomerId, EntryId } from '../core/ids.ts'
import type { Quote } from '../timeline/timeline-entry.ts'
import type { Recorded } from './voice-recorder.client.ts'

export type KeptRecording = {
  /** The entry it is or will be: however often it is sent, it is one message. */
  id: EntryId
  recorded: Recorded
  /** It reached the longest length and was ended there. */
  isCutOff: boolean
}

/** What sending a recording takes besides it. `twin`: the text that follows, or empty. */
export type Sending = {
  customerId: CustomerId
  twin: string
  /** The same on every page that sends it, so that the text is one message, as the voice is. */
  twinId: EntryId
  replyTo: Quote | null
  /** Of the click (ms since 1970); a page that sends it again leaves it. */
  sentAt: number
  /** The server said no: it is kept, and sent by nobody but a person. */
  isRefused: boolean
}

/** `sending`: it was sent, and nobody knows yet that it has arrived; null while it is only kept. */
export type StoredRecording = { conversationId: ConversationId; storedAt: number; kept: KeptRecording; sending: Sending | null }

const table = 'recordings'
/** What nobody came back for is not kept for ever on a machine that others may use (ms). */
const keptForMs = 7 * 24 * 3_600_000

/** Bytes, not files: Safari stores no files in a private window. */
type Row = Omit<StoredRecording, 'kept'> & {
  id: EntryId
  me: AgentId
  file: Bytes
  preview: Bytes
  rest: Pick<Recorded, 'durationMs' | 'peaks'> & Pick<KeptRecording, 'isCutOff'>
}
type Bytes = { name: string; type: string; bytes: ArrayBuffer }

export function storeRecording(me: AgentId, { kept, ...stored }: StoredRecording): Promise<void> {
  const { id, isCutOff, recorded } = kept
  const { file, preview, durationMs, peaks } = recorded
  return inTurn(async () => {
    const row: Row = {
      ...stored,
      id,
      me,
      file: { name: file.name, type: file.type, bytes: await file.arrayBuffer() },
      preview: { name: '', type: preview.type, bytes: await preview.arrayBuffer() },
      rest: { durationMs, peaks, isCutOff },
    }
    await request('readwrite', (rows) => rows.put(row))
  })
}

export function deleteStoredRecording(id: EntryId): Promise<void> {
  return inTurn(async () => void (await request('readwrite', (rows) => rows.delete(id))))
}

/** Those of one agent, oldest first; whoever's were left too long are dropped. */
export async function readStoredRecordings(me: AgentId): Promise<StoredRecording[]> {
  const rows = (await request<Row[]>('readonly', (all) => all.getAll())) ?? []
  const oldest = Date.now() - keptForMs
  for (const row of rows) if (row.storedAt < oldest) void deleteStoredRecording(row.id)
  return rows
    .filter((row) => row.me === me && row.storedAt >= oldest)
    .sort((a, b) => a.storedAt - b.storedAt)
    .map(readRow)
}

function readRow({ id, conversationId, storedAt, sending, file, preview, rest: { isCutOff, ...rest } }: Row): StoredRecording {
  const recorded = {
    file: new File([file.bytes], file.name, { type: file.type }),
    preview: new Blob([preview.bytes], { type: preview.type }),
    ...rest,
  }
  return { conversationId, storedAt, sending, kept: { id, recorded, isCutOff } }
}

let last: Promise<void> = Promise.resolve()

/** One change after the other, as they were asked for: what is forgotten must not be written after all. */
function inTurn(change: () => Promise<void>): Promise<void> {
  last = last.catch(() => {}).then(change) // one that failed holds up none after it
  return last
}

let opened: Promise<IDBDatabase> | null = null

/** @returns null where the browser refuses. */
async function request<T>(mode: IDBTransactionMode, ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T | null> {
  try {
    opened ??= open()
    const database = await opened
    return await settled(ask(database.transaction(table, mode).objectStore(table)))
  } catch {
    opened = null // the browser may let us in the next time
    return null
  }
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open('middenweg', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(table, { keyPath: 'id' })
  return settled(asked)
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
