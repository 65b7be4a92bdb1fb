import type { ReactElement } from 'react'
import { ChartFigure } from '../chart-figure.tsx'
import { type Estimate, estimateText } from '../estimate.ts'
import type { Half } from '../half.ts'
import styles from './change.module.css'
import { ChangePicture } from './change-picture.ts'
import { changeWords, differenceText } from './change-words.ts'

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly half?: Half | null
  readonly before: Estimate | null
  readonly now: Estimate | null
  /** What is believed about now minus before; null when one of them is not known. */
  readonly difference: Estimate | null
  /** When "before" was: 'in March'. */
  readonly since?: string
}

/** A change: words first, then both intervals. */
export function Change({ title, showTitle = false, half = null, before, now, difference, since }: Props): ReactElement {
  const words = difference === null ? 'Too early to compare' : changeWords(difference)
  const than = since === undefined ? 'before' : since
  return (
    <ChartFigure title={title} showTitle={showTitle} table={table(before, now, difference)} tableAs="hidden">
      <div className={styles.change}>
        <p>
          <b>{words}</b>
          {difference === null ? null : (
            <span className={styles.numbers}>
              {' '}
              {differenceText(difference)} against {than}
            </span>
          )}
        </p>
        <div className={styles.rows}>
          <span className={styles.labels} aria-hidden="true">
            <span>Before</span>
            <span>Now</span>
          </span>
          <span className={styles.picture}>
            <ChangePicture label={title} half={half} before={before} now={now} />
          </span>
        </div>
      </div>
    </ChartFigure>
  )
}

function table(before: Estimate | null, now: Estimate | null, difference: Estimate | null) {
  const rows = [
    ['Before', estimateText(before)],
    ['Now', estimateText(now)],
  ]
  if (difference !== null) rows.push(['Change', differenceText(difference)])
  return { columns: ['When', 'Level, 90 % interval'], rows }
}
