import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { clock, grouped, roundsUnclearly } from './figures.ts'
import { optionsFrom, type Trap } from './options.ts'
import { errorRatio, type Minute, ownTime, type Span } from './service-levels.ts'
import { columns } from './text.ts'

/** Middle: when is the budget used up if it goes on like this? */
export function budgetExhaustion(random: Random): Item | null {
  const objective = pick(random, [0.99, 0.995, 0.998, 0.999])
  const burn = pick(random, [2, 3, 4, 5, 6, 8, 10, 12, 15, 20])
  const tenths = integer(random, 2, 9)
  const period = pick(random, [28, 30])
  const ratio = burn * (1 - objective)
  const left = tenths / 10
  const hours = (left * period * 24) / burn
  const text = (value: number) => `${value.toFixed(1)} hours`
  const times = [
    { value: (period * 24) / burn, misconception: 'forgets that part of the budget is used' },
    { value: ((1 - left) * period * 24) / burn, misconception: 'takes the used part for the part that is left' },
    { value: left * period * 24, misconception: 'spreads what is left over the period, as if it burned at rate 1' },
    { value: hours / 10, misconception: 'moves the decimal point of the objective' },
    { value: (left * period * 24) / (burn + 1), misconception: 'adds the normal burn on top of the measured one' },
    ...(burn > 2 ? [{ value: (left * period * 24) / (burn - 1), misconception: 'takes the normal burn off the measured one' }] : []),
  ]
  const options = optionsFrom(
    random,
    text(hours),
    times.map(({ value, misconception }) => ({ text: text(value), misconception })),
  )
  if (!options || [hours, ...times.map(({ value }) => value)].some((value) => roundsUnclearly(value, 1)) || hours < 2) return null
  const errors = `${(ratio * 100).toFixed(1)} %`
  return {
    stem: [
      `A service promises that ${(objective * 100).toFixed(1)} % of its requests in any ${period} days succeed. ${tenths * 10} % of the error budget of the ${period} days is left. Now ${errors} of the requests fail.`,
      `If the traffic stays as even as it is, the failures go on and no old errors leave the window, after how many hours is the budget used up (to one decimal)?`,
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `${(100 - objective * 100).toFixed(1)} % may fail and ${errors} do: the budget burns ${burn} times as fast as it may (burn rate ${burn}).`,
      `A full budget would last ${period} x 24 / ${burn} = ${((period * 24) / burn).toFixed(1)} hours; ${tenths * 10} % of it last ${text(hours)}.`,
    ].join(' '),
  }
}

/** Hard: when does an alert over two windows fire first? */
export function alertFires(random: Random): Item | null {
  const objective = pick(random, [0.99, 0.995])
  const burn = pick(random, [4, 5, 6, 8])
  const [long, short] = pick(random, [
    [5, 2],
    [6, 2],
    [5, 1],
    [6, 1],
  ] as const)
  const start = integer(random, 30, 1380)
  const series = incident(random, burn * (1 - objective))
  const threshold = burn * (1 - objective)
  const above = (ratio: number) => ratio >= threshold - 1e-12
  const near = series.some((_, end) => [long, short].some((length) => Math.abs(errorRatio(series, end, length) - threshold) < 1e-4))
  // Judged only from the first minute on that has a full long window.
  const first = (fires: (end: number) => boolean) => series.findIndex((_, end) => end >= long - 1 && fires(end))
  const meanOfRatios = (end: number, length: number) => {
    const window = series.slice(end - length + 1, end + 1)
    return window.reduce((sum, { requests, errors }) => sum + errors / requests, 0) / window.length
  }
  const isLong = (end: number) => above(errorRatio(series, end, long))
  const isShort = (end: number) => above(errorRatio(series, end, short))
  const fired = first((end) => isLong(end) && isShort(end))
  const text = (end: number) => (end < 0 ? 'never' : clock(start + end))
  const traps: readonly Trap[] = [
    { text: text(first(isLong)), misconception: 'looks only at the long window' },
    { text: text(first(isShort)), misconception: 'looks only at the short window' },
    {
      text: text(first((end) => above(meanOfRatios(end, long)) && above(meanOfRatios(end, short)))),
      misconception: 'averages the ratios of the minutes instead of adding up errors and requests',
    },
    {
      text: text(first((end) => isLong(end) && isShort(end) && (end + 1) % long === 0)),
      misconception: 'judges one block of minutes after the other instead of a moving window',
    },
    {
      text: text(first((end) => Array.from({ length: short }, (_, back) => end - back).every((one) => above(errorRatio(series, one, 1))))),
      misconception: 'looks at single minutes, not at windows',
    },
    { text: text(fired + 1), misconception: 'leaves the minute just ended out of the windows' },
  ]
  const options = optionsFrom(
    random,
    text(fired),
    traps.filter((trap) => trap.text !== 'never'),
  )
  if (!options || fired < 0 || near) return null
  const rows = series.map(({ requests, errors }, minute) => [clock(start + minute), grouped(requests), grouped(errors)])
  const shown = (end: number, length: number) => `${(errorRatio(series, end, length) * 100).toFixed(2)} %`
  return {
    stem: [
      `A service has the objective that ${(objective * 100).toFixed(1)} % of requests succeed. An alert is judged at the end of each minute, from ${clock(start + long - 1)} on. It fires when the burn rate is at least ${burn} over the last ${long} minutes and also over the last ${short === 1 ? 'minute' : `${short} minutes`}, the minute just ended included.`,
      'The burn rate of a window is its error ratio (all errors over all requests in it) over the ratio the objective allows. At the end of which minute does the alert fire first?',
    ].join(' '),
    exhibit: { language: 'text', text: columns(['minute', 'requests', 'errors'], rows) },
    options,
    explanation: [
      `The objective allows ${((1 - objective) * 100).toFixed(1)} % errors, so a burn rate of ${burn} is an error ratio of ${(threshold * 100).toFixed(1)} %.`,
      `At ${text(fired)} the last ${long} minutes have ${shown(fired, long)} and the last ${short === 1 ? 'minute has' : `${short} have`} ${shown(fired, short)}: both reach it.`,
      `A minute earlier it is ${shown(fired - 1, long)} and ${shown(fired - 1, short)}${fired === long - 1 ? ' (not judged yet)' : ', so not both'}. It fires at ${text(fired)}.`,
    ].join(' '),
  }
}

