import pg from 'pg'

/** A table as the catalogue of the database describes it. */
export type Table = {
  /** `identity.user` */
  readonly name: string
  /** The same, quoted for SQL. */
  readonly sql: string
  readonly columns: readonly string[]
  /** Its rows in a fixed order, whatever the collation of the server: for `order by`. */
  readonly order: string
  /** Tables whose rows must be there before its own. */
  readonly needs: readonly string[]
}

/**
 * What a backup leaves out. Sessions and half-finished sign-ins: a device that was signed out must not come back to life, so everybody signs in
 * again. The queue: a letter that waited then may long have been sent. The record of migrations is in the manifest.
 * Readings: a cache, worked out again at the next look.
 * Rows of files that nobody brought in yet: they hold what single people said about others, and the file is still where it came from.
 */
export const leftOut: readonly string[] = ['identity.session', 'identity.verification', 'public.import_row', 'public.reading', 'jobs.*']

const bookkeeping: readonly string[] = ['public.kysely_migration', 'public.kysely_migration_lock']

/** Every table of ours, those that others point at first. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Found>(catalogue)
  const tables = rows.map(tableFrom).filter(({ name }) => !leftOut.includes(name) && !bookkeeping.includes(name))
  return inOrder(tables)
}

/** The text of each row is made by PostgreSQL and never read by us: no number, date or character can change on the way. */
export function selectLines({ sql, order }: Table, columns: readonly string[]): string {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  return `select row_to_json(r)::text as line from (select ${list} from ${sql} order by ${order}) r`
}

export function insertLines({ sql }: Table, columns: readonly string[]): string {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  return `insert into ${sql} (${list}) select ${list} from json_populate_recordset(null::${sql}, $1::json)`
}

type Found = { schema: string; name: string; columns: string[]; keys: { name: string; text: boolean }[] | null; needs: string[] | null }

function tableFrom({ schema, name, columns, keys, needs }: Found): Table {
  if (!keys) throw new Error(`${schema}.${name} has no primary key, so its rows have no order to be backed up in.`)
  return {
    name: `${schema}.${name}`,
    sql: `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
    columns,
    order: keys.map((key) => `${pg.escapeIdentifier(key.name)}${key.text ? ' collate "C"' : ''}`).join(', '),
    needs: needs ?? [],
  }
}

function inOrder(tables: readonly Table[]): readonly Table[] {
  const names = new Set(tables.map(({ name }) => name))
  const done = new Set<string>()
  const sorted: Table[] = []
  while (sorted.length < tables.length) {
    const next = tables.filter(
      ({ name, needs }) => !done.has(name) && needs.every((need) => need === name || done.has(need) || !names.has(need)),
    )
    if (next.length === 0) throw new Error('The tables point at each other in a circle.')
    for (const table of next) {
      done.add(table.name)
      sorted.push(table)
    }
  }
  return sorted
}

const catalogue = `
  select n.nspname as schema, c.relname as name,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select json_agg(json_build_object('name', a.attname, 'text', t.typcollation <> 0) order by k.place)
       from pg_index i, unnest(i.indkey::int2[]) with ordinality k(number, place), pg_attribute a, pg_type t
      where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.number and t.oid = a.atttypid) as keys,
    (select array_agg(distinct fn.nspname || '.' || fc.relname) from pg_constraint f
       join pg_class fc on fc.oid = f.confrelid join pg_namespace fn on fn.oid = fc.relnamespace
      where f.conrelid = c.oid and f.contype = 'f') as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'identity')
  order by 1, 2`
