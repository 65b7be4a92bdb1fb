import { describe, expect, test } from 'vitest'
import { openBank } from '../adaptive/bank.ts'
import { answered, beginSitting } from '../adaptive/sitting.ts'
import { seededRandom } from '../random.ts'
import { inventItems } from '../scores/invent-items.ts'
import { calibration } from './calibration.ts'
import { nextObservations } from './next-observation.ts'

describe('calibration', () => {
  const random = seededRandom(1)
  const honest = Array.from({ length: 20_000 }, () => {
    const chance = random()
    return { chance, happened: random() < chance }
  })
  const of = (...args: Parameters<typeof calibration>) => {
    const got = calibration(...args)
    if ('refused' in got) throw new Error(got.refused)
    return got
  }
  test('the Brier score is exactly its parts, whatever is forecast', () => {
    for (const forecasts of [honest, honest.slice(0, 7), honest.map((it) => ({ ...it, chance: it.chance ** 3 }))])
      for (const bins of [1, 3, 10]) {
        const { brier, reliability, resolution, uncertainty, within } = of(forecasts, bins)
        expect(reliability - resolution + uncertainty + within).toBeCloseTo(brier, 12)
      }
  })
  test('honest chances lie on the diagonal; boasting ones do not', () => {
    for (const { stated, low, high } of of(honest).bins) {
      expect(stated!).toBeGreaterThan(low! - 0.01)
      expect(stated!).toBeLessThan(high! + 0.01)
    }
    expect(of(honest).reliability).toBeLessThan(5e-4)
    expect(of(honest.map((it) => ({ ...it, chance: Math.sqrt(it.chance) }))).reliability).toBeGreaterThan(0.02)
  })
  test('by hand, empty bins, and what is no chance', () => {
    const { brier, bins } = of(
      [
        { chance: 1, happened: true },
        { chance: 0.5, happened: false },
      ],
      2,
    )
    expect(brier).toBe(0.125)
    expect(bins[0]).toEqual({ from: 0, to: 0.5, count: 0, stated: null, happened: null, low: null, high: null })
    expect(calibration([])).toEqual({ refused: 'no forecasts' })
    expect(() => calibration([{ chance: 1.1, happened: true }])).toThrow(RangeError)
  })
})

describe('the next observation', () => {
  const bank = openBank(inventItems('graded', 40, seededRandom(6)))
  const sitting = [
    [0, 2],
    [1, 1],
    [2, 3],
  ].reduce((so, [item, k]) => answered(bank, so, item!, k!), beginSitting(bank))

  test('chances add up, and no answer is expected to make one less sure', () => {
    for (const aim of [{ kind: 'sd' }, { kind: 'gate', cut: 0.4, cutSd: 0.2 }, { kind: 'gate', cut: 3 }] as const) {
      const all = nextObservations(bank, sitting, aim)
      expect(all.length).toBe(37)
      for (const { chances, gain } of all) {
        expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10)
        if (aim.kind === 'gate') expect(gain).toBeGreaterThan(-1e-12)
        else expect(gain).toBeGreaterThan(0)
      }
      for (let i = 1; i < all.length; i++) expect(all[i - 1]!.worth).toBeGreaterThanOrEqual(all[i]!.worth)
    }
  })

  test('the expected variance of a single answer is what averaging over people finds', () => {
    const [best] = nextObservations(bank, sitting, { kind: 'sd' })
    const mean = best!.chances.reduce((sum, p, k) => sum + p * answered(bank, sitting, best!.item, k).se, 0)
    expect(sitting.se - mean).toBeCloseTo(best!.gain, 12)
  })

  test('a quick item goes before a slow one that tells little more', () => {
    const [first, second] = nextObservations(bank, sitting, { kind: 'sd' })
    const minutes = bank.curves.map((_, item) => (item === first!.item ? 10 : 1))
    const [now] = nextObservations(bank, sitting, { kind: 'sd' }, { minutes, minuteCost: first!.gain / 9 })
    expect(now!.item).toBe(second!.item)
  })

  test('the screen keeps the best', () => {
    const all = nextObservations(bank, sitting, { kind: 'sd' })
    const few = nextObservations(bank, sitting, { kind: 'sd' }, { screen: 8 })
    expect(few.length).toBe(8)
    expect(few[0]).toEqual(all[0])
  })

  test('far from the cut nothing is worth asking for the gate', () => {
    const [best] = nextObservations(bank, sitting, { kind: 'gate', cut: -5, cutSd: 0.1 })
    expect(best!.gain).toBeLessThan(1e-4)
  })
})
