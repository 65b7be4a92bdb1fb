import { createElement as h, type ReactElement, useId } from 'react'
import { estimateText, notEnough, round } from '../estimate.ts'
import { type Half, halfNames, halves } from '../half.ts'
import { Textures, textureFill } from '../textures.ts'
import { type Draught, KeelRuler } from './keel-ruler.ts'
import { type Frame, finPath, hullOutline, hullPath, type KeelData, type KeelShape, keelShape } from './keel-shape.ts'
import { keelDescription } from './keel-words.ts'

/** wide from 512 px, narrow below it, small for the packet and a mail (no text inside). */
export type KeelSize = 'wide' | 'narrow' | 'small'

type Layout = Frame & { readonly grain: number; readonly draught: Draught }

const layouts: Readonly<Record<KeelSize, Layout>> = {
  wide: {
    width: 560,
    height: 344,
    water: 188,
    perLevel: 36,
    beam: 130,
    mast: 116,
    grain: 7,
    draught: { inset: 74, bar: 20, text: 'full' },
  },
  narrow: {
    width: 296,
    height: 258,
    water: 147,
    perLevel: 28,
    beam: 70,
    mast: 64,
    grain: 5,
    draught: { inset: 36, bar: 14, text: 'short' },
  },
  small: { width: 176, height: 124, water: 72, perLevel: 14, beam: 44, mast: 38, grain: 4, draught: { inset: 8, bar: 0, text: 'none' } },
}

/**
 * The keel as one SVG: the hull floats on its two halves, and the water line is the floor of the target role.
 * A pure function of its props; colours come from the page's tokens, or from toSvg where there is no page.
 */
export function KeelPicture({ data, size }: { readonly data: KeelData; readonly size: KeelSize }): ReactElement {
  const id = useId()
  const layout = layouts[size]
  const { width, height, water } = layout
  const shape = keelShape(data, layout)
  const known = data.technical.estimate !== null || data.people.estimate !== null
  return h(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': `${id}-title ${id}-desc` },
    h('title', { id: `${id}-title` }, `Keel against ${data.role}`),
    h('desc', { id: `${id}-desc` }, keelDescription(data)),
    h(Textures, { id, grain: layout.grain }),
    h('path', { d: sea(layout), fill: 'var(--water)' }),
    h(Rig, { layout, shape, known }),
    ...halves.map((half) => h(Hull, { key: `hull-${half}`, id, half, layout, shape, known: data[half].estimate !== null })),
    h('path', { d: sea(layout), fill: 'var(--water)', fillOpacity: 0.3 }),
    h('path', { d: ripples(layout), fill: 'none', stroke: 'var(--water-line)', strokeOpacity: 0.45, strokeLinecap: 'round' }),
    h('line', { x1: 0, x2: width, y1: water, y2: water, stroke: 'var(--water-line)', strokeWidth: size === 'small' ? 1.5 : 2 }),
    ...halves.map((half) =>
      h(KeelRuler, { key: `ruler-${half}`, id, half, side: data[half], rim: shape.rim[half], frame: layout, draught: layout.draught }),
    ),
    ...(size === 'small' ? [] : halves).map((half) => h(Heading, { key: `heading-${half}`, half, data, layout, size })),
  )
}

/** Mast, stays to both ends of the rim, and the fin: what makes the tilt readable. Dashed while nothing is known. */
function Rig({ layout, shape, known }: { readonly layout: Layout; readonly shape: KeelShape; readonly known: boolean }): ReactElement {
  const { beam, mast } = layout
  const dash = known ? {} : { strokeDasharray: '4 4' }
  const thin = beam > 50 ? 1.25 : 1
  return h(
    'g',
    { transform: `translate(${round(shape.centre.x)} ${round(shape.centre.y)}) rotate(${shape.tilt})` },
    h('path', { d: finPath(beam), fill: known ? 'var(--edge)' : 'none', stroke: 'var(--edge)', ...dash }),
    h('path', { d: `M${-beam},0L0,${-mast}L${beam},0`, fill: 'none', stroke: 'var(--edge)', strokeWidth: thin, ...dash }),
    h('line', {
      x1: 0,
      y1: beam * 0.3,
      x2: 0,
      y2: -mast - beam / 16,
      stroke: 'var(--text)',
      strokeWidth: thin * 2,
      strokeLinecap: 'round',
      ...dash,
    }),
  )
}

