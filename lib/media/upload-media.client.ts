import { RequestError, toRequestError } from '../core/request-json.ts'
import type { Attachment } from '../timeline/timeline-entry.ts'

export type Upload = { result: Promise<Attachment>; abort: () => void }

/**
 * Uploads one file to `POST /api/v1/media`, telling its progress from 0 to 1.
 * `purpose` 'voice': whatever was recorded becomes a voice message there (audio.md 4).
 * XMLHttpRequest, because `fetch` cannot tell how much of a body has gone out.
 */
export function uploadMedia(file: File, onProgress: (share: number) => void, purpose?: 'voice'): Upload {
  const request = new XMLHttpRequest()
  const result = new Promise<Attachment>((resolve, reject) => {
    request.open('POST', purpose ? `/api/v1/media?as=${purpose}` : '/api/v1/media')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Attachment)
      else reject(toRequestError(request.status, request.responseText))
    }
    request.onerror = () => reject(new RequestError('offline', 0, 'No answer from the server'))
    request.onabort = () => reject(new DOMException('Upload stopped', 'AbortError'))
    const form = new FormData()
    form.set('file', file)
    request.send(form)
  })
  return { result, abort: () => request.abort() }
}

/** Address of stored media; only for those who may see the timeline. */
export function mediaUrl(mediaId: string, variant?: 'thumbnail' | 'download'): string {
  const suffix = variant === 'thumbnail' ? '?variant=thumbnail' : variant === 'download' ? '?download=1' : ''
  return `/api/v1/media/${mediaId}${suffix}`
}
