import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../lib/testing/test-database.server.ts'
import { backUpDatabase } from './back-up-database.ts'
import { restoreDatabase } from './restore-database.ts'
import { listSequences, listTables } from './table-catalog.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
let source: TestDatabase
let target: TestDatabase
let folder: string

beforeEach(async () => {
  source = await createTestDatabase()
  target = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'backup-test-'))
})

afterEach(async () => {
  await source.drop()
  await target.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function query<T>(url: string, run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await run(sql)
  } finally {
    await sql.end()
  }
}

/** Two tables that refer to each other, every awkward kind of text, a generated column and a trigger. */
async function fill(url: string): Promise<void> {
  await query(url, async (sql) => {
    await addTables(sql)
    await sql`insert into parcels (label, raw) values (${'tab\t newline\n backslash\\ and \\N'}, ${Buffer.from([0, 255, 10])})`
    await sql`insert into parcels (label) values (null), ('café 🎁')`
    await sql`insert into letters (parcel_id) select id from parcels`
    await sql`update parcels set letter_id = letters.id from letters where letters.parcel_id = parcels.id`
  })
}

async function addTables(sql: postgres.Sql): Promise<void> {
  await sql`create table parcels (
    id bigint generated always as identity primary key, letter_id bigint, label text, raw bytea,
    length int generated always as (coalesce(length(label), 0)) stored)`
  await sql`create table letters (id bigint generated always as identity primary key, parcel_id bigint references parcels)`
  await sql`alter table parcels add constraint parcels_letter_fk foreign key (letter_id) references letters (id)`
  await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''trigger ran''; end'`
  await sql`create trigger no_nulls before insert on parcels for each row when (new.label = 'forbidden') execute function refuse()`
}

async function readEverything(url: string): Promise<Record<string, unknown>> {
  return query(url, async (sql) => {
    const content: Record<string, unknown> = { sequences: [...(await listSequences(sql))] }
    for (const { schema, name } of await listTables(sql)) {
      content[`${schema}.${name}`] = [...(await sql`select * from ${sql(schema)}.${sql(name)} as row order by row::text`)]
    }
    return content
  })
}

describe('backup and restore', () => {
  test('a restored database equals the one backed up, row by row, sequences and media included', async () => {
    await fill(source.url)
    await query(target.url, addTables)
    const mediaFolder = join(folder, 'media-store')
    mkdirSync(mediaFolder)
    writeFileSync(join(mediaFolder, 'photo'), 'bytes')
    const manifest = await backUpDatabase({ url: source.url, folder: join(folder, 'b'), mediaFolder, now: NOW })
    expect(manifest.tables.find(({ name }) => name === 'parcels')?.rows).toBe(3)
    const restored = join(folder, 'restored-media')
    const outcome = await restoreDatabase({ url: target.url, folder: join(folder, 'b'), mediaFolder: restored, force: false })
    expect(outcome.kind).toBe('restored')
    expect(await readEverything(target.url)).toEqual(await readEverything(source.url))
    expect(readFileSync(join(restored, 'photo'), 'utf8')).toBe('bytes')
  })

  test('after a restore the next row gets a new id and foreign keys and triggers hold again', async () => {
    await fill(source.url)
    await query(target.url, addTables)
    await backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })
    await restoreDatabase({ url: target.url, folder: join(folder, 'b'), force: false })
    await query(target.url, async (sql) => {
      expect(await sql`insert into parcels (label) values ('next') returning id`).toEqual([{ id: '4' }])
      await expect(sql`insert into letters (parcel_id) values (99)`).rejects.toThrow('foreign key')
      await expect(sql`insert into parcels (label) values ('forbidden')`).rejects.toThrow('trigger ran')
    })
  })

  test('a database with rows is refused without force, and replaced with it', async () => {
    await fill(source.url)
    await fill(target.url)
    await query(target.url, (sql) => sql`insert into parcels (label) values ('mine')`)
    await backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })
    const before = await readEverything(target.url)
    const refusal = await restoreDatabase({ url: target.url, folder: join(folder, 'b'), force: false })
    expect(refusal.kind).toBe('not_empty')
    expect(await readEverything(target.url)).toEqual(before)
    const outcome = await restoreDatabase({ url: target.url, folder: join(folder, 'b'), force: true })
    expect(outcome.kind).toBe('restored')
    expect(await readEverything(target.url)).toEqual(await readEverything(source.url))
  })

  test('a damaged backup changes nothing', async () => {
    await fill(source.url)
    await query(target.url, addTables)
    await backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })
    const file = join(folder, 'b', 'tables', 'public.parcels.copy.gz')
    writeFileSync(file, readFileSync(file).subarray(0, 40))
    const before = await readEverything(target.url)
    await expect(restoreDatabase({ url: target.url, folder: join(folder, 'b'), force: false })).rejects.toThrow()
    expect(await readEverything(target.url)).toEqual(before)
  })

  test('a backup of another schema version is refused', async () => {
    await backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })
    await query(target.url, (sql) => sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 1)`)
    const outcome = await restoreDatabase({ url: target.url, folder: join(folder, 'b'), force: true })
    expect(outcome.kind).toBe('other_version')
  })

  test('a backup never overwrites another, and a failed one leaves nothing', async () => {
    await backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })
    await expect(backUpDatabase({ url: source.url, folder: join(folder, 'b'), now: NOW })).rejects.toThrow('exists already')
    await query(source.url, (sql) => sql`drop schema drizzle cascade`)
    await expect(backUpDatabase({ url: source.url, folder: join(folder, 'c'), now: NOW })).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(['b'])
  })
})