/** Half a hull. Where the chance that the rim lies above fades, so does the colour. */
function Hull(props: {
  readonly id: string
  readonly half: Half
  readonly layout: Layout
  readonly shape: KeelShape
  readonly known: boolean
}): ReactElement {
  const { id, half, layout, shape, known } = props
  const clip = `${id}-hull-${half}`
  const place = `translate(${round(shape.centre.x)} ${round(shape.centre.y)}) rotate(${shape.tilt})`
  const side = half === 'technical' ? -1 : 1
  if (!known) {
    return h(
      'g',
      null,
      h(
        'clipPath',
        { id: clip },
        h('rect', { x: side < 0 ? -layout.beam * 2 : 0, y: -layout.beam, width: layout.beam * 2, height: layout.beam * 3 }),
      ),
      h(
        'g',
        { transform: place },
        h('path', { d: hullOutline(layout.beam), clipPath: `url(#${clip})`, fill: 'var(--surface)' }),
        h('path', {
          d: hullOutline(layout.beam),
          clipPath: `url(#${clip})`,
          fill: textureFill(id, 'unknown'),
          stroke: 'var(--edge)',
          strokeWidth: 1.5,
          strokeDasharray: '4 4',
        }),
      ),
    )
  }
  return h(
    'g',
    null,
    h('clipPath', { id: clip }, h('path', { d: hullPath(layout.beam, side), transform: place })),
    h(
      'g',
      { clipPath: `url(#${clip})` },
      ...shape.layers.map((layer, i) => h('path', { key: layer.sure, d: layer.path, fill: `var(--${half})`, fillOpacity: veils[i] })),
      h('path', { d: shape.layers[2]!.path, fill: textureFill(id, half) }),
    ),
    h('line', {
      x1: round(shape.rim[half].x),
      y1: round(shape.rim[half].y),
      x2: round(shape.centre.x),
      y2: round(shape.centre.y),
      stroke: `var(--${half})`,
      strokeWidth: layout.beam > 50 ? 1.75 : 1.25,
      strokeLinecap: 'round',
    }),
  )
}

/** Laid over one another these make the colour about as strong as the chance that the rim lies that high: 20, 45, 75, 100 %. */
const veils = [0.2, 0.31, 0.55, 1] as const

function Heading(props: { readonly half: Half; readonly data: KeelData; readonly layout: Layout; readonly size: KeelSize }): ReactElement {
  const { half, data, layout, size } = props
  const left = half === 'technical'
  const x = left ? 0 : layout.width
  const anchor = left ? 'start' : 'end'
  const wide = size === 'wide'
  const said = estimateText(data[half].estimate)
  const lines = said === notEnough && !wide ? ['Not enough', 'evidence yet'] : [said]
  return h(
    'g',
    { textAnchor: anchor },
    h('text', { x, y: wide ? 18 : 14, fill: `var(--${half}-text)`, fontSize: 'var(--size-2)', fontWeight: 600 }, halfNames[half]),
    ...lines.map((line, i) =>
      h('text', { key: line, x, y: (wide ? 38 : 33) + 17 * i, fill: 'var(--text-quiet)', fontSize: 'var(--size-1)' }, line),
    ),
  )
}

function sea({ width, height, water }: Frame): string {
  const r = 6
  return `M0,${water}H${width}V${height - r}Q${width},${height} ${width - r},${height}H${r}Q0,${height} 0,${height - r}Z`
}

/** A few calm strokes that say "water" without a word. */
function ripples({ width, height, water }: Frame): string {
  const depth = height - water
  const unit = width > 400 ? 7 : width > 200 ? 5 : 3.5
  const places = [
    [0.26, 0.88],
    [0.36, 0.95],
    [0.68, 0.92],
    [0.77, 0.84],
  ] as const
  return places
    .map(([x, y]) => `M${round(x * width - unit)},${round(water + y * depth)}q${unit / 2},${-unit / 2} ${unit},0t${unit},0`)
    .join('')
}
