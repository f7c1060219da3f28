import { expect, test } from 'vitest'
import en from './messages/en.json' with { type: 'json' }
import nl from './messages/nl.json' with { type: 'json' }

type Tree = { [key: string]: string | Tree }

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  )
}

/** Names of ICU arguments, nested plural branches included. */
function argumentsOf(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/(?<!(?:=\d+|zero|one|two|few|many|other)\s*)\{(\w+)[,}]/g)].map((match) => match[1] ?? '')),
  ].sort()
}

const dutch = flatten(nl)
const english = flatten(en)

test('Dutch and English have exactly the same keys', () => {
  expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort())
})

test('a message takes the same values in both languages', () => {
  for (const [key, message] of dutch) expect([key, argumentsOf(english.get(key) ?? '')]).toEqual([key, argumentsOf(message)])
})

test('no message is empty', () => {
  for (const [key, message] of [...dutch, ...english]) expect([key, message.trim()]).not.toEqual([key, ''])
})
