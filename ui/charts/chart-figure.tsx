import type { ReactElement, ReactNode } from 'react'
import { useId } from 'react'
import { classNames } from '../class-names.ts'
import styles from './chart-figure.module.css'

/** The data of a picture as a table: the first column names the row. */
export type TableOf = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

type Props = {
  readonly title: string
  /** The title is always there for a screen reader; shown only where the page does not say it already. */
  readonly showTitle?: boolean
  readonly table: TableOf
  /** 'toggle' offers "Show as table" below; 'hidden' keeps the table for screen readers only. */
  readonly tableAs?: 'toggle' | 'hidden'
  readonly children: ReactNode
}

/** What every chart stands in: title, picture, words, and the same data as a table. */
export function ChartFigure({ title, showTitle = false, table, tableAs = 'toggle', children }: Props): ReactElement {
  const id = useId()
  const content = <DataTable caption={title} {...table} />
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={classNames(showTitle ? styles.title : styles.hidden)}>
        {title}
      </figcaption>
      {children}
      {tableAs === 'hidden' ? (
        <div className={styles.hidden}>{content}</div>
      ) : (
        <details className={styles.toggle}>
          <summary>Show as table</summary>
          <div className={styles.scroll}>{content}</div>
        </details>
      )}
    </figure>
  )
}

function DataTable({ caption, columns, rows }: TableOf & { readonly caption: string }): ReactElement {
  return (
    <table>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Two rows may carry the same name, and rows never move.
          <tr key={at}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={columns[i]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[i]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
