import { buffer } from 'node:stream/consumers'
import { LRUCache } from 'lru-cache'
import type { MediaRecord } from '../../db/queries/media.ts'
import { ARRIVING_LIMITS } from '../audio/audio-limits.ts'
import { convertAudio } from '../audio/convert-audio.server.ts'
import { mediaStore } from './media-store.server.ts'

/** `webm` and `wav`, for browsers that cannot play what a customer sent. */
export type RenditionForm = 'webm' | 'wav'

/** An hour of WAV (115 MB) and some notes beside it. */
const maxKeptBytes = 160 * 1024 * 1024
/** About as long as somebody listens, seeking back and forth. */
const keptMs = 10 * 60_000

type Source = { file: MediaRecord; storageKey: string; to: RenditionForm }

/** The last ones, in memory: a browser asks for a sound in many ranges, and each would convert the whole of it. */
const kept = new LRUCache<string, Uint8Array, Source>({
  maxSize: maxKeptBytes,
  maxEntrySize: maxKeptBytes,
  sizeCalculation: (bytes) => Math.max(1, bytes.length),
  ttl: keptMs,
  ttlAutopurge: true,
  // One that is being made while others push it out is handed to who asked for it all the same.
  ignoreFetchAbort: true,
  // Two requests at once wait for one conversion.
  fetchMethod: async (_key, _stale, { context }) => convert(context),
})

/** A stored sound in another form; null when it cannot be had in that one. Whoever asks must have access to the file. */
export async function makeRendition(file: MediaRecord, storageKey: string, to: RenditionForm): Promise<Uint8Array | null> {
  if ((file.sizeBytes ?? 0) > ARRIVING_LIMITS.bytes) return null
  return (await kept.fetch(`${file.id} ${file.sha256} ${to}`, { context: { file, storageKey, to } })) ?? null
}

async function convert({ storageKey, to }: Source): Promise<Uint8Array | undefined> {
  const converted = await convertAudio(await buffer(await mediaStore().read(storageKey)), to)
  return converted.outcome === 'converted' ? converted.bytes : undefined
}
