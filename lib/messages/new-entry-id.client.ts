import { v7 } from 'uuid'
import type { EntryId } from '../core/ids.ts'

/** A fresh id for something about to be sent (version 7, so that ids sort by age). */
export function newEntryId(): EntryId {
  return v7() as EntryId
}
