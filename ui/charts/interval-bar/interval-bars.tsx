import type { ReactElement, ReactNode } from 'react'
import { Link } from '../../actions/link.tsx'
import { ChartFigure, type TableOf } from '../chart-figure.tsx'
import { type Estimate, estimateText, intervalText, levelText, notEnough } from '../estimate.ts'
import type { Half } from '../half.ts'
import styles from './interval-bars.module.css'
import { IntervalPicture } from './interval-picture.ts'

export type IntervalRow = {
  readonly id: string
  readonly name: string
  readonly href?: string
  readonly half?: Half | null
  readonly estimate: Estimate | null
  /** What the role asks, on the 0 to 5 scale. */
  readonly requirement?: number | null
  /** Stands below the bar: a "why?", a badge. */
  readonly after?: ReactNode
}

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly rows: readonly IntervalRow[]
  /** Whose requirement the tick is, for the key: 'Senior engineer'. */
  readonly askedBy?: string
}

/** Estimates below one another on one scale, with one table of all of them. */
export function IntervalBars({ title, showTitle = false, rows, askedBy }: Props): ReactElement {
  const asked = rows.some((row) => row.requirement !== undefined && row.requirement !== null)
  return (
    <ChartFigure title={title} showTitle={showTitle} table={intervalTable(rows)}>
      <div className={styles.bars}>
        <div className={styles.row} aria-hidden="true">
          <Axis />
        </div>
        {rows.map((row) => (
          <div key={row.id} className={styles.row}>
            <span className={styles.name}>{row.href === undefined ? row.name : <Link href={row.href}>{row.name}</Link>}</span>
            <span className={styles.bar}>
              <IntervalPicture label={row.name} estimate={row.estimate} half={row.half ?? null} requirement={row.requirement ?? null} />
            </span>
            <span className={styles.value}>
              <Value estimate={row.estimate} />
            </span>
            {row.after === undefined ? null : <div className={styles.after}>{row.after}</div>}
          </div>
        ))}
      </div>
      {asked ? <Key>What {askedBy ?? 'the role'} asks. Thick: 50 % sure. Thin: 90 % sure.</Key> : null}
    </ChartFigure>
  )
}

/** One estimate by itself. */
export function IntervalBar({ row, askedBy }: { readonly row: IntervalRow; readonly askedBy?: string }): ReactElement {
  return (
    <ChartFigure title={row.name} table={intervalTable([row])} tableAs="hidden">
      <div className={styles.single}>
        <span className={styles.line}>
          <span className={styles.value}>
            <Value estimate={row.estimate} />
            {row.estimate === null ? null : ', 90 % sure'}
          </span>
          {row.requirement === undefined || row.requirement === null ? null : (
            <Key>
              {askedBy ?? 'The role'} asks for {levelText(row.requirement, 0)}
            </Key>
          )}
        </span>
        <span className={styles.bar}>
          <IntervalPicture label={row.name} estimate={row.estimate} half={row.half ?? null} requirement={row.requirement ?? null} />
        </span>
        <span className={styles.scale} aria-hidden="true">
          <Axis />
        </span>
      </div>
    </ChartFigure>
  )
}

function Value({ estimate }: { readonly estimate: Estimate | null }): ReactElement {
  if (estimate === null) return <>{notEnough}</>
  return (
    <>
      <b>{levelText(estimate.mean, estimate.sd)}</b> {intervalText(estimate)}
    </>
  )
}

/** The ends of the scale and the levels between: a bar without them could be anywhere. */
function Axis(): ReactElement {
  return (
    <span className={styles.axis}>
      {[0, 1, 2, 3, 4, 5].map((level) => (
        <span key={level}>{level}</span>
      ))}
    </span>
  )
}

function Key({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <span className={styles.key}>
      <svg className={styles.tick} viewBox="0 0 10 14" aria-hidden="true">
        <path d="M0,0H10L5,6Z" fill="var(--text)" />
        <path d="M5,2V14" stroke="var(--text)" strokeWidth="2" />
      </svg>
      <span>{children}</span>
    </span>
  )
}

function intervalTable(rows: readonly IntervalRow[]): TableOf {
  return {
    columns: ['Name', 'Level, 90 % interval', 'Asked'],
    rows: rows.map((row) => [
      row.name,
      estimateText(row.estimate),
      row.requirement === undefined || row.requirement === null ? '–' : levelText(row.requirement, 0),
    ]),
  }
}
