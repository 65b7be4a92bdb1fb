import type { ReactElement } from 'react'
import { ChartFigure } from '../chart-figure.tsx'
import styles from './timeline.module.css'
import { LanePicture, type Mark, MarkPicture, type Span } from './timeline-picture.ts'

/** One way of knowing, and what came in by it. */
export type Lane = { readonly id: string; readonly name: string; readonly marks: readonly Mark[] }

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly span: Span
  /** The ends of the span in words: 'March 2025', 'today'. */
  readonly fromText: string
  readonly toText: string
  readonly lanes: readonly Lane[]
}

/** Evidence in time, one line for each way of knowing. */
export function Timeline({ title, showTitle = false, span, fromText, toText, lanes }: Props): ReactElement {
  const practice = lanes.some((lane) => lane.marks.some((mark) => !mark.counts))
  return (
    <ChartFigure title={title} showTitle={showTitle} table={table(lanes)}>
      <div className={styles.lanes}>
        {lanes.map((lane) => (
          <div key={lane.id} className={styles.lane}>
            <span className={styles.name}>{lane.name}</span>
            <span className={styles.count}>{lane.marks.length}</span>
            <span className={styles.picture}>
              <LanePicture span={span} marks={lane.marks} />
            </span>
          </div>
        ))}
        <div className={styles.lane}>
          <span className={styles.ends}>
            <span>{fromText}</span>
            <span>{toText}</span>
          </span>
        </div>
      </div>
      {practice ? (
        <p className={styles.key}>
          <Key counts /> counts
          <Key counts={false} /> practice, private
        </p>
      ) : null}
    </ChartFigure>
  )
}

function Key({ counts }: { readonly counts: boolean }): ReactElement {
  return (
    <svg width="16" height="24" aria-hidden="true" className={styles.mark}>
      <MarkPicture x="8" counts={counts} />
    </svg>
  )
}

function table(lanes: readonly Lane[]) {
  const marks = lanes.flatMap((lane) => lane.marks.map((mark) => ({ ...mark, lane: lane.name }))).toSorted((a, b) => b.day - a.day)
  return {
    columns: ['When', 'What', 'Way of knowing', 'Counts or practice'],
    rows: marks.map((mark) => [mark.when, mark.name, mark.lane, mark.counts ? 'Counts' : 'Practice (private)']),
  }
}
