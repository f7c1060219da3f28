import { readBounded } from '../core/read-bounded.server.ts'
import { chooseVoice } from './choose-voice.ts'
import type { Speaker, SpeechFailure, SpeechOutcome } from './speaker.ts'

export type OpenAiSpeakerSettings = {
  /** Such as https://api.openai.com/v1 */
  baseUrl: string
  apiKey: string | null
  model: string
  /** One voice for all languages, or one for each (choose-voice.ts). */
  voice: string
}

/** Five minutes of WAV at 48 kHz. */
const maxAnswerBytes = 32 * 1024 * 1024

/** An OpenAI-compatible speech endpoint: `POST {base}/audio/speech`, answered with WAV, which we encode ourselves (audio.md 9). */
export function openAiSpeaker(settings: OpenAiSpeakerSettings): Speaker {
  const { host } = new URL(settings.baseUrl)
  return {
    name: `${host} ${settings.model}`,
    isBasic: false,
    async speak({ text, language }, signal) {
      const voice = chooseVoice(settings.voice, language)
      if (voice === null) return failed('no_voice')
      try {
        const response = await fetch(`${settings.baseUrl.replace(/\/$/, '')}/audio/speech`, {
          method: 'POST',
          redirect: 'error',
          signal,
          headers: { 'content-type': 'application/json', ...(settings.apiKey && { authorization: `Bearer ${settings.apiKey}` }) },
          body: JSON.stringify({ model: settings.model, input: text, voice, response_format: 'wav' }),
        })
        if (!response.ok) {
          await response.body?.cancel()
          return failed(readFailure(response.status))
        }
        const bytes = await readBounded(response, maxAnswerBytes)
        return bytes && isWav(bytes) ? { kind: 'spoken', bytes } : failed('nonsense')
      } catch {
        return failed(signal.aborted ? 'timed_out' : 'unreachable')
      }
    },
  }
}

function failed(reason: SpeechFailure): SpeechOutcome {
  return { kind: 'failed', reason }
}

function readFailure(status: number): SpeechFailure {
  if (status === 401 || status === 403) return 'key'
  if (status === 429) return 'busy'
  return status === 408 || status >= 500 ? 'unreachable' : 'refused'
}

function isWav(bytes: Uint8Array): boolean {
  return (
    bytes.length > 44 &&
    Buffer.from(bytes.subarray(0, 12))
      .toString('latin1')
      .replace(/^RIFF[\s\S]{4}/, '') === 'WAVE'
  )
}