/** Hard: where does the time of a trace go? */
export function spanOwnTime(random: Random): Item | null {
  const names = shuffle(random, ['cart', 'prices', 'stock', 'coupons', 'tax', 'profile'])
  const at = integer(random, 5, 30)
  const call = (id: string, start: number, length: number, parent: string): Span => ({ id, parent, start, end: start + length })
  const one = call(names[0] ?? '', at, integer(random, 40, 120), 'checkout')
  const two = call(names[1] ?? '', one.start + integer(random, 5, one.end - one.start - 10), integer(random, 40, 140), 'checkout')
  const three = call(names[2] ?? '', Math.max(one.end, two.end) + integer(random, 8, 40), integer(random, 30, 110), 'checkout')
  const below = call(names[3] ?? '', two.start + integer(random, 3, 12), integer(random, 10, 25), two.id)
  const root: Span = { id: 'checkout', parent: 'gateway', start: 0, end: three.end + integer(random, 10, 60) }
  const gate: Span = { id: 'gateway', parent: null, start: -integer(random, 4, 20), end: root.end + integer(random, 3, 15) }
  const shift = -gate.start
  const spans = [gate, root, one, two, three, below].map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }))
  const duration = (span: Span) => span.end - span.start
  const text = (ms: number) => `${ms} ms`
  const own = ownTime(spans, 'checkout')
  const children = [one, two, three]
  const sum = children.reduce((all, span) => all + duration(span), 0)
  const options = optionsFrom(random, text(own), [
    { text: text(duration(root)), misconception: 'takes the whole duration of the span' },
    { text: text(duration(root) - sum), misconception: 'takes calls that run at the same time off twice' },
    { text: text(duration(root) - Math.max(...children.map(duration))), misconception: 'takes off only the longest call' },
    { text: text(own - duration(below)), misconception: 'takes off calls of calls once more' },
    { text: text(root.end - three.end), misconception: 'counts only the time after the last call' },
    { text: text(duration(gate) - duration(root)), misconception: 'gives the own time of the caller' },
  ])
  if (!options || duration(root) - sum <= 0) return null
  const rows = shuffle(random, spans).map((span) => [span.id, span.parent ?? '-', String(span.start), String(span.end)])
  const [first, second, third] = [spans[2], spans[3], spans[4]]
  const union = Math.max(first?.end ?? 0, second?.end ?? 0) - (first?.start ?? 0)
  return {
    stem: 'One trace: each row is a span with the span that called it, its start and its end in milliseconds on one clock. How long does checkout work itself: how much of its span lies outside all calls it makes?',
    exhibit: { language: 'text', text: columns(['span', 'called by', 'start', 'end'], rows) },
    options,
    explanation: [
      `checkout lasts ${duration(root)} ms. It calls ${first?.id} and ${second?.id}, which overlap and together cover ${first?.start} to ${Math.max(first?.end ?? 0, second?.end ?? 0)}, ${union} ms, and ${third?.id}, ${duration(three)} ms.`,
      `${below.id} is called by ${two.id} and is already inside its time. ${duration(root)} - ${union} - ${duration(three)} = ${text(own)}.`,
    ].join(' '),
  }
}

/** Fourteen minutes: quiet ones, a thin one with a few errors, and an outage that comes and goes. */
function incident(random: Random, threshold: number): readonly Minute[] {
  const outage = integer(random, 6, 9)
  const thin = integer(random, 4, outage - 1)
  return Array.from({ length: 14 }, (_, minute) => {
    const requests = minute === thin ? 100 : integer(random, 6, 14) * 100
    if (minute === thin) return { requests, errors: Math.round(requests * threshold * (1.5 + 6 * random())) }
    const quiet = minute < outage || random() < 0.25
    return { requests, errors: Math.round(requests * threshold * (quiet ? 0.35 * random() : 0.7 + 1.6 * random())) }
  })
}
