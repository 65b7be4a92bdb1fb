import type { Estimate } from '@evenkeel/measure'

/** The interval bar of the whole product: a dot, thick to 50 %, thin to 90 %. In the unit of the estimate. */
export type Bands = {
  readonly mean: number
  readonly sd: number
  readonly half: readonly [low: number, high: number]
  readonly ninety: readonly [low: number, high: number]
}

/** mean +- z sd, with z the 75 and 95 % points of the standard normal. */
export function bands({ mean, sd }: Estimate): Bands {
  const around = (z: number) => [mean - z * sd, mean + z * sd] as const
  return { mean, sd, half: around(0.6744897501960817), ninety: around(1.6448536269514722) }
}
