import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../evidence.ts'
import { ids, prior, said, say, today } from '../../fixture.ts'
import { fuse } from '../../fuse.ts'
import { inventPerson } from '../../invent-person.ts'
import { drawNormal, seededRandom } from '../../random.ts'
import { defineSource } from '../../source.ts'
import { calibrateVoices, type Judged } from './calibrate-voices.ts'
import { listen } from './listen.ts'

const assumed = { mean: 0, sd: 1.3 }
/** A rating with normal noise, by a judge everybody knows: so that truth can be checked to the digit. */
const judged = defineSource({
  ...said,
  observe: ({ competency, value, noise, voice }) => [
    {
      competency,
      likelihood: (eta) => -(((eta - value) / noise) ** 2) / 2,
      ...(voice ? { voice: { id: voice, known: true as const, ...assumed } } : {}),
    },
  ],
})
const known = { prior, sources: [judged], day: today }

describe('what is heard about a voice', () => {
  test('is the quotient of what is believed about it and what was assumed', () => {
    const evidence = [say('a', today, { competency: 'networks', value: 4, voice: 'ann', noise: 0.6 })]
    const [heard] = listen({ ...known, evidence })
    // One rating of 4 where 3 was expected: the voice is 1 above, give or take the person's own sd of sqrt(.36 + .49) and the noise.
    expect(heard).toMatchObject({ voice: 'ann', assumed })
    expect(heard!.mean).toBeCloseTo(1, 6)
    expect(heard!.sd).toBeCloseTo(Math.sqrt(0.36 + 0.49 + 0.36), 6)
  })

  test('is nothing where nobody spoke whom others know', () => {
    expect(listen({ ...known, evidence: [] })).toEqual([])
    expect(listen({ ...known, evidence: [say('a', today, { competency: 'networks', value: 4 })] })).toEqual([])
  })
})

test('about one person nothing is learned from that person', () => {
  const person = (id: string, value: number): Judged => ({
    person: id,
    heard: listen({ ...known, evidence: [say('a', today, { competency: 'networks', value, voice: 'ann' })] }),
  })
  const alone = calibrateVoices([person('x', 5)])
  expect(alone.about('x', 'ann')).toBeUndefined()
  expect(alone.about('y', 'ann')!.mean).toBeGreaterThan(0)
  const both = calibrateVoices([person('x', 5), person('y', 5)])
  const other = calibrateVoices([person('x', 0), person('y', 5)])
  expect(both.about('x', 'ann')).toEqual(other.about('x', 'ann'))
  expect(both.about('x', 'nobody')).toBeUndefined()
})

/** Sixty people in teams of six; three judges each, who differ in leniency and think well or ill of single people. */
function organisation(seed: number, { leniencySd, haloSd }: { leniencySd: number; haloSd: number }) {
  const random = seededRandom(seed)
  const lenient = Array.from({ length: 20 }, () => leniencySd * drawNormal(random))
  return Array.from({ length: 60 }, (_, p) => {
    const person = inventPerson(prior, random)
    const evidence: Evidence[] = [0, 1, 2].flatMap((turn) => {
      const r = (2 * Math.floor(p / 6) + 7 * turn * turn + (p % 3) * turn) % 20
      const halo = haloSd * drawNormal(random)
      return ids.slice(0, 4).map((competency, k) => {
        const value = person.level(competency) + lenient[r]! + halo + 0.6 * drawNormal(random)
        return say(`e${turn}-${k}`, today, { competency, value, noise: 0.6, voice: `judge ${r}` })
      })
    })
    return { id: `p${p}`, person, evidence }
  })
}

test('in organisations of lenient and strict judges estimates come closer to the truth, and their intervals hold it as often as they say', () => {
  const true_ = { leniencySd: 1.2, haloSd: 0.5 }
  let [before, after, held, n] = [0, 0, 0, 0]
  const spreads: { leniencySd: number; haloSd: number }[] = []
  for (let seed = 1; seed <= 12; seed++) {
    const people = organisation(seed, true_)
    const learned = calibrateVoices(people.map(({ id, evidence }) => ({ person: id, heard: listen({ ...known, evidence }) })))
    spreads.push(learned)
    for (const { id, person, evidence } of people) {
      const voices = new Map(
        [...new Set(evidence.map((piece) => (piece.payload as { voice: string }).voice))].flatMap((voice) => {
          const about = learned.about(id, voice)
          return about ? [[voice, about] as const] : []
        }),
      )
      const plain = fuse({ ...known, evidence })
      const calibrated = fuse({ ...known, evidence, voices })
      for (const competency of ids) {
        const truth = person.level(competency)
        const { mean, sd } = calibrated.estimate(competency)
        before += (plain.estimate(competency).mean - truth) ** 2
        after += (mean - truth) ** 2
        held += Math.abs(mean - truth) < 1.6449 * sd ? 1 : 0
        n++
      }
    }
  }
  expect(n).toBe(3600)
  expect(Math.sqrt(after / before)).toBeLessThan(0.9)
  // Four competencies of one person move together: the share of 720 people is known to about one in a hundred.
  expect(held / n).toBeGreaterThan(0.88)
  expect(held / n).toBeLessThan(0.92)
  const mean = (of: (spread: (typeof spreads)[number]) => number) => spreads.reduce((sum, spread) => sum + of(spread), 0) / spreads.length
  expect(mean((spread) => spread.leniencySd)).toBeGreaterThan(1)
  expect(mean((spread) => spread.leniencySd)).toBeLessThan(1.4)
  expect(mean((spread) => spread.haloSd)).toBeGreaterThan(0.35)
  expect(mean((spread) => spread.haloSd)).toBeLessThan(0.75)
})

test('the order of people changes nothing, and with hardly any judges the spreads stay as assumed', () => {
  const people = organisation(3, { leniencySd: 1, haloSd: 0.6 }).map(({ id, evidence }) => ({
    person: id,
    heard: listen({ ...known, evidence }),
  }))
  const [one, other] = [calibrateVoices(people), calibrateVoices(people.toReversed())]
  expect(other.leniencySd).toBeCloseTo(one.leniencySd, 9)
  for (const [voice, { mean, sd }] of one.voices) {
    expect(other.voices.get(voice)!.mean).toBeCloseTo(mean, 9)
    expect(other.voices.get(voice)!.sd).toBeCloseTo(sd, 9)
  }
  const few = calibrateVoices(people.slice(0, 1))
  expect(few.leniencySd).toBeCloseTo(1.3 / Math.SQRT2, 9)
  expect(calibrateVoices([]).voices.size).toBe(0)
})
