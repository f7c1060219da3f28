import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { z } from 'zod'
import { toWav } from '../../lib/audio/to-wav.ts'
import { makeVoice } from '../../lib/testing/make-sound.ts'

/** Body of `POST /audio/speech` (audio.md 9). */
const spokenRequestSchema = z.object({
  model: z.string().min(1),
  input: z.string().min(1).max(4_096),
  voice: z.string().min(1),
  instructions: z.string().optional(),
  response_format: z.enum(['mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']).default('mp3'),
  speed: z.number().min(0.25).max(4).default(1),
})
export type SpokenRequest = z.infer<typeof spokenRequestSchema>

/** A request to speak, or what is wrong with it. This server knows the answer `wav` only, and says so to the others. */
export async function readSpokenRequest(
  request: IncomingMessage,
): Promise<{ kind: 'asked'; request: SpokenRequest } | { kind: 'refused'; problem: string }> {
  const parsed = spokenRequestSchema.safeParse(await json(request).catch(() => null))
  if (!parsed.success) return { kind: 'refused', problem: z.prettifyError(parsed.error) }
  if (parsed.data.response_format !== 'wav') return { kind: 'refused', problem: 'this server answers with wav only' }
  return { kind: 'asked', request: parsed.data }
}

/** Seconds that a voice takes for a letter. */
const secondsPerLetter = 0.06

/** A voice without words, as long as speaking the text would take: enough for tests, and claims nothing. */
export async function makeHum({ input, speed }: SpokenRequest): Promise<Uint8Array> {
  const sound = makeVoice((at) => 110 + 10 * Math.sin(at * 5), Math.max(0.5, (input.length * secondsPerLetter) / speed), 24_000)
  return toWav(
    Int16Array.from(sound, (sample) => Math.round(sample * 32_000)),
    24_000,
  )
}
