// Where a browser keeps recordings from one page to the next: IndexedDB, which unlike `localStorage` takes sound. A browser
// that keeps nothing (private mode, full disk) keeps them as long as the page is there, in memory.
import type { AgentId, ConversationId } from '../core/ids.ts'
import type { Recorded } from './voice-recorder.client.ts'

export type KeptRecording = {
  recorded: Recorded
  /** It reached the longest length and was ended there. */
  isCutOff: boolean
}

const table = 'recordings'
/** What nobody came back for is not kept for ever on a machine that others may use (ms). */
const keptForMs = 7 * 24 * 3_600_000

/** Bytes, not files: Safari stores no files in a private window. */
type Row = {
  me: AgentId
  conversationId: ConversationId
  keptAt: number
  file: Bytes
  preview: Bytes
  rest: Pick<Recorded, 'durationMs' | 'peaks'> & Pick<KeptRecording, 'isCutOff'>
}
type Bytes = { name: string; type: string; bytes: ArrayBuffer }

export function storeRecording(me: AgentId, conversationId: ConversationId, { recorded, isCutOff }: KeptRecording): Promise<void> {
  const { file, preview, durationMs, peaks } = recorded
  return inTurn(async () => {
    const row: Row = {
      me,
      conversationId,
      keptAt: Date.now(),
      file: { name: file.name, type: file.type, bytes: await file.arrayBuffer() },
      preview: { name: '', type: preview.type, bytes: await preview.arrayBuffer() },
      rest: { durationMs, peaks, isCutOff },
    }
    await request('readwrite', (rows) => rows.put(row))
  })
}

export function deleteStoredRecording(me: AgentId, conversationId: ConversationId): Promise<void> {
  return inTurn(async () => void (await request('readwrite', (rows) => rows.delete([me, conversationId]))))
}

/** Those of one agent; whoever's were left too long are dropped. */
export async function readStoredRecordings(me: AgentId): Promise<{ conversationId: ConversationId; kept: KeptRecording }[]> {
  const rows = (await request<Row[]>('readonly', (all) => all.getAll())) ?? []
  const oldest = Date.now() - keptForMs
  for (const row of rows) if (row.keptAt < oldest) void deleteStoredRecording(row.me, row.conversationId)
  return rows
    .filter((row) => row.me === me && row.keptAt >= oldest)
    .map((row) => ({ conversationId: row.conversationId, kept: readRow(row) }))
}

function readRow({ file, preview, rest: { isCutOff, ...rest } }: Row): KeptRecording {
  const recorded = {
    file: new File([file.bytes], file.name, { type: file.type }),
    preview: new Blob([preview.bytes], { type: preview.type }),
    ...rest,
  }
  return { recorded, isCutOff }
}

let last: Promise<void> = Promise.resolve()

/** One change after the other, as they were asked for: what is forgotten must not be written after all. */
function inTurn(change: () => Promise<void>): Promise<void> {
  last = last.then(change)
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
    return null
  }
}

function open(): Promise<IDBDatabase> {
  const asked = indexedDB.open('middenweg', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore(table, { keyPath: ['me', 'conversationId'] })
  return settled(asked)
}

function settled<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}
