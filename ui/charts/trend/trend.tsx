import type { ReactElement } from 'react'
import { ChartFigure } from '../chart-figure.tsx'
import { estimateText, levelText } from '../estimate.ts'
import type { Half } from '../half.ts'
import styles from './trend.module.css'
import { TrendPicture, type TrendPoint } from './trend-picture.ts'

type Props = {
  readonly title: string
  readonly showTitle?: boolean
  readonly half?: Half | null
  readonly points: readonly TrendPoint[]
  /** Drawn as a dashed line. */
  readonly requirement?: number | null
  /** Small: beside a name, without dates. */
  readonly small?: boolean
}

/** An estimate over time, with its bands. */
export function Trend({ title, showTitle = false, half = null, points, requirement = null, small = false }: Props): ReactElement {
  return (
    <ChartFigure title={title} showTitle={showTitle} table={table(points)} tableAs={small ? 'hidden' : 'toggle'}>
      <div className={small ? styles.small : styles.full}>
        <TrendPicture label={title} half={half} points={points} requirement={requirement} height={small ? 32 : 112} />
      </div>
      {small ? null : (
        <p className={styles.ends}>
          <span>{points[0]?.when}</span>
          {requirement === null ? null : <span>Dashed: asked, {levelText(requirement, 0)}</span>}
          <span>{points.at(-1)?.when}</span>
        </p>
      )}
    </ChartFigure>
  )
}

function table(points: readonly TrendPoint[]) {
  return { columns: ['When', 'Level, 90 % interval'], rows: points.map((point) => [point.when, estimateText(point.estimate)]) }
}
