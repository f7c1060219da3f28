// `npm run bench [-- name …]`: runs bench/<name>.bench.ts one after the other; prints tables for people and
// JSON lines for programs. `--strict` makes a missed aim the exit code.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Bench, type BenchOutcome, type Figures, isMet } from '../bench/bench.ts'
import { seconds } from './progress.ts'

const FOLDER = join(import.meta.dirname, '..', 'bench')
const { values, positionals } = parseArgs({ options: { strict: { type: 'boolean', default: false } }, allowPositionals: true })
const known = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.bench.ts') ? [file.slice(0, -'.bench.ts'.length)] : []))
const unknown = positionals.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}`)
  process.exit(1)
}
process.on('disconnect', () => process.exit(130))
const names = positionals.length > 0 ? positionals : known
if (names.length === 1 && names[0] !== undefined) await runBench(names[0])
else for (const name of names) runApart(name)
process.channel?.unref()

/** One process for each: an instance's environment is read once in a process, and figures must not share a heap. */
function runApart(name: string): void {
  const args = [fileURLToPath(import.meta.url), name, ...(values.strict ? ['--strict'] : [])]
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}

async function runBench(name: string): Promise<void> {
  const startedAt = Date.now()
  // Each file in bench/ exports a Bench by default; the compiler checks that in the file itself.
  const { default: bench } = (await import(join(FOLDER, `${name}.bench.ts`))) as { default: Bench }
  console.log(`\n${name}: ${bench.title}\n`)
  try {
    const outcome = await bench.run()
    print(name, outcome)
    if (values.strict && !outcome.aims.every(isMet)) process.exitCode = 1
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  }
  console.log(`\n(${seconds(startedAt)})`)
}

function print(name: string, { rows, aims }: BenchOutcome): void {
  console.log(`\n${formatTable(rows)}\n`)
  for (const aim of aims) {
    const sign = aim.direction === 'at_least' ? '≥' : '≤'
    console.log(`  ${isMet(aim) ? '✓' : '✗'} ${aim.name}: ${round(aim.value)} (aim ${sign} ${aim.limit})`)
  }
  console.log('')
  for (const row of rows) console.log(JSON.stringify({ bench: name, ...row }))
  for (const aim of aims)
    console.log(JSON.stringify({ bench: name, aim: aim.name, value: round(aim.value), limit: aim.limit, met: isMet(aim) }))
}

function formatTable(rows: Figures[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)))
  return lines
    .map(
      (line) =>
        `  ${line.map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  ')}`,
    )
    .join('\n')
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
