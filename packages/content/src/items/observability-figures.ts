import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { grouped, percent, roundsUnclearly } from './figures.ts'
import { optionsFrom } from './options.ts'
import { bucketOf, nearestRank, rankOf } from './service-levels.ts'
import { columns } from './text.ts'

/** Easy: a percentile of latencies one can count. */
export function percentile(random: Random): Item | null {
  const count = pick(random, [10, 12, 15, 20, 25])
  const percentage = pick(random, [50, 75, 80, 90])
  const latencies = shuffle(
    random,
    Array.from(
      { length: count },
      (_, place) => integer(random, 40, 90) + (place > count * 0.7 ? integer(random, 60, 900) : integer(random, 0, 60)),
    ),
  )
  const sorted = latencies.toSorted((a, b) => a - b)
  const rank = rankOf(count, percentage)
  const text = (value: number | undefined) => `${Math.round(value ?? 0)} ms`
  const mean = latencies.reduce((sum, value) => sum + value, 0) / count
  const key = text(nearestRank(latencies, percentage))
  const slowest = sorted[count - 1] ?? 0
  const options = optionsFrom(random, key, [
    { text: text(latencies[rank - 1]), misconception: 'counts in the order of arrival, without sorting' },
    { text: text(mean), misconception: 'takes the average' },
    { text: text(slowest), misconception: 'takes the slowest request' },
    { text: text((slowest * percentage) / 100), misconception: 'takes that percentage of the slowest request' },
    { text: text(sorted[count - rank]), misconception: 'counts from the slowest down' },
    { text: text(sorted[rank]), misconception: 'goes one rank too far' },
  ])
  if (!options || roundsUnclearly(mean, 0) || new Set(latencies).size !== count) return null
  return {
    stem: `These are the latencies of ${count} requests in milliseconds, in the order of arrival. What is their ${percentage}th percentile by nearest rank: the smallest value such that at least ${percentage} % of the requests took that long or less?`,
    exhibit: { language: 'text', text: latencies.join(' ') },
    options,
    explanation: `Sorted: ${sorted.join(' ')}. ${percentage} % of ${count} is ${(percentage * count) / 100}${rank === (percentage * count) / 100 ? '' : `, rounded up ${rank}`}, so it is the value at place ${rank}: ${key}.`,
  }
}

/** Easy to middle: what is left of the error budget? */
export function errorBudget(random: Random): Item | null {
  const objective = pick(random, [99, 99.5, 99.8, 99.9])
  const expected = integer(random, 4, 40) * 500_000
  const allowed = Math.round((expected * (100 - objective)) / 100)
  const day = integer(random, 8, 22)
  const sofar = Math.round((expected * day * integer(random, 85, 115)) / 3000 / 1000) * 1000
  const failed = Math.round((allowed * integer(random, 15, 85)) / 1000) * 10
  const text = (share: number) => percent(share, 0)
  const left = 1 - failed / allowed
  const allowedSoFar = (sofar * (100 - objective)) / 100
  const traps = [
    { share: failed / allowed, misconception: 'gives the share that is used' },
    { share: 1 - failed / allowedSoFar, misconception: 'takes the budget from the requests so far' },
    { share: 1 - day / 30, misconception: 'lets the budget shrink with the days' },
    { share: 1 - failed / (allowed * 10), misconception: 'moves the decimal point of the objective' },
    { share: left * (1 - day / 30), misconception: 'multiplies what is left with the time that is left' },
  ].filter(({ share }) => share > 0 && share < 1)
  const options = optionsFrom(
    random,
    text(left),
    traps.map(({ share, misconception }) => ({ text: text(share), misconception })),
  )
  if (!options || [left, ...traps.map(({ share }) => share)].some((share) => roundsUnclearly(share, 2))) return null
  return {
    stem: [
      `The objective of a service is that ${objective} % of all requests in 30 days succeed; it expects ${grouped(expected)} requests in these 30 days.`,
      `On the evening of day ${day} it has had ${grouped(sofar)} requests, of which ${grouped(failed)} failed. How much of the error budget of the 30 days is left (to a whole percent)?`,
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `The budget is what may fail in 30 days: ${grouped(expected)} x ${(100 - objective).toFixed(1)} % = ${grouped(allowed)} requests.`,
      `${grouped(failed)} of them are used, ${percent(failed / allowed, 0)}. Left: ${text(left)}.`,
    ].join(' '),
  }
}

