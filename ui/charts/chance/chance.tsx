import type { ReactElement } from 'react'
import { ChartFigure } from '../chart-figure.tsx'
import { type ChanceOf, notEnough } from '../estimate.ts'
import styles from './chance.module.css'
import { ChancePicture } from './chance-picture.ts'
import { chanceStep, chanceText, chanceWord } from './chance-words.ts'

type Props = {
  /** What the chance is of: 'Chance that a panel would say yes today'. */
  readonly title: string
  readonly showTitle?: boolean
  readonly chance: ChanceOf | null
}

/** A chance: the word first, then the number with its interval in steps of 5 points. */
export function Chance({ title, showTitle = true, chance }: Props): ReactElement {
  return (
    <ChartFigure title={title} showTitle={showTitle} table={table(chance)} tableAs="hidden">
      <div className={styles.chance}>
        <p>
          <span className={styles.word}>{chance === null ? notEnough : chanceWord(chance)}</span>
          {chance === null ? null : <span className={styles.number}> {chanceText(chance)}</span>}
        </p>
        <div className={styles.picture}>
          <ChancePicture label={title} chance={chance} />
        </div>
      </div>
    </ChartFigure>
  )
}

function table(chance: ChanceOf | null) {
  if (chance === null) return { columns: ['Chance', 'Interval'], rows: [[notEnough, '–']] }
  const interval = `${chanceStep(chance.low, 'down')} to ${chanceStep(chance.high, 'up')} %`
  return { columns: ['In words', 'Chance', 'Interval'], rows: [[chanceWord(chance), chanceText(chance), interval]] }
}
