import { createElement as h, type ReactElement } from 'react'
import { round } from '../estimate.ts'

/** One piece of evidence in time. `day` counts days since 1970-01-01; `when` says the same in words. */
export type Mark = { readonly id: string; readonly name: string; readonly day: number; readonly when: string; readonly counts: boolean }

export type Span = { readonly from: number; readonly to: number }

const height = 24

/** The marks of one way of knowing. What counts is a filled square on its corner; practice is an open ring. */
export function LanePicture({ span, marks }: { readonly span: Span; readonly marks: readonly Mark[] }): ReactElement {
  return h(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width: '100%', height, overflow: 'visible', 'aria-hidden': true },
    h('line', { x1: 0, x2: '100%', y1: 12, y2: 12, stroke: 'var(--line)' }),
    ...marks.map((mark) => h(MarkPicture, { key: mark.id, x: placeIn(span, mark.day), counts: mark.counts })),
  )
}

export function MarkPicture({ x, counts }: { readonly x: string; readonly counts: boolean }): ReactElement {
  return h(
    'svg',
    { x, y: height / 2, overflow: 'visible' },
    counts
      ? h('path', { d: 'M0,-6.5L6.5,0L0,6.5L-6.5,0Z', fill: 'var(--accent)' })
      : h('circle', { r: 4.5, fill: 'var(--surface)', stroke: 'var(--edge)', strokeWidth: 2 }),
  )
}

/** Where a day lies, as a share of the width. */
export function placeIn(span: Span, day: number): string {
  const length = Math.max(1, span.to - span.from)
  return `${round(100 * Math.min(1, Math.max(0, (day - span.from) / length)))}%`
}
