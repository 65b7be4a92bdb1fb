import { area, curveMonotoneX, line } from 'd3-shape'
import { createElement as h, type ReactElement, useId } from 'react'
import { type Estimate, estimateText, interval, notEnough, round, scale } from '../estimate.ts'
import { type Half, hue } from '../half.ts'
import { Textures, textureFill } from '../textures.ts'

/** An estimate on one day; null where there was not enough evidence. */
export type TrendPoint = { readonly day: number; readonly when: string; readonly estimate: Estimate | null }

export type TrendPictureProps = {
  readonly label: string
  readonly points: readonly TrendPoint[]
  readonly half?: Half | null
  readonly requirement?: number | null
  readonly height?: number
}

const wide = 1000
const tall = 100

/** An estimate over time: the 50 % band in the 90 % band, a line in the middle, and a dot where it stands now. Stretches to its place. */
export function TrendPicture({ label, points, half = null, requirement = null, height = 64 }: TrendPictureProps): ReactElement {
  const id = useId()
  const last = points.findLast((point) => point.estimate !== null)
  const said =
    last?.estimate === undefined || last.estimate === null ? notEnough : `${last.when}: level ${estimateText(last.estimate)} of 5`
  const place = axes(points)
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
    h('desc', { id: `${id}-desc` }, said),
    h('line', { x1: 0, x2: '100%', y1: '100%', y2: '100%', stroke: 'var(--line)' }),
    height < 80 ? null : h(Scale),
    last === undefined ? h(Unknown, { id }) : null,
    h(
      'svg',
      { width: '100%', height: '100%', viewBox: `0 0 ${wide} ${tall}`, preserveAspectRatio: 'none' },
      h(Bands, { points, place, half }),
    ),
    requirement === null
      ? null
      : h('line', {
          x1: 0,
          x2: '100%',
          y1: `${round(place.y(requirement))}%`,
          y2: `${round(place.y(requirement))}%`,
          stroke: 'var(--text)',
          strokeDasharray: '6 4',
        }),
    last?.estimate
      ? h('circle', {
          cx: `${round(place.x(last.day) / 10)}%`,
          cy: `${round(place.y(last.estimate.mean))}%`,
          r: 5,
          fill: hue(half),
          stroke: 'var(--surface)',
          strokeWidth: 2,
        })
      : null,
  )
}

/** The ends of the scale, for the large size. */
function Scale(): ReactElement {
  const text = { x: -8, textAnchor: 'end', dominantBaseline: 'central', fontSize: 'var(--size-1)', fill: 'var(--text-quiet)' }
  return h(
    'g',
    null,
    h('line', { x1: 0, x2: '100%', y1: 0, y2: 0, stroke: 'var(--line)' }),
    h('text', { ...text, y: 0 }, scale.high),
    h('text', { ...text, y: '100%' }, scale.low),
  )
}

function Unknown({ id }: { readonly id: string }): ReactElement {
  return h(
    'g',
    null,
    h(Textures, { id }),
    h('rect', { x: 0, y: '40%', width: '100%', height: 10, rx: 2, fill: textureFill(id, 'unknown'), stroke: 'var(--edge)' }),
  )
}

type Place = { readonly x: (day: number) => number; readonly y: (level: number) => number }

function axes(points: readonly TrendPoint[]): Place {
  const from = points[0]?.day ?? 0
  const length = Math.max(1, (points.at(-1)?.day ?? 1) - from)
  return {
    x: (day) => (wide * (day - from)) / length,
    y: (level) => tall * (1 - (level - scale.low) / (scale.high - scale.low)),
  }
}

type BandsProps = { readonly points: readonly TrendPoint[]; readonly place: Place; readonly half: Half | null }

function Bands({ points, place, half }: BandsProps): ReactElement {
  const colour = hue(half)
  const band = (share: 50 | 90) =>
    area<TrendPoint>()
      .defined((point) => point.estimate !== null)
      .x((point) => place.x(point.day))
      .y0((point) => place.y(interval(point.estimate!, share).low))
      .y1((point) => place.y(interval(point.estimate!, share).high))
      .curve(curveMonotoneX)
      .digits(1)([...points])
  const middle = line<TrendPoint>()
    .defined((point) => point.estimate !== null)
    .x((point) => place.x(point.day))
    .y((point) => place.y(point.estimate!.mean))
    .curve(curveMonotoneX)
    .digits(1)([...points])
  return h(
    'g',
    null,
    h('path', { d: band(90) ?? '', fill: colour, fillOpacity: 0.16 }),
    h('path', { d: band(50) ?? '', fill: colour, fillOpacity: 0.28 }),
    h('path', { d: middle ?? '', fill: 'none', stroke: colour, strokeWidth: 2, vectorEffect: 'non-scaling-stroke' }),
  )
}
