import { createElement as h, type ReactElement, useId } from 'react'
import type { ChanceOf } from '../estimate.ts'
import { Textures, textureFill } from '../textures.ts'
import { chanceStep, chanceText, chanceWord, chanceZones } from './chance-words.ts'

/** A chance from 0 to 100 %: the interval as a band, the value as a ring, the word's own stretch of the scale marked below. */
export function ChancePicture({ label, chance }: { readonly label: string; readonly chance: ChanceOf | null }): ReactElement {
  const id = useId()
  const said = chance === null ? 'Not enough evidence yet' : `${chanceWord(chance)}: ${chanceText(chance)}`
  return h(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: '100%',
      height: 46,
      overflow: 'visible',
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
    },
    h('title', { id: `${id}-title` }, label),
    h('desc', { id: `${id}-desc` }, said),
    h(Textures, { id }),
    ...chanceZones.map((zone) => h(Zone, { key: zone.word, zone, here: chance !== null && chanceWord(chance) === zone.word })),
    chance === null
      ? h('rect', { x: 0, y: 3, width: '100%', height: 12, rx: 2, fill: textureFill(id, 'unknown'), stroke: 'var(--edge)' })
      : h(Band, { chance }),
    ...[0, 50, 100].map((tick) =>
      h(
        'text',
        {
          key: tick,
          x: `${tick}%`,
          y: 43,
          textAnchor: tick === 0 ? 'start' : tick === 100 ? 'end' : 'middle',
          fontSize: 'var(--size-1)',
          fill: 'var(--text-quiet)',
        },
        `${tick}\u00a0%`,
      ),
    ),
  )
}

function Band({ chance }: { readonly chance: ChanceOf }): ReactElement {
  const low = chanceStep(chance.low, 'down')
  const high = chanceStep(chance.high, 'up')
  return h(
    'g',
    null,
    h('rect', { x: `${low}%`, y: 5, width: `${Math.max(1, high - low)}%`, height: 8, rx: 4, fill: 'var(--accent)' }),
    h('circle', {
      cx: `${chanceStep(chance.value, 'near')}%`,
      cy: 9,
      r: 7,
      fill: 'var(--surface)',
      stroke: 'var(--accent)',
      strokeWidth: 3,
    }),
  )
}

function Zone({ zone, here }: { readonly zone: (typeof chanceZones)[number]; readonly here: boolean }): ReactElement {
  const gap = 0.4
  return h('rect', {
    x: `${100 * zone.from + (zone.from > 0 ? gap : 0)}%`,
    width: `${100 * (zone.to - zone.from) - (zone.from > 0 ? gap : 0)}%`,
    y: here ? 21 : 22,
    height: here ? 5 : 3,
    rx: 1.5,
    fill: here ? 'var(--text)' : 'var(--line)',
  })
}
