import { type ReactElement, type ReactNode, useState } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './table.module.css'

export type Column<Row> = {
  readonly id: string
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** What to sort by; without it the column cannot be sorted. Never a score of another person. */
  readonly sort?: (row: Row) => string | number
  /** Numbers stand at the end, in tabular figures. */
  readonly number?: boolean
}

type Sorting = { readonly column: string; readonly down: boolean }

type Props<Row> = {
  readonly caption: string
  readonly showCaption?: boolean
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly sorted?: Sorting
  readonly empty?: string
}

/** A real table. Columns that may be sorted have a button in their heading; the order is said by aria-sort. */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowId,
  sorted,
  empty = 'Nothing here yet',
}: Props<Row>): ReactElement {
  const [sorting, setSorting] = useState<Sorting | undefined>(sorted)
  const ordered = order(rows, columns, sorting)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table className={classNames(styles.table, columns.length > fits && rows.length > 0 && styles.wide)}>
        <caption className={classNames(!showCaption && styles.hidden)}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sorting={sorting} onSort={setSorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={rowId(row)}>
              {columns.map((column, i) =>
                i === 0 ? (
                  <th key={column.id} scope="row" className={classNames(column.number && styles.number)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={classNames(column.number && styles.number)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={columns.length} className={styles.empty}>
                {empty}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  )
}

/** As many columns as stand side by side on a phone. */
const fits = 3

type HeadProps<Row> = {
  readonly column: Column<Row>
  readonly sorting: Sorting | undefined
  readonly onSort: (sorting: Sorting) => void
}

function Head<Row>({ column, sorting, onSort }: HeadProps<Row>): ReactElement {
  const number = classNames(column.number && styles.number)
  if (column.sort === undefined) {
    return (
      <th scope="col" className={number}>
        {column.name}
      </th>
    )
  }
  const here = sorting?.column === column.id
  const down = here && sorting.down
  return (
    <th scope="col" className={number} aria-sort={here ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className={styles.sort} onClick={() => onSort({ column: column.id, down: here ? !down : false })}>
        {column.name}
        <Icon name={here ? (down ? 'down' : 'up') : 'sort'} size={16} />
      </button>
    </th>
  )
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function order<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sorting: Sorting | undefined): readonly Row[] {
  const by = columns.find((column) => column.id === sorting?.column)?.sort
  if (by === undefined || sorting === undefined) return rows
  const sign = sorting.down ? -1 : 1
  return rows.toSorted((a, b) => {
    const x = by(a)
    const y = by(b)
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : words.compare(String(x), String(y)))
  })
}
