// The development data of the language core: JSON Lines that are no part of this repository (their licences differ).
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `NLU_DATA`, or where the data lies beside the repository. */
const FOLDER = process.env.NLU_DATA ?? join(import.meta.dirname, '..', '..', 'shared', 'data', 'nlu')
export const OUTSIDE = 'oos'

export type Row = {
  text: string
  label: string
  lang: string
  /** Several where the set has several. */
  labels?: string[]
  dialog?: string
  keyword?: string
  match?: boolean
  frustration?: number
  urgent?: boolean
  wantsHuman?: boolean
  tiers?: number[]
}

/** Null when the data is there; else what to do about it. */
export function explainMissingData(): string | null {
  return existsSync(join(FOLDER, 'clinc150.val.jsonl'))
    ? null
    : `No development data in ${FOLDER}: set NLU_DATA to the folder that holds clinc150.val.jsonl and the others.`
}

export function readRows(name: string): Row[] {
  const lines = readFileSync(join(FOLDER, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  // The files' own description is their contract; a missing field shows as a figure of 0, not as a crash.
  return lines.map((line) => JSON.parse(line) as Row)
}

/** `count` rows of each label, evenly spaced, labels in the order met. */
export function fewRows(rows: readonly Row[], count: number): Row[] {
  return [...Map.groupBy(rows, ({ label }) => label).values()].flatMap((group) =>
    Array.from(
      { length: Math.min(count, group.length) },
      (_, index) => group[Math.floor((index * group.length) / Math.min(count, group.length))],
    ).flatMap((row) => row ?? []),
  )
}
