// The papers speak of files, indexes, metrics and commands by name: a name that is gone is a paper that lies.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readSources } from './read-sources.server.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const papers = ['README.md', 'ARCHITECTURE.md', 'DECISIONS.md', 'RUNBOOK.md'].map((name) => ({
  name,
  text: readFileSync(join(ROOT, name), 'utf8'),
}))

function listNames(pattern: RegExp): string[] {
  return papers.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
}

test('every file and folder a paper names is there', () => {
  const files = new Set(readSources().map(({ path }) => basename(path)))
  const named = listNames(/`([\w@()[\]./-]+?(?:\.tsx?|\/))`/g).filter((name) => !name.startsWith('/') && !/(^|\/)x[.-]/.test(name))
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((name) => !existsSync(join(ROOT, name)) && !files.has(name))).toEqual([])
})

test('every page a paper links to is there', () => {
  const links = listNames(/(?<!!)\[[^\]]*\]\(([^)#]+)\)/g).filter((target) => !target.startsWith('http'))
  expect(links.length).toBeGreaterThan(4)
  expect(links.filter((target) => !existsSync(join(ROOT, target)))).toEqual([])
})

test('every index and constraint a paper relies on is in the schema', () => {
  const folder = join(ROOT, 'db/schema')
  const schema = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const named = listNames(/`([a-z]+(?:_[a-z]+)+_(?:key|idx))`/g)
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !schema.includes(`'${name}'`))).toEqual([])
})

test('every metric a paper watches is measured', () => {
  const metrics = readFileSync(join(ROOT, 'lib/core/metrics.server.ts'), 'utf8')
  const named = listNames(/\b(middenweg_[a-z_]+)/g)
  expect(named.length).toBeGreaterThan(8)
  expect([...new Set(named)].filter((name) => !metrics.includes(`'${name}'`))).toEqual([])
})

test('every npm command a paper gives is a script', () => {
  const scripts = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))).scripts
  const named = listNames(/npm run (?:--silent )?([a-z][\w:]*)/g)
  expect(named.length).toBeGreaterThan(8)
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
})
