// A password from the person at the terminal, without showing it, or from standard input.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** The first line of standard input; a terminal is asked twice, without echo. @throws Error when they differ. */
export async function askPassword(question: string): Promise<string> {
  if (!process.stdin.isTTY) return readFirstLine()
  const first = await askHidden(`${question}: `)
  const second = await askHidden('Once more: ')
  if (first !== second) throw new Error('the two passwords differ')
  return first
}

async function readFirstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new Error('there is no password on standard input')
}

async function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  terminal.on('SIGINT', () => process.exit(130))
  const answer = await terminal.question('')
  terminal.close()
  process.stderr.write('\n')
  return answer
}
