import { env } from '../core/env.server.ts'
import { openAiTranscriber } from './openai-transcriber.server.ts'
import type { Transcriber } from './transcriber.ts'

/** The engine this installation is set up with; null when none is. Set up as local, it never becomes another. */
export function chooseTranscriber(): Transcriber | null {
  const { STT_BASE_URL, STT_API_KEY, STT_MODEL, STT_RESPONSE_FORMAT, STT_SEND_AS, STT_MAX_BYTES, STT_MAX_SECONDS } = env()
  if (!STT_BASE_URL) return null
  return openAiTranscriber({
    baseUrl: STT_BASE_URL,
    apiKey: STT_API_KEY ?? null,
    model: STT_MODEL,
    responseFormat: STT_RESPONSE_FORMAT,
    sendAs: STT_SEND_AS,
    maxBytes: STT_MAX_BYTES,
    maxSeconds: STT_MAX_SECONDS,
  })
}
