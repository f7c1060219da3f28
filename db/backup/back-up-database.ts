// Writes a backup: a folder with a manifest, one gzip file of COPY text for each table, and the media folder.
// PostgreSQL's own pg_dump is not part of the embedded server, and this one includes the media.
import { createWriteStream, existsSync } from 'node:fs'
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import postgres from 'postgres'
import { listSequences, listTables, readSchemaVersion, type Sequence, type Table } from './table-catalog.ts'

/** `manifest.json` of a backup. */
export type BackupManifest = {
  format: 1
  createdAt: string
  schemaVersion: string
  tables: (Table & { rows: number; file: string })[]
  sequences: Sequence[]
  hasMedia: boolean
}

export type BackUpOptions = {
  url: string
  /** New folder; it appears only when the backup is whole. */
  folder: string
  /** Folder of the media store, when it is a folder. */
  mediaFolder?: string
  now: Date
}

/**
 * Backs up one consistent moment, while the product goes on working.
 * @throws Error when `folder` exists or the database was never migrated; nothing is left behind then.
 */
export async function backUpDatabase(options: BackUpOptions): Promise<BackupManifest> {
  if (existsSync(options.folder)) throw new Error(`${options.folder} exists already`)
  const partial = `${options.folder}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 })
  try {
    const rows = await copyRows(options.url, join(partial, 'tables'))
    // After the rows: a file is stored before the row that names it, so no row lacks its file.
    const hasMedia = options.mediaFolder !== undefined && existsSync(options.mediaFolder)
    if (hasMedia && options.mediaFolder) await cp(options.mediaFolder, join(partial, 'media'), { recursive: true })
    const manifest: BackupManifest = { format: 1, createdAt: options.now.toISOString(), ...rows, hasMedia }
    await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    await rename(partial, options.folder)
    return manifest
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function copyRows(url: string, folder: string): Promise<Pick<BackupManifest, 'schemaVersion' | 'tables' | 'sequences'>> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const connection = await sql.reserve()
  try {
    await connection`begin isolation level repeatable read read only`
    const schemaVersion = await readSchemaVersion(connection)
    const tables: BackupManifest['tables'] = []
    for (const table of await listTables(connection)) tables.push(await copyTable(connection, table, folder))
    const sequences = [...(await listSequences(connection))]
    await connection`commit`
    return { schemaVersion, tables, sequences }
  } finally {
    connection.release()
    await sql.end({ timeout: 5 })
  }
}

async function copyTable(connection: postgres.ReservedSql, table: Table, folder: string): Promise<BackupManifest['tables'][number]> {
  const from = connection`${connection(table.schema)}.${connection(table.name)}`
  const [count] = await connection<{ rows: number }[]>`select count(*)::int as rows from ${from}`
  const file = `${table.schema}.${table.name}.copy.gz`
  // A query, since COPY refuses to read a partitioned table by name.
  const stream = await connection`copy (select ${connection(table.columns)} from ${from}) to stdout`.readable()
  await pipeline(stream, createGzip({ level: 6 }), createWriteStream(join(folder, file), { mode: 0o600 }))
  return { ...table, rows: count?.rows ?? 0, file }
}
