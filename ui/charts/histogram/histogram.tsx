import { type ReactElement, useId } from 'react'
import { ChartFigure } from '../chart-figure.tsx'
import styles from './histogram.module.css'

/** `label` stands under the bar where its name is too long for it, or ''. */
export type Bin = { readonly name: string; readonly label?: string; readonly count: number }

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly bins: readonly Bin[]
  /** What the bars are by, and what is counted, for the table: 'Level', 'Ratings'. */
  readonly by: string
  readonly counted: string
  /** Where every bar would end if all were alike; drawn as a line. */
  readonly expected?: number
  /** What the ends of the row mean, under the first and the last bar. */
  readonly ends?: readonly [string, string]
}

/** Counts beside each other, as bars from one floor. Says how things are spread, never who. */
export function Histogram({ title, showTitle = false, bins, by, counted, expected, ends }: Props): ReactElement {
  const id = useId()
  const highest = Math.max(1, expected ?? 0, ...bins.map(({ count }) => count))
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const y = (count: number) => top + (floor - top) * (1 - count / highest)
  const wide = width / Math.max(1, bins.length)
  return (
    <ChartFigure
      title={title}
      showTitle={showTitle}
      table={{ columns: [by, counted], rows: bins.map(({ name, count }) => [name, String(count)]) }}
    >
      <div className={styles.histogram}>
        <svg
          xmlns="http://www.w3.org/2000/svg"
          viewBox={`0 0 ${width} ${height}`}
          width="100%"
          role="img"
          aria-labelledby={`${id}-title ${id}-desc`}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{bins.map(({ name, count }) => `${name}: ${count} of ${total}`).join('; ')}</desc>
          {bins.map(({ name, label = name, count }, i) => (
            <g key={name}>
              <rect x={i * wide + gap / 2} width={wide - gap} y={y(count)} height={floor - y(count)} fill="var(--accent)" />
              <text x={(i + 0.5) * wide} y={floor + 20} fill="var(--text-quiet)" fontSize="13" textAnchor="middle">
                {label}
              </text>
            </g>
          ))}
          <path d={`M0 ${floor}H${width}`} stroke="var(--edge)" />
          {expected === undefined ? null : (
            <g>
              <path d={`M0 ${y(expected)}H${width}`} stroke="var(--page)" strokeWidth="4" />
              <path d={`M0 ${y(expected)}H${width}`} stroke="var(--text)" strokeWidth="1.5" strokeDasharray="6 4" />
            </g>
          )}
        </svg>
        {ends === undefined ? null : (
          <div className={styles.ends} aria-hidden="true">
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </div>
        )}
      </div>
    </ChartFigure>
  )
}

const width = 360
const height = 150
const top = 6
const floor = 122
const gap = 6
