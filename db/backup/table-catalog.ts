// What a backup holds: every row of the product's tables and of the job queue, read from PostgreSQL's own
// catalogue, so that a new table is never forgotten.
import type postgres from 'postgres'

export type Table = {
  schema: string
  name: string
  /** Columns that can be written: generated ones are computed again. */
  columns: string[]
}

export type ForeignKey = { schema: string; table: string; name: string; definition: string }
export type Sequence = { schema: string; name: string; value: string; isCalled: boolean }

/** The schemas whose rows belong to the installation: the product's and the queue's. */
export const BACKED_UP_SCHEMAS = ['public', 'pgboss']

/** Filled by the migration itself with the provider's price list: rows there do not make a database used. */
export const INSTALLED_TABLES = ['rates', 'markets', 'allowances', 'charge_rules']

/** Tables in alphabetical order; a partitioned table once, without its parts. */
export async function listTables(sql: postgres.Sql | postgres.ReservedSql): Promise<Table[]> {
  return sql<Table[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where n.nspname = any(${BACKED_UP_SCHEMAS}) and c.relkind in ('r', 'p') and not c.relispartition
    group by 1, 2
    order by 1, 2`
}

export async function listForeignKeys(sql: postgres.Sql | postgres.ReservedSql): Promise<ForeignKey[]> {
  return sql<ForeignKey[]>`
    select n.nspname as schema, c.relname as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname = any(${BACKED_UP_SCHEMAS})`
}

/** Sequences are outside every snapshot; read after the rows, they can only be ahead of them. */
export async function listSequences(sql: postgres.Sql | postgres.ReservedSql): Promise<Sequence[]> {
  return sql<Sequence[]>`
    select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as value, last_value is not null as "isCalled"
    from pg_sequences
    where schemaname = any(${BACKED_UP_SCHEMAS})`
}

/** Identifies the schema: a backup fits only the version that made it. */
export async function readSchemaVersion(sql: postgres.Sql | postgres.ReservedSql): Promise<string> {
  const [row] = await sql<{ version: string }[]>`select md5(string_agg(hash, ',' order by id)) as version from drizzle.__drizzle_migrations`
  if (!row?.version) throw new Error('the database has not been migrated')
  return row.version
}
