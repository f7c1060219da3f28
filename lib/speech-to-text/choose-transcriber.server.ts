import { env } from '../core/env.server.ts'
import { embeddedTranscriber } from './embedded-transcriber.server.ts'
import { openAiTranscriber } from './openai-transcriber.server.ts'
import type { Transcriber } from './transcriber.ts'

/** The engine this installation is set up with; null when none is. Set up as local, it never becomes another. */
export function chooseTranscriber(): Transcriber | null {
  const settings = env()
  if (settings.STT_MODEL_DIR) {
    return embeddedTranscriber({
      folder: settings.STT_MODEL_DIR,
      download: settings.STT_ALLOW_DOWNLOAD ? { url: settings.STT_DOWNLOAD_URL, files: settings.STT_DOWNLOAD_FILES } : null,
      threads: settings.STT_THREADS,
      maxMemoryMb: settings.STT_MAX_MEMORY_MB,
      timeoutMs: settings.STT_TIMEOUT_MS,
    })
  }
  if (!settings.STT_BASE_URL) return null
  return openAiTranscriber({
    baseUrl: settings.STT_BASE_URL,
    apiKey: settings.STT_API_KEY ?? null,
    model: settings.STT_MODEL,
    responseFormat: settings.STT_RESPONSE_FORMAT,
    sendAs: settings.STT_SEND_AS,
    maxBytes: settings.STT_MAX_BYTES,
    maxSeconds: settings.STT_MAX_SECONDS,
    timeoutMs: settings.STT_TIMEOUT_MS,
  })
}
