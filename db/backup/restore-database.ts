// Puts a backup back into a migrated database, all of it or nothing.
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import postgres from 'postgres'
import { z } from 'zod'
import type { BackupManifest } from './back-up-database.ts'
import { BACKED_UP_SCHEMAS, INSTALLED_TABLES, listForeignKeys, listTables, readSchemaVersion } from './table-catalog.ts'

const tableSchema = z.object({
  schema: z.enum(BACKED_UP_SCHEMAS),
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number(),
  file: z.string(),
})
const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  schemaVersion: z.string(),
  tables: z.array(tableSchema),
  sequences: z.array(
    z.object({ schema: z.enum(BACKED_UP_SCHEMAS), name: z.string(), value: z.string().regex(/^\d+$/), isCalled: z.boolean() }),
  ),
  hasMedia: z.boolean(),
}) satisfies z.ZodType<BackupManifest>

export type RestoreOptions = {
  url: string
  folder: string
  /** Where media of the backup are put, when the store is a folder. */
  mediaFolder?: string
  /** Replaces what is there instead of refusing. */
  force: boolean
}

export type RestoreOutcome =
  | { kind: 'restored'; manifest: BackupManifest }
  | { kind: 'not_empty'; table: string }
  | { kind: 'other_version'; backup: string; database: string }

/**
 * Restores in one transaction, with every foreign key checked at its end.
 * @throws Error when the folder holds no readable backup; the database is unchanged then.
 */
export async function restoreDatabase(options: RestoreOptions): Promise<RestoreOutcome> {
  const manifest = readManifest(options.folder)
  const sql = postgres(options.url, { max: 1, onnotice: () => {} })
  const connection = await sql.reserve()
  try {
    const database = await readSchemaVersion(connection)
    if (database !== manifest.schemaVersion) return { kind: 'other_version', backup: manifest.schemaVersion, database }
    const occupied = await findOccupiedTable(connection)
    if (occupied && !options.force) return { kind: 'not_empty', table: occupied }
    await connection`begin`
    await replaceRows(connection, manifest, options.folder)
    if (manifest.hasMedia && options.mediaFolder) await cp(join(options.folder, 'media'), options.mediaFolder, { recursive: true })
    await connection`commit`
    return { kind: 'restored', manifest }
  } finally {
    connection.release()
    await sql.end({ timeout: 5 }) // Ends the session: without a commit the transaction is gone.
  }
}

function readManifest(folder: string): BackupManifest {
  const file = join(folder, 'manifest.json')
  if (!existsSync(file)) throw new Error(`${folder} is not a backup: it has no manifest.json`)
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  for (const table of manifest.tables) {
    if (!existsSync(join(folder, 'tables', table.file))) throw new Error(`the backup lacks the file of ${table.schema}.${table.name}`)
  }
  return manifest
}

/** Queues and prices do not count: a new database has them already. */
async function findOccupiedTable(connection: postgres.ReservedSql): Promise<string | undefined> {
  for (const { schema, name } of await listTables(connection)) {
    if (schema !== 'public' || INSTALLED_TABLES.includes(name)) continue
    const rows = await connection`select 1 from ${connection(schema)}.${connection(name)} limit 1`
    if (rows.length > 0) return name
  }
  return undefined
}

async function replaceRows(connection: postgres.ReservedSql, manifest: BackupManifest, folder: string): Promise<void> {
  // Tables refer to each other in circles: the keys go, and come back checked against every row.
  const keys = await listForeignKeys(connection)
  for (const { schema, table, name } of keys) {
    await connection`alter table ${connection(schema)}.${connection(table)} drop constraint ${connection(name)}`
  }
  for (const { schema, name } of await listTables(connection)) {
    await connection`truncate ${connection(schema)}.${connection(name)}`
    await connection`alter table ${connection(schema)}.${connection(name)} disable trigger user`
  }
  for (const table of manifest.tables) await fillTable(connection, table, folder)
  for (const { schema, name } of await listTables(connection)) {
    await connection`alter table ${connection(schema)}.${connection(name)} enable trigger user`
  }
  for (const { schema, table, name, definition } of keys) {
    const add = connection`alter table ${connection(schema)}.${connection(table)} add constraint ${connection(name)}`
    // The definition is PostgreSQL's own text, of the constraint dropped above.
    await connection`${add} ${connection.unsafe(definition)}`
  }
  for (const { schema, name, value, isCalled } of manifest.sequences) {
    await connection`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${value}::bigint, ${isCalled})`
  }
}

async function fillTable(connection: postgres.ReservedSql, table: BackupManifest['tables'][number], folder: string): Promise<void> {
  const into = connection`${connection(table.schema)}.${connection(table.name)} (${connection(table.columns)})`
  const stream = await connection`copy ${into} from stdin`.writable()
  await pipeline(createReadStream(join(folder, 'tables', table.file)), createGunzip(), stream)
  const [count] = await connection<
    { rows: number }[]
  >`select count(*)::int as rows from ${connection(table.schema)}.${connection(table.name)}`
  if (count?.rows !== table.rows) throw new Error(`${table.file} holds ${count?.rows} rows, not ${table.rows}: the backup is damaged`)
}
