// A voice note written down on this machine, from the phone to the timeline; no endpoint is set up, and none is asked.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeVoice } from '../audio/encode-opus.server.ts'
import { makeVoice } from '../testing/make-sound.ts'
import { makeSpeechModel } from '../testing/make-speech-model.server.ts'
import { openSending, type Sending, waitFor } from '../testing/open-sending.server.ts'
import type { VoiceNoteEntry } from '../timeline/timeline-entry.ts'

let product: Sending
let folder: string

beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'speech-model-')), 'tiny')
  product = await openSending({ STT_MODEL_DIR: folder })
})
afterAll(async () => {
  await product.close()
  rmSync(join(folder, '..'), { recursive: true })
})

async function say(seconds: number): Promise<VoiceNoteEntry> {
  const { bytes } = await encodeVoice(
    makeVoice(() => 120, seconds),
    { serial: 6 },
  )
  const { id } = await product.simulator.client.sendVoiceNote('noor', bytes)
  const entryId = await waitFor('the note', async () => {
    const [row] = await product.pools.sql`select id from entries where provider_id = ${id}`
    return row ? row.id : null
  })
  const isOver = (status: string) => status === 'done' || status === 'failed'
  const entry = await product.waitForEntry(entryId, (one) => one.kind === 'voice_note' && isOver(one.transcript.status))
  if (entry.kind !== 'voice_note') throw new Error('a voice note must stay one')
  return entry
}

test('a note says that there is no speech recognition here while the model is missing, and is written down once it is there', async () => {
  const failed = await say(1)
  expect(failed.transcript).toMatchObject({ status: 'failed', reason: 'not_local', text: null })
  expect(failed.sound.state).toBe('done')
  makeSpeechModel(folder, 'hallo')
  const heard = await say(2)
  expect(heard.transcript).toMatchObject({ status: 'done', text: 'hallo hallo hallo hallo', source: { kind: 'embedded', model: 'tiny' } })
  expect(heard.text).toBe('hallo hallo hallo hallo')
})
