import type { ReactElement } from 'react'
import { type Half, hue } from '../half.ts'
import styles from './band-bar.module.css'

/** How many people stand in each band; everybody is in exactly one. */
export type BandOf = { readonly low: number; readonly middle: number; readonly high: number; readonly unknown: number }

/** One block for each person: the higher the band, the taller; an empty outline where nothing is shared. The words beside it say the same. */
export function BandBar({ half, band }: { readonly half: Half; readonly band: BandOf }): ReactElement {
  const blocks = [
    ...Array<number>(band.high).fill(heights.high),
    ...Array<number>(band.middle).fill(heights.middle),
    ...Array<number>(band.low).fill(heights.low),
    ...Array<number>(band.unknown).fill(0),
  ]
  const width = wide * blocks.length
  return (
    <svg className={styles.bar} width={width} height={tall} viewBox={`0 0 ${width} ${tall}`} preserveAspectRatio="none" aria-hidden="true">
      {blocks.map((height, i) => {
        const at = { x: wide * i + gap, width: wide - 2 * gap }
        // Blocks have no identity: nobody can be told from another.
        return height > 0 ? (
          <rect key={i} {...at} y={tall - height} height={height} fill={hue(half)} />
        ) : (
          <rect key={i} {...at} y="1" height={tall - 2} fill="none" stroke="var(--edge)" strokeDasharray="3 3" />
        )
      })}
    </svg>
  )
}

/** Of one block, in pixels; many of them are pressed together where there is less room. */
const wide = 28
const gap = 1.5
const tall = 20
const heights = { low: 4, middle: 11, high: tall } as const
