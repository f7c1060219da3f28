import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeForm } from './encode-form.server.ts'

let uncaught: unknown[] = []
const note = (reason: unknown) => uncaught.push(reason)

beforeEach(() => {
  uncaught = []
  process.on('unhandledRejection', note)
})

afterEach(() => process.off('unhandledRejection', note))

function bigForm(): FormData {
  const form = new FormData()
  form.set('model', 'whisper-1')
  form.set('file', new File([new Uint8Array(24 * 1024 * 1024)], 'audio.wav', { type: 'audio/wav' }))
  return form
}

test('a request whose time was up before it began rejects, and nothing else does', async () => {
  const { body, headers } = await encodeForm(bigForm())
  // Nobody listens there, and nothing is sent.
  const request = fetch('http://127.0.0.1:9', { method: 'POST', body, headers, signal: AbortSignal.abort() })
  await expect(request).rejects.toThrow()
  for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(uncaught).toEqual([])
})

test('what a form says arrives as it was', async () => {
  const { body, headers } = await encodeForm(bigForm())
  const form = await new Response(body, { headers }).formData()
  expect(form.get('model')).toBe('whisper-1')
  expect(form.get('file')).toMatchObject({ name: 'audio.wav', type: 'audio/wav', size: 24 * 1024 * 1024 })
})
