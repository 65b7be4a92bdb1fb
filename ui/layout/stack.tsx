import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './stack.module.css'

/** small 8, medium 16, large 32 px between things. */
type Gap = 'small' | 'medium' | 'large'

/** Things below one another. */
export function Stack({ gap = 'medium', children }: { readonly gap?: Gap; readonly children: ReactNode }): ReactElement {
  return <div className={classNames(styles.stack, styles[gap])}>{children}</div>
}

/** Things beside one another that may wrap. `spread` pushes them to both ends. */
export function Row({
  gap = 'small',
  spread = false,
  children,
}: {
  readonly gap?: Gap
  readonly spread?: boolean
  readonly children: ReactNode
}): ReactElement {
  return <div className={classNames(styles.row, styles[gap], spread && styles.spread)}>{children}</div>
}

/** Equal cards side by side, as many as fit; each at least `least` wide. */
export function Grid({
  least = 'medium',
  children,
}: {
  readonly least?: 'small' | 'medium' | 'large'
  readonly children: ReactNode
}): ReactElement {
  return <div className={classNames(styles.grid, styles[`least-${least}`])}>{children}</div>
}

/** The two halves: technical left, people right, the same width; below one another, in that order, on a phone. */
export function Halves({ technical, people }: { readonly technical: ReactNode; readonly people: ReactNode }): ReactElement {
  return (
    <div className={styles.halves}>
      <div>{technical}</div>
      <div>{people}</div>
    </div>
  )
}
