import { createElement as h, type ReactElement } from 'react'
import type { Estimate } from '../estimate.ts'
import { type Half, hue } from '../half.ts'
import { EstimateBar } from '../interval-bar/interval-picture.ts'
import { placeOn, type Stack, type Step } from './pull-steps.ts'

type Ground = { readonly stack: Stack; readonly half: Half | null }

/** As high as its row, however many lines the name takes: what joins the rows must not break. */
const row = { xmlns: 'http://www.w3.org/2000/svg', width: '100%', height: '100%', overflow: 'visible', 'aria-hidden': true } as const
/** Everything on the row's middle line. */
const middle = { y: '50%', width: '100%', overflow: 'visible' } as const

/** The scale above the stack: whole and half levels of the stretch that is shown. */
export function PullAxis({ stack }: { readonly stack: Stack }): ReactElement {
  const at = placeOn(stack)
  const all = Array.from({ length: Math.round((stack.high - stack.low) * 2) + 1 }, (_, i) => stack.low + i / 2)
  const ticks = all.length > 7 ? all.filter((level) => Number.isInteger(level)) : all
  return h(
    'svg',
    { ...row, height: 20 },
    ...ticks.map((level) =>
      h(
        'text',
        { key: level, x: at(level), y: 13, textAnchor: 'middle', fontSize: 'var(--size-1)', fill: 'var(--text-quiet)' },
        level.toFixed(1),
      ),
    ),
  )
}

/** Where the estimate starts before any evidence. */
export function StartPicture({ stack, start }: { readonly stack: Stack; readonly start: number }): ReactElement {
  const at = placeOn(stack)
  return h(
    'svg',
    row,
    h(Rails, { stack }),
    h('line', { x1: at(start), x2: at(start), y1: '50%', y2: '100%', stroke: 'var(--edge)' }),
    h('svg', middle, h('circle', { cx: at(start), cy: 0, r: 5, fill: 'var(--surface)', stroke: 'var(--edge)', strokeWidth: 2 })),
  )
}

/** One piece: a bar from where the estimate was to where it goes, with its head in that direction. Upwards is filled, downwards an outline. */
export function StepPicture({ stack, half, step }: Ground & { readonly step: Step }): ReactElement {
  const at = placeOn(stack)
  const up = step.pull >= 0
  const from = up ? step.from : step.to
  const width = `${Math.max(0.4, Number.parseFloat(at(up ? step.to : step.from)) - Number.parseFloat(at(from)))}%`
  const paint = up ? { fill: hue(half) } : { fill: 'var(--surface)', stroke: hue(half), strokeWidth: 1.5 }
  return h(
    'svg',
    row,
    h(Rails, { stack }),
    h('line', { x1: at(step.from), x2: at(step.from), y1: 0, y2: '50%', stroke: 'var(--edge)' }),
    h('line', { x1: at(step.to), x2: at(step.to), y1: '50%', y2: '100%', stroke: 'var(--edge)' }),
    h(
      'svg',
      middle,
      h('rect', { x: at(from), y: -6, width, height: 12, ...paint }),
      h(
        'svg',
        { x: at(step.to), overflow: 'visible' },
        h('path', { d: up ? 'M-0.5,-8L7,0L-0.5,8Z' : 'M0.5,-8L-7,0L0.5,8Z', fill: hue(half) }),
      ),
    ),
  )
}

/** Where it ends: the estimate with its interval. */
export function SumPicture({ stack, half, estimate }: Ground & { readonly estimate: Estimate }): ReactElement {
  const at = placeOn(stack)
  return h(
    'svg',
    row,
    h(Rails, { stack }),
    h('line', { x1: at(estimate.mean), x2: at(estimate.mean), y1: 0, y2: '50%', stroke: 'var(--edge)' }),
    h('svg', middle, h(EstimateBar, { estimate, half, y: 0, at })),
  )
}

function Rails({ stack }: { readonly stack: Stack }): ReactElement {
  const at = placeOn(stack)
  const levels = Array.from({ length: 6 }, (_, level) => level).filter((level) => level >= stack.low && level <= stack.high)
  return h(
    'g',
    null,
    ...levels.map((level) => h('line', { key: level, x1: at(level), x2: at(level), y1: 0, y2: '100%', stroke: 'var(--line)' })),
  )
}
