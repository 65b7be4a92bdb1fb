import { createElement as h, type ReactElement } from 'react'

/** The texture of a half, so that colour is never the only sign: lines for technical, dots for people, slanted hatching for not known yet. */
export type Texture = 'technical' | 'people' | 'unknown'

/** Definitions for one picture. `id` must be unique on the page; fill with textureFill(id, texture). */
export function Textures({ id, grain = 6 }: { readonly id: string; readonly grain?: number }): ReactElement {
  const size = { width: grain, height: grain, patternUnits: 'userSpaceOnUse' } as const
  const stroke = { stroke: 'var(--surface)', strokeOpacity: 0.55, strokeWidth: grain / 6 }
  return h(
    'defs',
    null,
    h('pattern', { id: `${id}-technical`, ...size }, h('line', { x1: 0, y1: grain / 2, x2: grain, y2: grain / 2, ...stroke })),
    h(
      'pattern',
      { id: `${id}-people`, ...size },
      h('circle', { cx: grain / 2, cy: grain / 2, r: grain / 6, fill: 'var(--surface)', fillOpacity: 0.6 }),
    ),
    h(
      'pattern',
      { id: `${id}-unknown`, ...size, patternTransform: 'rotate(45)' },
      h('line', { x1: 0, y1: 0, x2: 0, y2: grain, stroke: 'var(--edge)', strokeWidth: grain / 3 }),
    ),
  )
}

export function textureFill(id: string, texture: Texture): string {
  return `url(#${id}-${texture})`
}
