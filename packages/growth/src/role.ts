import type { Half } from '@evenkeel/measure'

/** What one level of a role asks of one competency: a level on the 0 to 5 scale, and how much it weighs within its half. */
export type Requirement = {
  readonly competency: string
  readonly half: Half
  readonly level: number
  readonly weight: number
  /** Required on its own, not only as a part of its half's floor. */
  readonly essential: boolean
}

/** One level of one role family, as a person aims for it. Floors are weighted means of the half on the 0 to 5 scale. */
export type Role = {
  readonly id: string
  readonly title: string
  readonly requirements: readonly Requirement[]
  readonly floors: Readonly<Record<Half, number>>
  /** Ids of the sources that may speak for each half at a gate; every independent source unless said. */
  readonly evidence?: Readonly<Record<Half, readonly string[]>>
  /** How surely the bars are set, in levels: the standard error of the panel's cut score, shared by all bars of the role. */
  readonly barSd?: number
}
