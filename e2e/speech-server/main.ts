/** `node e2e/speech-server/main.ts --port 5010 [--notes FOLDER]`: on this machine only. Knows the notes of FOLDER by heart. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { findProgram } from '../../lib/core/find-program.server.ts'
import { parseJson } from '../../lib/core/parse-json.ts'
import { espeakSpeaker } from '../../lib/text-to-speech/espeak-speaker.server.ts'
import { type SpeechServer, startSpeechServer } from './start-speech-server.ts'

const notesSchema = z.array(z.object({ file: z.string(), language: z.string(), text: z.string(), durationMs: z.number() }))

const { values } = parseArgs({ options: { port: { type: 'string', default: '0' }, notes: { type: 'string' } } })
const program = findProgram('espeak-ng')
const server = await startSpeechServer(Number(values.port), null, program ? speakWith(program) : undefined)
if (values.notes) await teachNotes(server, values.notes)
console.log(`Speech server ready: ${server.url}`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void server.stop().then(() => process.exit(0))
  })
}

async function teachNotes(speech: SpeechServer, folder: string): Promise<void> {
  const notes = notesSchema.parse(parseJson(await readFile(join(folder, 'notes.json'), 'utf8')))
  for (const { file, ...note } of notes) speech.teach(await readFile(join(folder, file)), note)
}

/** A voice of this endpoint is the code of a language. */
function speakWith(path: string) {
  return async ({ input, voice }: { input: string; voice: string }): Promise<Uint8Array> => {
    const outcome = await espeakSpeaker(path).speak({ text: input, language: voice }, AbortSignal.timeout(20_000))
    if (outcome.kind !== 'spoken') throw new Error(`the voice did not speak: ${outcome.reason}`)
    return outcome.bytes
  }
}
