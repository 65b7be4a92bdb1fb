import type { Tools } from '../item-model.ts'
import type { Belief } from './belief.ts'
import type { Trap } from './options.ts'
import { columns } from './text.ts'

export type Cell = string | number | boolean | null

/** A small table as it is shown, and as PostgreSQL gets it. Columns: name and type, 'id int'. */
export type Table = { readonly name: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** What a reader sees: the name, the heads, the rows; null is NULL. */
export function shown(table: Table): string {
  const heads = table.columns.map((column) => column.split(' ')[0] ?? '')
  return `${table.name}\n${columns(
    heads,
    table.rows.map((row) => row.map((cell) => (cell === null ? 'NULL' : String(cell)))),
  )}`
}

/** The statements that make the table. */
export function created(table: Table): string {
  const values = table.rows.map((row) => `(${row.map(literal).join(', ')})`)
  return `create table ${table.name} (${table.columns.join(', ')});\ninsert into ${table.name} values ${values.join(', ')};\n`
}

export function literal(cell: Cell): string {
  if (cell === null) return 'null'
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)
}

/** Rows on one line: 'Ada 3, Bo 0'; 'no rows' where there is none. */
export function rowsText(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? 'no rows' : rows.map((row) => row.join(' ')).join(', ')
}

export async function answered(tools: Tools, setup: string, query: string): Promise<string> {
  return rowsText(await tools.sql(setup, query))
}

/** A query as one text: the columns asked for of each row, in the order of the first column. */
export type Shape = { readonly columns: number; readonly show?: readonly number[]; readonly none?: string }

/** What each believed query would answer, asked for in one go. */
export async function answeredByBeliefs(tools: Tools, setup: string, beliefs: readonly Belief[], shape: Shape): Promise<readonly Trap[]> {
  const [answers = []] = await tools.sql(setup, `select ${beliefs.map(({ source }) => asText(source, shape)).join(',\n')}`)
  return beliefs.map(({ misconception }, at) => ({ misconception, text: answers[at] as string }))
}

function asText(query: string, { columns, show, none = 'no rows' }: Shape): string {
  const names = Array.from({ length: columns }, (_, at) => `c${at + 1}`)
  const cells = (show ?? names.map((_, at) => at + 1)).map((column) => `coalesce(c${column}::text, 'NULL')`)
  return `(select coalesce(string_agg(concat_ws(' ', ${cells.join(', ')}), ', ' order by c1), '${none}') from (${query}) as answer(${names.join(', ')}))`
}

/**
 * Which statements a schema accepts. Those in `kept` run one after the other and stay; each of those in `tried` runs alone on top of them and is undone.
 * A statement is refused by a constraint (SQLSTATE class 23); any other failure is a mistake in the template and rejects.
 */
export async function accepted(
  tools: Tools,
  setup: string,
  kept: readonly string[],
  tried: readonly string[],
): Promise<readonly boolean[]> {
  const attempt = (statement: string, index: number, undo: string) => `
    begin
      ${statement};${undo}
      insert into verdict values (${index}, true);
    exception
      when integrity_constraint_violation then insert into verdict values (${index}, false);
      when sqlstate 'ZZ001' then insert into verdict values (${index}, true);
    end;`
  const attempts = [
    ...kept.map((statement, index) => attempt(statement, index, '')),
    ...tried.map((statement, index) => attempt(statement, kept.length + index, " raise exception using errcode = 'ZZ001';")),
  ]
  const block = `create table verdict (n int, accepted boolean);\ndo $block$ begin ${attempts.join('')} end $block$;`
  const rows = await tools.sql(`${setup}\n${block}`, 'select accepted from verdict order by n')
  return rows.map(([verdict]) => verdict === 't')
}
