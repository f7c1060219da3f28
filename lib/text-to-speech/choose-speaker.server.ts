import { env } from '../core/env.server.ts'
import { findProgram } from '../core/find-program.server.ts'
import { espeakSpeaker } from './espeak-speaker.server.ts'
import { openAiSpeaker } from './openai-speaker.server.ts'
import type { Speaker } from './speaker.ts'

/** The endpoint this installation is set up with; else the basic voice where its program is installed; else null. */
export function chooseSpeaker(): Speaker | null {
  const { TTS_BASE_URL, TTS_API_KEY, TTS_MODEL, TTS_VOICE } = env()
  if (TTS_BASE_URL) return openAiSpeaker({ baseUrl: TTS_BASE_URL, apiKey: TTS_API_KEY ?? null, model: TTS_MODEL, voice: TTS_VOICE })
  const program = findProgram('espeak-ng')
  return program === undefined ? null : espeakSpeaker(program)
}