/** Middle: the percentile of several servers together. */
export function mergedPercentile(random: Random): Item | null {
  const bounds = [25, 50, 100, 200, 400, 800, 1600, 3200]
  const percentage = pick(random, [90, 95, 99])
  const weights = shuffle(random, [integer(random, 2, 9) * 1000, integer(random, 5, 15) * 100, integer(random, 1, 6) * 100])
  const servers = weights.map((weight) => latencyCounts(random, weight, bounds.length))
  const merged = bounds.map((_, place) => servers.reduce((sum, counts) => sum + (counts[place] ?? 0), 0))
  const text = (place: number) => `${grouped(bounds[place] ?? 0)} ms`
  const each = servers.map((counts) => bucketOf(counts, percentage))
  const sizes = servers.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  const place = bucketOf(merged, percentage)
  const average = each.reduce((sum, one) => sum + (bounds[one] ?? 0), 0) / each.length
  const options = optionsFrom(random, text(place), [
    { text: text(bounds.findIndex((bound) => bound >= average)), misconception: 'averages the percentiles of the servers' },
    { text: text(Math.max(...each)), misconception: 'takes the percentile of the slowest server' },
    { text: text(each.toSorted((a, b) => a - b)[1] ?? 0), misconception: 'takes the middle one of the percentiles of the servers' },
    { text: text(each[sizes.indexOf(Math.max(...sizes))] ?? 0), misconception: 'takes the percentile of the busiest server' },
    { text: text(bucketOf(merged, 50)), misconception: 'takes the median' },
    { text: text(merged.findLastIndex((count) => count > 0)), misconception: 'takes the slowest requests' },
  ])
  if (!options) return null
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const cumulated = merged.map((_, end) => merged.slice(0, end + 1).reduce((sum, count) => sum + count, 0))
  const names = ['web-1', 'web-2', 'web-3']
  const rows = bounds.map((bound, row) => [`up to ${grouped(bound)} ms`, ...servers.map((counts) => grouped(counts[row] ?? 0))])
  return {
    stem: `Three servers behind a load balancer count their requests by latency; each request is in exactly one row. In which row does the ${percentage}th percentile of all requests together lie (nearest rank)? Give the upper bound of that row: the smallest one that at least ${percentage} % of all requests stay within.`,
    exhibit: { language: 'text', text: columns(['latency', ...names], rows) },
    options,
    explanation: [
      `Percentiles of servers cannot be averaged; the counts can be added. Together there are ${grouped(total)} requests, and ${percentage} % of them, rounded up, are ${grouped(rankOf(total, percentage))}.`,
      `Counted up row by row: ${cumulated
        .slice(0, place + 1)
        .map(grouped)
        .join(', ')}. The row that reaches it ends at ${text(place)}.`,
    ].join(' '),
  }
}

/** Most requests around one bucket, and a tail above it. */
function latencyCounts(random: Random, weight: number, buckets: number): readonly number[] {
  const centre = integer(random, 0, 4)
  const shares = Array.from({ length: buckets }, (_, place) => {
    const distance = place - centre
    return (distance <= 0 ? 0.35 ** -distance : pick(random, [0.06, 0.12, 0.3]) ** distance) * (0.7 + 0.6 * random())
  })
  const sum = shares.reduce((all, share) => all + share, 0)
  return shares.map((share) => Math.round((share / sum) * weight))
}
