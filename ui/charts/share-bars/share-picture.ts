import { createElement as h, type ReactElement, useId } from 'react'
import { round } from '../estimate.ts'
import { hue } from '../half.ts'
import { Textures, textureFill } from '../textures.ts'

/** Parts of one whole: they make 1 together. */
export type Shares = { readonly technical: number; readonly people: number; readonly unsorted: number }

const height = 24
/** No half below 40 of 100: the two marks between which the halves should meet. */
const marks = [0.4, 0.6]

/** One bar as wide as its place. The halves have the same height and grow from their own sides, with hue and texture of their own. */
export function SharePicture({ label, shares }: { readonly label: string; readonly shares: Shares }): ReactElement {
  const id = useId()
  const part = (from: number, width: number, fill: string) => h('rect', { x: at(from), width: at(width), y: 3, height: height - 6, fill })
  const { technical, people } = shares
  return h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: '100%',
      height,
      overflow: 'visible',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    h('title', { id: `${id}-title` }, label),
    h('desc', { id: `${id}-desc` }, shareText(shares)),
    h(Textures, { id, grain: 6 }),
    h('rect', { x: 0, width: '100%', y: 3, height: height - 6, fill: 'var(--sunken)' }),
    h('rect', { x: 0, width: '100%', y: 3, height: height - 6, fill: textureFill(id, 'unknown') }),
    part(0, technical, hue('technical')),
    part(0, technical, textureFill(id, 'technical')),
    part(1 - people, people, hue('people')),
    part(1 - people, people, textureFill(id, 'people')),
    ...marks.map((mark) =>
      h('line', {
        key: mark,
        x1: at(mark),
        x2: at(mark),
        y1: 0,
        y2: height,
        stroke: 'var(--text)',
        strokeWidth: 1.5,
        strokeDasharray: '2 2',
      }),
    ),
  )
}

/** "84 % technical, 12 % people, 4 % not sorted". */
export function shareText({ technical, people, unsorted }: Shares): string {
  const rest = unsorted > 0 ? `, ${percent(unsorted)} not sorted` : ''
  return `${percent(technical)} technical, ${percent(people)} people${rest}`
}

const percent = (share: number) => `${Math.round(100 * share)} %`
const at = (share: number) => `${round(100 * Math.min(1, Math.max(0, share)))}%`
