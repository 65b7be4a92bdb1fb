import { createElement as h, type ReactElement, useId } from 'react'
import { round } from '../estimate.ts'
import { type Half, halves } from '../half.ts'
import { type Frame, hullOutline, type KeelData, keelShape } from './keel-shape.ts'
import { keelDescription } from './keel-words.ts'

const frame: Frame = { width: 32, height: 32, water: 19, perLevel: 3.5, beam: 12, mast: 12 }

/** The keel as an icon of 32 units: tilt and depth only; drawn empty while nothing is known. Says nothing by itself: put the words beside it. */
export function KeelIcon({ data, label }: { readonly data: KeelData; readonly label?: string }): ReactElement {
  const id = useId()
  const shape = keelShape(data, frame)
  const place = `translate(${round(shape.centre.x)} ${round(shape.centre.y)}) rotate(${shape.tilt})`
  const known = data.technical.estimate !== null || data.people.estimate !== null
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-labelledby': `${id}-title ${id}-desc` }
  return h(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 32 32', width: 32, height: 32, ...name },
    label === undefined ? null : h('title', { id: `${id}-title` }, label),
    label === undefined ? null : h('desc', { id: `${id}-desc` }, keelDescription(data)),
    ...halves.map((half) => h(Clip, { key: `clip-${half}`, id, half })),
    h(
      'g',
      { transform: place },
      h('path', { d: 'M-12,0L0,-12L12,0', fill: 'none', stroke: 'var(--edge)', strokeWidth: 1 }),
      h('line', {
        x1: 0,
        y1: 0,
        x2: 0,
        y2: -14,
        stroke: 'var(--text)',
        strokeWidth: 2,
        strokeLinecap: 'round',
        ...(known ? {} : { strokeDasharray: '2 3' }),
      }),
      ...halves.map((half) => h(Side, { key: half, id, half, known: data[half].estimate !== null })),
    ),
    h('line', { x1: 1, y1: frame.water, x2: 31, y2: frame.water, stroke: 'var(--water-line)', strokeWidth: 2, strokeLinecap: 'round' }),
  )
}

function Clip({ id, half }: { readonly id: string; readonly half: Half }): ReactElement {
  return h('clipPath', { id: `${id}-${half}` }, h('rect', { x: half === 'technical' ? -20 : 0, y: -4, width: 20, height: 24 }))
}

function Side({ id, half, known }: { readonly id: string; readonly half: Half; readonly known: boolean }): ReactElement {
  const paint = known ? { fill: `var(--${half})` } : { fill: 'none', stroke: 'var(--edge)', strokeWidth: 1.5, strokeDasharray: '2 2' }
  return h('path', { d: hullOutline(frame.beam), clipPath: `url(#${id}-${half})`, ...paint })
}
