import type { Tx } from '../../db/client.ts'
import { beginTranslation as saveBeginning, type TranslationKey } from '../../db/queries/translations.ts'
import { enqueue } from '../jobs/enqueue.server.ts'

/** Begins a translation unless it is there or on its way: asking again is harmless. */
export async function beginTranslation(tx: Tx, key: TranslationKey): Promise<void> {
  if (await saveBeginning(tx, key)) await enqueueTranslation(tx, key)
}

/** Has a translation made by a job, one at a time for each. */
export async function enqueueTranslation(tx: Tx, key: TranslationKey): Promise<void> {
  await enqueue(tx, 'translate-transcript', key, { onlyOnce: `${key.mediaId}:${key.version}:${key.language}` })
}
