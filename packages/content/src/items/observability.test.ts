import { expect, test } from 'vitest'
import { observability } from './observability.ts'
import { numbersIn, sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

test('percentile: the smallest value that enough requests do not exceed', async () => {
  for (const { key, stem, exhibit } of await sampleItems(observability, 'percentile', 100)) {
    const latencies = exhibit.split(' ').map(Number)
    const percentage = Number(/(\d+)th percentile/.exec(stem)?.[1])
    const enough = latencies.filter((value) => latencies.filter((other) => other <= value).length * 100 >= percentage * latencies.length)
    expect(key).toBe(`${Math.min(...enough)} ms`)
  }
})

test('error-budget: failures allowed, failures left', async () => {
  for (const { key, stem } of await sampleItems(observability, 'error-budget', 100)) {
    const [objective = 0, , expected = 0, , , , failed = 0] = numbersIn(stem)
    const allowed = expected - (expected * objective) / 100
    expect(numbersIn(key)[0]).toBe(Math.round(((allowed - failed) / allowed) * 100))
  }
})

test('budget-exhaustion: so many requests an hour until the budget is gone', async () => {
  for (const { key, stem } of await sampleItems(observability, 'budget-exhaustion', 100)) {
    const [objective = 0, days = 0, left = 0, , failing = 0] = numbersIn(stem)
    const perHour = 1_000_000
    const budget = ((perHour * 24 * days * (100 - objective)) / 100) * (left / 100)
    expect(numbersIn(key)[0]).toBeCloseTo(budget / ((perHour * failing) / 100), 1)
  }
})

test('merged-percentile: every request counted out', async () => {
  for (const { key, stem, exhibit } of await sampleItems(observability, 'merged-percentile', 40)) {
    const percentage = Number(/(\d+)th percentile/.exec(stem)?.[1])
    const all = exhibit
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [bound = 0, ...counts] = numbersIn(line.replace(/web-\d/g, ''))
        return Array.from({ length: counts.reduce((sum, count) => sum + count, 0) }, () => bound)
      })
    const within = (bound: number) => all.filter((value) => value <= bound).length
    const bounds = [...new Set(all)].toSorted((a, b) => a - b)
    expect(numbersIn(key)[0]).toBe(bounds.find((bound) => within(bound) * 100 >= percentage * all.length))
  }
})

test('span-own-time: millisecond by millisecond', async () => {
  for (const { key, exhibit } of await sampleItems(observability, 'span-own-time', 100)) {
    const spans = exhibit
      .split('\n')
      .slice(1)
      .map((line) => {
        const [name = '', caller = '', start, end] = line.split(/\s+/)
        return { name, caller, start: Number(start), end: Number(end) }
      })
    const own = spans.find((span) => span.name === 'checkout')
    const calls = spans.filter((span) => span.caller === 'checkout')
    let busy = 0
    for (let at = own?.start ?? 0; at < (own?.end ?? 0); at++) if (!calls.some((call) => call.start <= at && at < call.end)) busy++
    expect(key).toBe(`${busy} ms`)
  }
})

test('alert-fires: from running totals', async () => {
  for (const { key, stem, exhibit } of await sampleItems(observability, 'alert-fires', 100)) {
    const minutes = exhibit
      .split('\n')
      .slice(1)
      .map((line) => {
        const [time = '', requests = '', errors = ''] = line.trim().split(/\s+/)
        return { time, requests: Number(requests.replace(',', '')), errors: Number(errors) }
      })
    const objective = Number(/objective that ([\d.]+) %/.exec(stem)?.[1])
    const [, burn, long, short = '1'] =
      /at least (\d+) over the last (\d+) minutes and also over the last (?:(\d+) )?minute/.exec(stem) ?? []
    const totals: (readonly [requests: number, errors: number])[] = [[0, 0]]
    for (const { requests, errors } of minutes) totals.push([(totals.at(-1)?.[0] ?? 0) + requests, (totals.at(-1)?.[1] ?? 0) + errors])
    const burns = (end: number, length: number) => {
      const [now, then] = [totals[end + 1] ?? [0, 0], totals[end + 1 - length] ?? [0, 0]]
      return (now[1] - then[1]) / (now[0] - then[0]) / (1 - objective / 100)
    }
    const first = minutes.findIndex(
      (_, end) => end >= Number(long) - 1 && burns(end, Number(long)) >= Number(burn) && burns(end, Number(short)) >= Number(burn),
    )
    expect(key).toBe(minutes[first]?.time)
  }
})
