import { type Half, halves } from '@evenkeel/measure'
import type { Competency } from '../competency.ts'
import type { Content } from '../load.ts'
import type { RoleFamily, RoleLevel } from '../role-family.ts'

export const scale = [1, 2, 3, 4, 5] as const

/** Where an anchor stands and what it says. */
export type AnchorAt = {
  readonly competency: Competency
  readonly level: (typeof scale)[number]
  readonly text: string
  readonly path: string
  readonly place: string
}

export function anchorsOf(content: Content): AnchorAt[] {
  return [...content.competencies.values()].flatMap((competency) => scale.map((level) => anchorAt(competency, level)))
}

/** Each anchor with the one above it, within a competency. */
export function neighboursOf(content: Content): (readonly [lower: AnchorAt, upper: AnchorAt])[] {
  return [...content.competencies.values()].flatMap((competency) =>
    scale.slice(1).map((level) => [anchorAt(competency, (level - 1) as 1), anchorAt(competency, level)] as const),
  )
}

function anchorAt(competency: Competency, level: (typeof scale)[number]): AnchorAt {
  return { competency, level, text: competency.anchors[level], path: `competencies/${competency.id}.yaml`, place: `anchors.${level}` }
}

/** Where a half of a role level stands and what it asks. */
export type HalfAt = {
  readonly family: RoleFamily
  readonly level: RoleLevel
  readonly half: Half
  readonly asked: RoleLevel[Half]
  readonly path: string
  readonly place: string
}

/** Every half of every level of a family, lowest level first. */
export function halvesOf(family: RoleFamily): HalfAt[] {
  return family.levels.flatMap((level) => halves.map((half) => halfAt(family, level, half)))
}

export function halfAt(family: RoleFamily, level: RoleLevel, half: Half): HalfAt {
  return { family, level, half, asked: level[half], path: `roles/${family.id}.yaml`, place: `levels.${level.id}.${half}` }
}
