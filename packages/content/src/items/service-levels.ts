/** What latencies, errors and traces say about a service, computed from every value. */

/** The smallest value such that at least `percentage` of all values are that or less (nearest rank; ISO 3534-1, 1.14 gives the idea of a quantile). */
export function nearestRank(values: readonly number[], percentage: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[rankOf(sorted.length, percentage) - 1] ?? Number.NaN
}

/** ceil(percentage / 100 x count), at least 1; exact for whole percentages. */
export function rankOf(count: number, percentage: number): number {
  return Math.max(1, Math.ceil((percentage * count) / 100))
}

/** The bucket (its place) that holds the value of that rank when each bucket counts values. */
export function bucketOf(counts: readonly number[], percentage: number): number {
  const rank = rankOf(
    counts.reduce((sum, count) => sum + count, 0),
    percentage,
  )
  let seen = 0
  return counts.findIndex((count) => {
    seen += count
    return seen >= rank
  })
}

export type Minute = { readonly requests: number; readonly errors: number }

/** All errors over all requests of the `length` minutes that end with minute `end`. */
export function errorRatio(series: readonly Minute[], end: number, length: number): number {
  const window = series.slice(Math.max(0, end - length + 1), end + 1)
  const requests = window.reduce((sum, minute) => sum + minute.requests, 0)
  return window.reduce((sum, minute) => sum + minute.errors, 0) / requests
}

export type Span = { readonly id: string; readonly parent: string | null; readonly start: number; readonly end: number }

/** Milliseconds in which none of its direct children runs: duration minus the union of the children's times. */
export function ownTime(spans: readonly Span[], id: string): number {
  const span = spans.find((one) => one.id === id)
  if (!span) return Number.NaN
  const children = spans.filter((one) => one.parent === id).toSorted((a, b) => a.start - b.start)
  let covered = 0
  let reached = span.start
  for (const child of children) {
    const end = Math.min(child.end, span.end)
    covered += Math.max(0, end - Math.max(child.start, reached))
    reached = Math.max(reached, end)
  }
  return span.end - span.start - covered
}
