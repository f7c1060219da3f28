'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { RequestError } from '@/lib/core/request-json.ts'
import { type Upload, uploadMedia } from '@/lib/media/upload-media.client.ts'
import type { Attachment } from '@/lib/timeline/timeline-entry.ts'

export type PendingAttachment = {
  key: number
  file: File
  /** Shown for pictures while they upload. */
  previewUrl: string | null
  /** 0 to 1. */
  progress: number
  state: { kind: 'uploading' } | { kind: 'ready'; attachment: Attachment } | { kind: 'failed'; code: string }
}

/** Files about to be sent: they upload at once, so that sending is immediate. */
export function useAttachments() {
  const [items, setItems] = useState<PendingAttachment[]>([])
  const uploads = useRef(new Map<number, Upload>())
  const nextKey = useRef(1)
  const add = useCallback((files: Iterable<File>) => {
    const change = (key: number, part: Partial<PendingAttachment>) =>
      setItems((all) => all.map((item) => (item.key === key ? { ...item, ...part } : item)))
    for (const file of files) {
      const key = nextKey.current++
      const previewUrl = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
      setItems((all) => [...all, { key, file, previewUrl, progress: 0, state: { kind: 'uploading' } }])
      const upload = uploadMedia(file, (progress) => change(key, { progress }))
      uploads.current.set(key, upload)
      upload.result.then(
        (attachment) => change(key, { progress: 1, state: { kind: 'ready', attachment } }),
        (error) => change(key, { state: { kind: 'failed', code: error instanceof RequestError ? error.code : 'internal' } }),
      )
    }
  }, [])
  const forget = (item: PendingAttachment) => {
    uploads.current.get(item.key)?.abort()
    uploads.current.delete(item.key)
    if (item.previewUrl) URL.revokeObjectURL(item.previewUrl)
  }
  useEffect(() => {
    const running = uploads.current
    return () => {
      for (const upload of running.values()) upload.abort()
    }
  }, [])
  return {
    items,
    add,
    remove: (key: number) => {
      const item = items.find((candidate) => candidate.key === key)
      if (item) forget(item)
      setItems((all) => all.filter((candidate) => candidate.key !== key))
    },
    clear: () => {
      items.forEach(forget)
      setItems([])
    },
    areReady: items.every((item) => item.state.kind === 'ready'),
    uploaded: items.flatMap((item) => (item.state.kind === 'ready' ? [item.state.attachment] : [])),
  }
}
