import { createElement as h, type ReactElement, useId } from 'react'
import { across, type Estimate, estimateText, interval, notEnough } from '../estimate.ts'
import { type Half, hue } from '../half.ts'
import { EstimateBar, UnknownBar } from '../interval-bar/interval-picture.ts'
import { Textures } from '../textures.ts'

export type ChangePictureProps = {
  readonly label: string
  readonly before: Estimate | null
  readonly now: Estimate | null
  readonly half?: Half | null
}

/** Both intervals on one scale: before as an outline above, now below it, joined at their means. */
export function ChangePicture({ label, before, now, half = null }: ChangePictureProps): ReactElement {
  const id = useId()
  return h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: '100%',
      height: 52,
      overflow: 'visible',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    h('title', { id: `${id}-title` }, label),
    h('desc', { id: `${id}-desc` }, `Before: ${said(before)}. Now: ${said(now)}.`),
    h(Textures, { id }),
    ...[0, 1, 2, 3, 4, 5].map((level) =>
      h('line', { key: level, x1: across(level), x2: across(level), y1: 0, y2: 52, stroke: 'var(--line)', strokeDasharray: '1 3' }),
    ),
    before === null || now === null
      ? null
      : h('line', { x1: across(before.mean), x2: across(now.mean), y1: 13, y2: 37, stroke: 'var(--edge)', strokeDasharray: '2 3' }),
    before === null ? h(UnknownBar, { id, y: 13 }) : h(Before, { estimate: before, half }),
    now === null ? h(UnknownBar, { id, y: 38 }) : h(EstimateBar, { estimate: now, half, y: 38 }),
  )
}

function Before({ estimate, half }: { readonly estimate: Estimate; readonly half: Half | null }): ReactElement {
  const most = interval(estimate, 90)
  const mid = interval(estimate, 50)
  const width = `${Number.parseFloat(across(mid.high)) - Number.parseFloat(across(mid.low))}%`
  const ring = { fill: 'var(--surface)', stroke: hue(half), strokeWidth: 2 }
  return h(
    'g',
    null,
    h('line', { x1: across(most.low), x2: across(most.high), y1: 13, y2: 13, stroke: hue(half), strokeWidth: 1.5, strokeLinecap: 'round' }),
    h('rect', {
      x: across(mid.low),
      y: 9,
      width,
      height: 8,
      rx: half === 'technical' ? 1 : 4,
      fill: 'var(--surface)',
      stroke: hue(half),
      strokeWidth: 1.5,
    }),
    half === 'technical'
      ? h('svg', { x: across(estimate.mean), y: 13, overflow: 'visible' }, h('rect', { x: -4, y: -4, width: 8, height: 8, ...ring }))
      : h('circle', { cx: across(estimate.mean), cy: 13, r: 4.5, ...ring }),
  )
}

function said(estimate: Estimate | null): string {
  return estimate === null ? notEnough.toLowerCase() : estimateText(estimate)
}
