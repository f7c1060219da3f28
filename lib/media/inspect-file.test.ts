import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sniffMimeType } from './inspect-file.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'middenweg-sniff-'))
afterAll(() => rmSync(folder, { recursive: true }))

function sniff(bytes: Buffer, declared: string): Promise<string> {
  const path = join(folder, 'file')
  writeFileSync(path, bytes)
  return sniffMimeType(path, declared)
}

/** Silence of AMR: frame headers of the lowest mode. */
const amrFrames = Buffer.alloc(130, Buffer.from([0x04, ...Array.from({ length: 12 }, () => 0)]))
/** The header of an ADTS frame: AAC-LC, 44.1 kHz, mono, 16 bytes long in all; `second` holds version, layer and CRC. */
const adtsFrame = (second: number) => Buffer.from([0xff, second, 0x50, 0x40, 0x02, 0x1f, 0xfc, ...Array.from({ length: 9 }, () => 0)])

const signed: [string, Buffer, string][] = [
  ['AMR', Buffer.concat([Buffer.from('#!AMR\n'), amrFrames]), 'audio/amr'],
  ['wide-band AMR', Buffer.concat([Buffer.from('#!AMR-WB\n'), amrFrames]), 'audio/amr'],
  ['AAC of MPEG-4', Buffer.concat([adtsFrame(0xf1), adtsFrame(0xf1)]), 'audio/aac'],
  ['AAC of MPEG-4 with CRC', Buffer.concat([adtsFrame(0xf0), adtsFrame(0xf0)]), 'audio/aac'],
  ['AAC of MPEG-2', Buffer.concat([adtsFrame(0xf9), adtsFrame(0xf9)]), 'audio/aac'],
]
const declarations = ['audio/amr', 'audio/aac', 'audio/ogg; codecs=opus', 'text/plain', 'text/html', 'application/octet-stream']

test.each(signed.flatMap(([name, bytes, type]) => declarations.map((declared) => [name, declared, bytes, type] as const)))(
  '%s declared as %s is what its bytes say',
  async (_, declared, bytes, type) => {
    expect(await sniff(bytes, declared)).toBe(type)
  },
)

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html><script>alert(1)</script>')],
  ['AMR in name only', Buffer.from('#!AM')],
  ['noise', Buffer.alloc(64, 7)],
])('%s declared as audio is just bytes', async (_, bytes) => {
  for (const declared of ['audio/amr', 'audio/aac', 'audio/mpeg']) expect(await sniff(bytes, declared)).toBe('application/octet-stream')
})

test('text is believed when it is declared and has no NUL', async () => {
  expect(await sniff(Buffer.from('Beste Sam,'), 'text/plain; charset=utf-8')).toBe('text/plain')
  expect(await sniff(Buffer.from('Beste\u0000Sam'), 'text/plain')).toBe('application/octet-stream')
  expect(await sniff(Buffer.from('<p>Beste Sam'), 'text/html')).toBe('application/octet-stream')
})
