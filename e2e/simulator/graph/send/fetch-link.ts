import { createHash } from 'node:crypto'
import { newNodeId } from '../../core/ids.ts'
import type { SimError, SimNumber } from '../../core/state.ts'
import type { World } from '../../core/world.ts'
import { checkMediaKind, LARGEST_MEDIA_BYTES, uploadError } from './media-rules.ts'
import type { OutboundContent } from './outbound-content.ts'

const FETCH_TIMEOUT_MS = 5000

/** Fetches a media link as the provider does before sending; the object gains the id of the stored copy. */
export async function fetchLink(world: World, number: SimNumber, link: NonNullable<OutboundContent['link']>): Promise<SimError | null> {
  try {
    const response = await fetch(link.url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) })
    if (!response.ok) return uploadError(`Downloading media from the link failed with HTTP ${response.status}.`)
    const bytes = Buffer.from(await response.arrayBuffer())
    if (bytes.length > LARGEST_MEDIA_BYTES) return uploadError('The linked file is too large.')
    const mimeType = response.headers.get('content-type') ?? 'application/octet-stream'
    const failure = checkMediaKind(link.kind, mimeType, bytes, link.object.voice === true)
    if (failure) return failure
    const id = newNodeId('91')
    await world.media.put(id, bytes)
    world.state.media.push({
      id,
      numberId: number.id,
      origin: 'business',
      mimeType,
      filename: null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
      createdAt: world.clock.now(),
      userId: null,
    })
    link.object.id = id
    return null
  } catch {
    return uploadError('Downloading media from the link failed: it cannot be reached.')
  }
}
