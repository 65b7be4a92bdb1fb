import { createElement as h, type ReactElement } from 'react'
import { interval, levelText, round, scale } from '../estimate.ts'
import type { Half } from '../half.ts'
import { textureFill } from '../textures.ts'
import type { Frame, KeelHalf, Point } from './keel-shape.ts'

/** How the draught marks beside the hull are drawn: distance of the axis from the edge, of the interval bar from the axis, and how much text. */
export type Draught = { readonly inset: number; readonly bar: number; readonly text: 'full' | 'short' | 'none' }

type Props = {
  readonly id: string
  readonly half: Half
  readonly side: KeelHalf
  readonly rim: Point
  readonly frame: Frame
  readonly draught: Draught
}

/** The exact reading beside one end of the rim: levels 0 to 5 as on a ship's draught marks, and the interval bar. */
export function KeelRuler({ id, half, side, rim, frame, draught }: Props): ReactElement {
  const out = half === 'technical' ? -1 : 1
  const axis = out < 0 ? draught.inset : frame.width - draught.inset
  const bar = axis - out * draught.bar
  const at = (level: number) => round(frame.water - (level - side.floor) * frame.perLevel)
  return h(
    'g',
    null,
    draught.text === 'none' ? null : h(Marks, { axis, out, at, floor: side.floor, full: draught.text === 'full' }),
    side.estimate === null
      ? h(Unknown, { id, bar, top: at(scale.high), bottom: at(scale.low), thick: draught.bar > 0 ? 8 : 5 })
      : h(Bar, { half, bar, at, estimate: side.estimate, rim, small: draught.bar === 0, out }),
  )
}

type MarksProps = {
  readonly axis: number
  readonly out: number
  readonly at: (level: number) => number
  readonly floor: number
  readonly full: boolean
}

function Marks({ axis, out, at, floor, full }: MarksProps): ReactElement {
  const levels = Array.from({ length: scale.high - scale.low + 1 }, (_, i) => scale.low + i)
  const anchor = out < 0 ? 'end' : 'start'
  const text = { x: axis + out * 9, textAnchor: anchor, dominantBaseline: 'central', fontSize: 'var(--size-1)' }
  return h(
    'g',
    null,
    h('line', { x1: axis, x2: axis, y1: at(scale.high), y2: at(scale.low), stroke: 'var(--edge)' }),
    ...levels.map((level) =>
      h('line', { key: `t${level}`, x1: axis, x2: axis + out * 5, y1: at(level), y2: at(level), stroke: 'var(--edge)' }),
    ),
    ...levels
      .filter((level) => Math.abs(at(level) - at(floor)) > 15)
      .map((level) => h('text', { key: level, ...text, y: at(level), fill: 'var(--text-quiet)' }, level)),
    h(
      'text',
      { ...text, y: at(floor) - (full ? 10 : 9), fill: 'var(--text)', fontWeight: 600 },
      full ? `floor ${levelText(floor, 0)}` : levelText(floor, 0),
    ),
  )
}

type BarProps = {
  readonly half: Half
  readonly bar: number
  readonly out: number
  readonly at: (level: number) => number
  readonly estimate: { readonly mean: number; readonly sd: number }
  readonly rim: Point
  readonly small: boolean
}

/** Thin to 90 %, thick to 50 %, and a dot: square for technical, round for people. */
function Bar({ half, bar, out, at, estimate, rim, small }: BarProps): ReactElement {
  const most = interval(estimate, 90)
  const mid = interval(estimate, 50)
  const thick = small ? 5 : 10
  const colour = `var(--${half})`
  const y = at(estimate.mean)
  const dot = small ? 2.5 : 4
  const ring = { fill: 'var(--surface)', stroke: colour, strokeWidth: small ? 1.5 : 2.5 }
  const square = half === 'technical'
  const box = {
    x: bar - thick / 2,
    y: at(mid.high),
    width: thick,
    height: Math.max(1, at(mid.low) - at(mid.high)),
    rx: square ? 1 : thick / 2,
  }
  return h(
    'g',
    null,
    h('line', {
      x1: bar - out * (dot + 4),
      x2: round(rim.x + out * 3),
      y1: y,
      y2: round(rim.y),
      stroke: 'var(--edge)',
      strokeDasharray: '2 3',
    }),
    h('line', {
      x1: bar,
      x2: bar,
      y1: at(most.high),
      y2: at(most.low),
      stroke: colour,
      strokeWidth: small ? 1.5 : 2.5,
      strokeLinecap: 'round',
    }),
    h('rect', { ...box, fill: colour }),
    square
      ? h('rect', { x: bar - dot, y: y - dot, width: 2 * dot, height: 2 * dot, ...ring })
      : h('circle', { cx: bar, cy: y, r: dot + 0.5, ...ring }),
  )
}

type UnknownProps = { readonly id: string; readonly bar: number; readonly top: number; readonly bottom: number; readonly thick: number }

/** Hatched over the whole scale: it may be anywhere. */
function Unknown({ id, bar, top, bottom, thick }: UnknownProps): ReactElement {
  const box = { x: bar - thick / 2, y: top, width: thick, height: bottom - top, rx: 2 }
  return h(
    'g',
    null,
    h('rect', { ...box, fill: 'var(--surface)' }),
    h('rect', { ...box, fill: textureFill(id, 'unknown'), stroke: 'var(--edge)' }),
  )
}
