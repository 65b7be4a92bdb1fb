import { type Belief, chanceAtLeast, type Half, halves } from '@evenkeel/measure'
import { type Bands, bands } from './bands.ts'
import { halfWeights } from './conditions.ts'
import type { Role } from './role.ts'
import { probably } from './words.ts'

export type Direction = 'up' | 'down' | 'unclear'

/** What two days say about one quantity, both with their intervals. */
export type Change = {
  readonly before: Bands
  readonly after: Bands
  readonly difference: Bands
  readonly direction: Direction
  readonly words: 'probably up' | 'no clear change' | 'probably down'
}

export type Changes = {
  readonly halves: readonly (Change & { readonly half: Half })[]
  readonly competencies: readonly (Change & { readonly competency: string; readonly half: Half })[]
}

/**
 * What changed between two beliefs about the same person, for each half of a role and each competency it asks for.
 * difference ~ N(m1 - m0, sd0^2 + sd1^2): as if the two days' errors had nothing in common. They do have (the later day knows
 * most of what the earlier one knew), so the true doubt is smaller and "probably" is said too rarely rather than too often.
 */
export function change(before: Belief, after: Belief, role: Role): Changes {
  const between = (weights: ReadonlyMap<string, number>) => changeOf(bands(before.composite(weights)), bands(after.composite(weights)))
  return {
    halves: halves.map((half) => ({ half, ...between(halfWeights(role, half)) })),
    competencies: role.requirements.map(({ competency, half }) => ({ competency, half, ...between(new Map([[competency, 1]])) })),
  }
}

const words = { up: 'probably up', down: 'probably down', unclear: 'no clear change' } as const

function changeOf(before: Bands, after: Bands): Change {
  const difference = { mean: after.mean - before.mean, sd: Math.hypot(before.sd, after.sd) }
  const up = chanceAtLeast(difference, 0)
  const direction: Direction = up >= probably ? 'up' : up <= 1 - probably ? 'down' : 'unclear'
  return { before, after, difference: bands(difference), direction, words: words[direction] }
}
