import { env } from '../core/env.server.ts'
import { processSingleton } from '../core/process-singleton.server.ts'
import { openFolderStore } from './folder-store.server.ts'
import type { MediaStore } from './media-store-interface.server.ts'
import { openS3Store } from './s3-store.server.ts'

/** The store that MEDIA_STORE names: `file:<folder>` or `s3://<bucket>[/prefix]`. */
export function mediaStore(): MediaStore {
  return processSingleton('media-store', () => {
    const setting = env().MEDIA_STORE
    return setting.startsWith('s3://') ? openS3Store(setting) : openFolderStore(setting.slice('file:'.length))
  })
}
