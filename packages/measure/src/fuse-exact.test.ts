import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { competencies, ids, prior, type Said, said, say, today, voices } from './fixture.ts'
import { fuse } from './fuse.ts'
import { smooth } from './smooth.ts'

describe('with normal likelihoods the fold is exact', () => {
  const evidence = [
    say('a', today - 900, { competency: 'networks', value: 4.1 }),
    say('b', today - 700, { competency: 'empathy', value: 1.2, noise: 0.5, voice: 'ann' }),
    say('c', today - 700, { competency: 'debugging', value: 2.9, loading: 0.6, voice: 'ann' }),
    say('d', today - 350, { competency: 'networks', value: 3.4, voice: 'bo' }),
    say('e', today - 200, { competency: 'networks', value: 3.9, voice: 'bo' }),
    say('f', today - 20, { competency: 'influence', value: 4.4, voice: 'bo' }),
    say('g', today, { competency: 'testing', value: 0.4, noise: 1.5 }),
  ]
  const belief = fuse({ prior, evidence, sources: [said], day: today + 100 })
  const byHand = regression(evidence, today + 100)

  test('means and covariances are those of the regression on all evidence at once', () => {
    for (const [i, id] of ids.entries()) {
      expect(belief.estimate(id).mean).toBeCloseTo(byHand.mean[i]!, 9)
      expect(belief.estimate(id).sd ** 2).toBeCloseTo(byHand.covariance[i]![i]!, 9)
      for (const [j, other] of ids.entries()) expect(belief.covariance(id, other)).toBeCloseTo(byHand.covariance[i]![j]!, 9)
    }
  })

  test('pulls are the regression weight of each piece times its distance from where it was expected', () => {
    for (const [i, id] of ids.entries())
      belief.pulls(new Map([[id, 1]])).forEach(({ evidence: piece, pull }, e) => {
        expect(piece).toBe(evidence[e]!.id)
        expect(pull).toBeCloseTo(byHand.pulls[i]![e]!, 9)
      })
  })

  test('smoothing says of every day what the regression says of it, from evidence before and after', () => {
    const days = [today + 100, today, today - 200, today - 500, today - 700, today - 800, today - 2000]
    const seen = smooth({ prior, evidence, sources: [said], days })
    for (const [d, day] of days.entries()) {
      const then = regression(evidence, day)
      expect(seen[d]!.day).toBe(day)
      for (const [i, id] of ids.entries()) {
        expect(seen[d]!.estimate(id).mean).toBeCloseTo(then.mean[i]!, 9)
        for (const [j, other] of ids.entries()) expect(seen[d]!.covariance(id, other)).toBeCloseTo(then.covariance[i]![j]!, 9)
      }
    }
  })

  test('a site gives the value and the noise back, loading and voice taken out', () => {
    expect(belief.sites.map(({ evidence: id, competency }) => [id, competency])).toEqual(
      evidence.map(({ id, payload }) => [id, (payload as Said).competency]),
    )
    expect(belief.sites[0]!.value).toBeCloseTo(4.1, 6)
    expect(belief.sites[0]!.noise).toBeCloseTo(0.8, 6)
    expect(belief.sites[2]!.value).toBeCloseTo(2 + (2.9 - 2 - 0.3) / 0.6, 6)
    expect(belief.sites[2]!.noise).toBeCloseTo(Math.hypot(0.8, 0.8) / 0.6, 6)
  })
})

/**
 * The posterior by another road: all evidence as one multivariate normal (Gaussian process regression), from the covariance of what
 * was said: theta at two days keeps 2^(-gap / half-life) of each part's variance, voices and opinions all of it.
 */
function regression(evidence: readonly Evidence[], day: number) {
  const rows = evidence.map((piece) => ({ ...(piece.payload as Said), day: piece.day }))
  const theta = (a: string, dayA: number, b: string, dayB: number) => {
    const [x, y] = [a, b].map((id) => competencies.find((c) => c.id === id)!) as [
      (typeof competencies)[number],
      (typeof competencies)[number],
    ]
    const gap = Math.abs(dayA - dayB)
    const general = 0.36 * (x.half === y.half ? 1 : 0.3) * 2 ** (-gap / prior.generalHalfLifeInDays)
    return general + (a === b ? 0.49 * 2 ** (-gap / x.halfLifeInDays) : 0)
  }
  const expected = rows.map((r) => prior.means.get(r.competency)! + (r.voice ? voices[r.voice]!.mean : 0))
  const K = rows.map((r, i) =>
    rows.map((q, j) => {
      const voice = r.voice && r.voice === q.voice ? voices[r.voice]! : null
      const opinion = voice && r.competency === q.competency ? (voice.opinionSd ?? 0) ** 2 : 0
      const noise = i === j ? r.noise ** 2 : 0
      return r.loading * q.loading * theta(r.competency, r.day, q.competency, q.day) + (voice ? voice.sd ** 2 : 0) + opinion + noise
    }),
  )
  const inverse = invert(K)
  const k = ids.map((id) => rows.map((r) => r.loading * theta(id, day, r.competency, r.day)))
  const weights = k.map((row) => rows.map((_, j) => row.reduce((sum, value, i) => sum + value * inverse[i]![j]!, 0)))
  const pulls = weights.map((row) => row.map((w, e) => w * (rows[e]!.value - expected[e]!)))
  return {
    pulls,
    mean: ids.map((id, i) => prior.means.get(id)! + pulls[i]!.reduce((a, b) => a + b)),
    covariance: ids.map((a, i) => ids.map((b, j) => theta(a, day, b, day) - weights[i]!.reduce((sum, w, e) => sum + w * k[j]![e]!, 0))),
  }
}

function invert(matrix: number[][]): number[][] {
  const n = matrix.length
  const m = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let i = 0; i < n; i++) {
    const pivot = m[i]![i]!
    m[i] = m[i]!.map((value) => value / pivot)
    for (let r = 0; r < n; r++) if (r !== i) m[r] = m[r]!.map((value, c) => value - m[r]![i]! * m[i]![c]!)
  }
  return m.map((row) => row.slice(n))
}
