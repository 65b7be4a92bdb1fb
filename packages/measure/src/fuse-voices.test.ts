import { describe, expect, test } from 'vitest'
import type { Evidence } from './evidence.ts'
import { ids, prior, said, say, today } from './fixture.ts'
import { fuse } from './fuse.ts'
import { defineSource } from './source.ts'
import { sources } from './sources/index.ts'
import { raterVoice } from './sources/rater.ts'

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

  test('asking the same rater again never tells more than knowing their mind exactly would', () => {
    /** What ann thinks of this competency, without the noise of picking an anchor: the most that asking her can ever bring out. */
    const mind = defineSource({ ...said, observe: ({ competency, value }) => [mindOfAnn(competency, value)] })
    const mindOfAnn = (competency: string, value: number) => ({
      competency,
      likelihood: (eta: number) => -(((eta - value) / 1e-3) ** 2) / 2,
      voice: { id: 'rater:ann', ...raterVoice },
    })
    const others = ids.filter((id) => id !== 'empathy').map((id) => rating(id, 'ann', 2, id))
    const after = (...evidence: Evidence[]) =>
      fuse({ prior, evidence: [...others, ...evidence], sources: [...sources, mind], day: today }).estimate('empathy')
    const asked = (times: number) => after(...Array.from({ length: times }, (_, i) => rating(`e${i}`, 'ann', 4)))
    const floor = after(say('mind', today, { competency: 'empathy', value: 4 })).sd
    expect(asked(50).sd).toBeLessThan(asked(1).sd)
    expect(asked(50).sd).toBeGreaterThan(floor)
    expect(asked(400).sd).toBeGreaterThan(floor)
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
