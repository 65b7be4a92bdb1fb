import type { ReactElement } from 'react'
import { Link } from '../../actions/link.tsx'
import { HalfName } from '../../layout/text.tsx'
import { ChartFigure } from '../chart-figure.tsx'
import styles from './share-bars.module.css'
import { SharePicture, type Shares, shareText } from './share-picture.ts'

export type ShareRow = {
  readonly id: string
  readonly name: string
  readonly detail?: string
  readonly href?: string
  readonly shares: Shares
}

type Props = { readonly title: string; readonly showTitle?: boolean; readonly rows: readonly ShareRow[] }

/** How much of each thing the two halves make: technical from the left, people from the right, what belongs to neither yet hatched between. */
export function ShareBars({ title, showTitle = false, rows }: Props): ReactElement {
  return (
    <ChartFigure
      title={title}
      showTitle={showTitle}
      table={{
        columns: ['Name', 'Technical', 'People', 'Not sorted'],
        rows: rows.map(({ name, detail, shares }) => [
          detail === undefined ? name : `${name}, ${detail}`,
          ...[shares.technical, shares.people, shares.unsorted].map(percent),
        ]),
      }}
    >
      <div className={styles.bars}>
        <div className={styles.ends} aria-hidden="true">
          <HalfName half="technical" />
          <HalfName half="people" />
        </div>
        {rows.map(({ id, name, detail, href, shares }) => (
          <div key={id} className={styles.row}>
            <span className={styles.name}>
              {href === undefined ? name : <Link href={href}>{name}</Link>}
              {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
            </span>
            <span className={styles.bar}>
              <SharePicture label={detail === undefined ? name : `${name}, ${detail}`} shares={shares} />
              <span className={styles.value}>{shareText(shares)}</span>
            </span>
          </div>
        ))}
      </div>
    </ChartFigure>
  )
}

const percent = (share: number) => `${Math.round(100 * share)} %`
