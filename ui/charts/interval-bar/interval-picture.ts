import { createElement as h, type ReactElement, useId } from 'react'
import { across, type Estimate, estimateText, interval, levelText, notEnough, round } from '../estimate.ts'
import { type Half, hue } from '../half.ts'
import { Textures, textureFill } from '../textures.ts'

export type IntervalPictureProps = {
  readonly label: string
  readonly estimate: Estimate | null
  readonly half?: Half | null
  /** What the role asks, on the same scale. */
  readonly requirement?: number | null
}

const height = 28
const middle = height / 2

/**
 * An estimate on the 0 to 5 scale: thin to 90 %, thick to 50 %, a dot (square for technical, round for people), the requirement as a tick.
 * As wide as its place: every x is a share of the width, so nothing is ever squeezed.
 */
export function IntervalPicture({ label, estimate, half = null, requirement = null }: IntervalPictureProps): ReactElement {
  const id = useId()
  const asked = requirement === null ? '' : ` The role asks for ${levelText(requirement, 0)}.`
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
    h('desc', { id: `${id}-desc` }, `${estimate === null ? notEnough : `Level ${estimateText(estimate)} of 5`}.${asked}`),
    h(Textures, { id, grain: 6 }),
    h('line', { x1: 0, x2: '100%', y1: middle, y2: middle, stroke: 'var(--line)' }),
    ...[0, 1, 2, 3, 4, 5].map((level) =>
      h('line', { key: level, x1: across(level), x2: across(level), y1: middle - 4, y2: middle + 4, stroke: 'var(--line)' }),
    ),
    estimate === null ? h(UnknownBar, { id, y: middle }) : h(EstimateBar, { estimate, half, y: middle }),
    requirement === null ? null : h(RequirementTick, { level: requirement }),
  )
}

/** The bar alone, centred on a height, for pictures that hold more than one. Square corners for technical, round ends for the rest. */
export function EstimateBar({ estimate, half, y, at = across }: EstimateBarProps): ReactElement {
  const most = interval(estimate, 90)
  const mid = interval(estimate, 50)
  const width = `${round(Number.parseFloat(at(mid.high)) - Number.parseFloat(at(mid.low)))}%`
  return h(
    'g',
    null,
    h('line', { x1: at(most.low), x2: at(most.high), y1: y, y2: y, stroke: hue(half), strokeWidth: 2.5, strokeLinecap: 'round' }),
    h('rect', { x: at(mid.low), y: y - 6, width, height: 12, rx: half === 'technical' ? 1 : 6, fill: hue(half) }),
    h(Dot, { x: at(estimate.mean), y, half }),
  )
}

type EstimateBarProps = {
  readonly estimate: Estimate
  readonly half: Half | null
  readonly y: number
  /** Where a level lies, as a share of the width; the whole scale unless said otherwise. */
  readonly at?: (level: number) => string
}

/** Hatched over the whole scale: it may be anywhere. */
export function UnknownBar({ id, y }: { readonly id: string; readonly y: number }): ReactElement {
  const box = { x: 0, y: y - 5, width: '100%', height: 10, rx: 2 }
  return h(
    'g',
    null,
    h('rect', { ...box, fill: 'var(--surface)' }),
    h('rect', { ...box, fill: textureFill(id, 'unknown'), stroke: 'var(--edge)' }),
  )
}

/** The best single guess: square for technical, round for people and for what belongs to neither. */
export function Dot({ x, y, half }: { readonly x: string; readonly y: number; readonly half: Half | null }): ReactElement {
  const ring = { fill: 'var(--surface)', stroke: hue(half), strokeWidth: 2.5 }
  return half === 'technical'
    ? h('svg', { x, y, overflow: 'visible' }, h('rect', { x: -4.5, y: -4.5, width: 9, height: 9, ...ring }))
    : h('circle', { cx: x, cy: y, r: 5, ...ring })
}

function RequirementTick({ level }: { readonly level: number }): ReactElement {
  return h(
    'svg',
    { x: across(level), y: 0, overflow: 'visible' },
    h('line', { x1: 0, x2: 0, y1: 3, y2: height - 1, stroke: 'var(--text)', strokeWidth: 2 }),
    h('path', { d: 'M-5,0H5L0,6Z', fill: 'var(--text)' }),
  )
}
