import type { Half } from '@evenkeel/measure'
import type { Competency } from '../competency.ts'
import type { FrameworkDocument } from '../document.ts'
import type { RoleFamily, RoleLevel } from '../role-family.ts'

type RemovedRequirement = {
  readonly family: string
  readonly level: string
  readonly half: Half
  readonly at: number
  readonly requirement: RoleLevel[Half]['requirements'][number]
}

/** Something taken out, with where it stood, so that it can be put back until the draft is published. */
export type Removed =
  | { readonly what: 'competency'; readonly at: number; readonly value: Competency; readonly requirements: readonly RemovedRequirement[] }
  | { readonly what: 'family'; readonly at: number; readonly value: RoleFamily }
  | { readonly what: 'level'; readonly at: number; readonly family: string; readonly value: RoleLevel }

/**
 * What somebody works on: the document, and what was taken out of it. While somebody writes, texts are unfinished, so a draft has the types of
 * a framework and not yet its least lengths; `findingsIn` tells what is missing.
 */
export type Draft = { readonly document: FrameworkDocument; readonly removed: readonly Removed[] }
