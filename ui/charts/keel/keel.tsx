import type { ReactElement } from 'react'
import { ChartFigure, type TableOf } from '../chart-figure.tsx'
import { estimateText, interval, levelText, notEnough } from '../estimate.ts'
import { halfNames, halves } from '../half.ts'
import styles from './keel.module.css'
import { KeelPicture } from './keel-picture.ts'
import type { KeelData } from './keel-shape.ts'
import { keelSentence } from './keel-words.ts'

type Props = {
  readonly data: KeelData
  /** hero: the first thing on a page, with its sentence. small: the picture alone, where the words stand beside it. */
  readonly size?: 'hero' | 'small'
  /** Begins the sentence: 'Your', or somebody's name on their page. */
  readonly whose?: string
}

/** The signature picture: two halves against the floor of the target role. */
export function Keel({ data, size = 'hero', whose = 'Your' }: Props): ReactElement {
  if (size === 'small') {
    return (
      <ChartFigure title={`Keel against ${data.role}`} table={keelTable(data)} tableAs="hidden">
        <div className={styles.small}>
          <KeelPicture data={data} size="small" />
        </div>
      </ChartFigure>
    )
  }
  return (
    <ChartFigure title={`Keel against ${data.role}`} table={keelTable(data)}>
      <div className={styles.hero}>
        <div className={styles.wide}>
          <KeelPicture data={data} size="wide" />
        </div>
        <div className={styles.narrow}>
          <KeelPicture data={data} size="narrow" />
        </div>
      </div>
      <p className={styles.sentence}>{keelSentence(data, whose)}</p>
      <p className={styles.key}>The water line is the floor of {data.role}: what the role asks of each half at least.</p>
    </ChartFigure>
  )
}

/** The same data, row by row. */
export function keelTable(data: KeelData): TableOf {
  return {
    columns: ['Half', 'Level, 90 % interval', '50 % interval', 'Floor'],
    rows: halves.map((half) => {
      const { estimate, floor } = data[half]
      const middle = estimate === null ? null : interval(estimate, 50)
      const inner = middle === null ? notEnough : `${levelText(middle.low, estimate!.sd)} to ${levelText(middle.high, estimate!.sd)}`
      return [halfNames[half], estimateText(estimate), inner, levelText(floor, 0)]
    }),
  }
}
