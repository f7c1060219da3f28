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

type Row = { me: AgentId; conversationId: ConversationId; keptAt: number; kept: KeptRecording }

export async function storeRecording(me: AgentId, conversationId: ConversationId, kept: KeptRecording): Promise<void> {
  await request('readwrite', (rows) => rows.put({ me, conversationId, keptAt: Date.now(), kept } satisfies Row))
}

export async function deleteStoredRecording(me: AgentId, conversationId: ConversationId): Promise<void> {
  await request('readwrite', (rows) => rows.delete([me, conversationId]))
}

/** Those of one agent; whoever's were left too long are dropped. */
export async function readStoredRecordings(me: AgentId): Promise<Row[]> {
  const rows = (await request<Row[]>('readonly', (all) => all.getAll())) ?? []
  const oldest = Date.now() - keptForMs
  const left = rows.filter((row) => row.keptAt < oldest)
  await Promise.all(left.map((row) => deleteStoredRecording(row.me, row.conversationId)))
  return rows.filter((row) => row.me === me && row.keptAt >= oldest)
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
