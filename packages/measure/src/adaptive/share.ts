/**
 * How far each group's share of what was given lags behind its share of the weights (content balancing, Kingsbury and Zara 1989): positive where it is
 * owed more. Groups without a weight are owed nothing and left out.
 */
export function lags(weights: ReadonlyMap<string, number>, given: readonly string[]): ReadonlyMap<string, number> {
  const positive = [...weights].filter(([, weight]) => weight > 0)
  const total = positive.reduce((sum, [, weight]) => sum + weight, 0)
  const had = Map.groupBy(given, (group) => group)
  return new Map(positive.map(([group, weight]) => [group, weight / total - (had.get(group)?.length ?? 0) / Math.max(1, given.length)]))
}
