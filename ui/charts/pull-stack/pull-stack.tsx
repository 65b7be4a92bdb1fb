import type { ReactElement, ReactNode } from 'react'
import { withSign } from '../change/change-words.ts'
import { ChartFigure } from '../chart-figure.tsx'
import { type Estimate, estimateText, intervalText, levelText } from '../estimate.ts'
import type { Half } from '../half.ts'
import { PullAxis, StartPicture, StepPicture, SumPicture } from './pull-picture.ts'
import styles from './pull-stack.module.css'
import { type Piece, pullSteps } from './pull-steps.ts'

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly half?: Half | null
  /** The mean before any evidence. */
  readonly start: number
  readonly startName?: string
  readonly pieces: readonly Piece[]
  readonly estimate: Estimate
}

/** The answer to "why?": every piece of evidence, and how far it pulls, from the start to the estimate. */
export function PullStack({
  title,
  showTitle = false,
  half = null,
  start,
  startName = 'Before any evidence',
  pieces,
  estimate,
}: Props): ReactElement {
  const stack = pullSteps(start, pieces, estimate)
  return (
    <ChartFigure title={title} showTitle={showTitle} table={table(startName, start, pieces, estimate)}>
      <div className={styles.stack}>
        <Row name="" picture={<PullAxis stack={stack} />} figure="" />
        <Row name={startName} picture={<StartPicture stack={stack} start={start} />} figure={levelText(start, 0)} />
        {stack.steps.map((step) => (
          <Row
            key={step.id}
            name={step.name}
            detail={step.detail}
            picture={<StepPicture stack={stack} half={half} step={step} />}
            figure={pullText(step.pull)}
          />
        ))}
        <Row
          name={<b>Estimate</b>}
          picture={<SumPicture stack={stack} half={half} estimate={estimate} />}
          figure={
            <>
              <b>{levelText(estimate.mean, estimate.sd)}</b> {intervalText(estimate)}
            </>
          }
        />
      </div>
    </ChartFigure>
  )
}

type RowProps = {
  readonly name: ReactNode
  readonly detail?: string | undefined
  readonly picture: ReactElement
  readonly figure: ReactNode
}

function Row({ name, detail, picture, figure }: RowProps): ReactElement {
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        {name}
        {detail === undefined ? null : <span className={styles.detail}> {detail}</span>}
      </span>
      <span className={styles.picture}>{picture}</span>
      <span className={styles.figure}>{figure}</span>
    </div>
  )
}

function pullText(pull: number): string {
  return Math.abs(pull) < 0.05 ? 'under 0.1' : withSign(pull.toFixed(1))
}

function table(startName: string, start: number, pieces: readonly Piece[], estimate: Estimate) {
  const rows = pieces.map((piece) => [piece.detail === undefined ? piece.name : `${piece.name}, ${piece.detail}`, pullText(piece.pull)])
  return {
    columns: ['Evidence', 'Pull, in levels'],
    rows: [[startName, levelText(start, 0)], ...rows, ['Estimate', estimateText(estimate)]],
  }
}
