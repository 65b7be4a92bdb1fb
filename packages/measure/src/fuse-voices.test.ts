import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { ids, prior, today } from './fixture.ts'
import { fuse } from './fuse.ts'
import { sources } from './sources/index.ts'

describe('voices', () => {
  const rating = (id: string, rater: string, level: number, competency = 'empathy', source = 'manager'): Evidence => ({
    id,
    source,
    version: 1,
    day: today,
    payload:
      source === 'manager'
        ? { competency, level, rater: { id: rater, name: rater }, situation: 'The handover.', seenOn: '2024-10-04', confidence: 'medium' }
        : {
            competency,
            level,
            work: 'w1',
            verifier: { id: rater, name: rater },
            outcome: 'It works.',
            context: 'It did not.',
            benefited: 'Everyone.',
            link: null,
          },
  })
  const estimate = (...evidence: Evidence[]) => fuse({ prior, evidence, sources, day: today }).estimate('empathy')
  const many = (n: number, rater: (i: number) => string) => Array.from({ length: n }, (_, i) => rating(`e${i}`, rater(i), 4))

  test('three raters tell more than one rater twenty times', () => {
    expect(estimate(...many(3, (i) => `r${i}`)).sd).toBeLessThan(estimate(...many(20, () => 'ann')).sd)
  })

  test('the same question to the same rater again says hardly anything new', () => {
    const others = ids.filter((id) => id !== 'empathy').map((id) => rating(id, 'ann', 2, id))
    const asked = (times: number) => estimate(...others, ...Array.from({ length: times }, (_, i) => rating(`e${i}`, 'ann', 5))).mean - 2.2
    expect(asked(50)).toBeGreaterThan(asked(1))
    expect(asked(50)).toBeLessThan(1.5 * asked(1))
  })

  test('a rater who is high on everything moves one competency less than one who is high on it alone', () => {
    const everything = ids.map((id) => rating(id, 'ann', 5, id))
    const alone = ids.map((id) => rating(id, 'ann', id === 'empathy' ? 5 : 2, id))
    expect(estimate(...alone).mean).toBeGreaterThan(estimate(...everything).mean)
  })

  test('a manager who also verifies work is one voice', () => {
    const same = estimate(rating('a', 'ann', 4), rating('b', 'ann', 4, 'empathy', 'work'))
    const other = estimate(rating('a', 'ann', 4), rating('b', 'bo', 4, 'empathy', 'work'))
    expect(other.sd).toBeLessThan(same.sd)
    expect(other.mean).toBeGreaterThan(same.mean)
  })
})
