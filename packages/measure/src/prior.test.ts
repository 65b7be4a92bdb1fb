import { describe, expect, test } from 'vitest'
import { defaults, priorFor } from './prior.ts'

const competencies = [
  { id: 'networks', half: 'technical', halfLifeInDays: 700 },
  { id: 'empathy', half: 'people', halfLifeInDays: 1400 },
] as const
const roleMeans = new Map([['networks', 3]])

describe('priorFor', () => {
  test('expects what the role says, and the default elsewhere', () => {
    const prior = priorFor({ competencies, roleMeans })
    expect([...prior.means]).toEqual([
      ['networks', 3],
      ['empathy', defaults.elsewhere],
    ])
    expect(prior.generalSd).toBe(0.6)
    expect(priorFor({ competencies, roleMeans, elsewhere: 1, specificSd: 0.9 })).toMatchObject({ specificSd: 0.9, generalSd: 0.6 })
    expect(priorFor({ competencies, roleMeans, elsewhere: 1 }).means.get('empathy')).toBe(1)
  })

  test('treats the two halves alike', () => {
    const swapped = priorFor({
      competencies: competencies.map((c) => ({ ...c, half: c.half === 'people' ? ('technical' as const) : ('people' as const) })),
      roleMeans,
    })
    const { competencies: _, ...rest } = priorFor({ competencies, roleMeans })
    expect(swapped).toMatchObject(rest)
  })

  test.each([
    ['generalSd', { generalSd: 0 }],
    ['specificSd', { specificSd: Number.NaN }],
    ['generalCorrelation', { generalCorrelation: 1 }],
    ['generalHalfLifeInDays', { generalHalfLifeInDays: 0 }],
    ['half-life', { competencies: [{ id: 'x', half: 'people', halfLifeInDays: -1 } as const] }],
    ['once', { competencies: [competencies[0], competencies[0]] }],
    ['mean', { roleMeans: new Map([['networks', Number.NaN]]) }],
  ])('names what makes no joint normal: %s', (words, options) => {
    expect(() => priorFor({ competencies, roleMeans, ...options })).toThrow(words)
  })
})
