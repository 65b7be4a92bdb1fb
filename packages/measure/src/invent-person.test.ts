import { expect, test } from 'vitest'
import { inventPerson } from './invent-person.ts'
import { priorFor } from './prior.ts'
import { seededRandom } from './random.ts'

const prior = priorFor({
  competencies: [
    { id: 'networks', half: 'technical', halfLifeInDays: 700 },
    { id: 'debugging', half: 'technical', halfLifeInDays: 700 },
    { id: 'empathy', half: 'people', halfLifeInDays: 1400 },
  ],
  roleMeans: new Map([['networks', 3]]),
})
const random = seededRandom(2)
const people = Array.from({ length: 20_000 }, () => inventPerson(prior, random))
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length
const covariance = (x: number[], y: number[]) => mean(x.map((value, i) => value * y[i]!)) - mean(x) * mean(y)
const levels = (id: string) => people.map((person) => person.level(id))

test('invented people are spread as the prior says', () => {
  expect(mean(levels('networks'))).toBeCloseTo(3, 1)
  expect(covariance(levels('networks'), levels('networks'))).toBeCloseTo(0.85, 1)
  expect(Math.abs(covariance(levels('networks'), levels('debugging')) - 0.36)).toBeLessThan(0.03)
  expect(Math.abs(covariance(levels('networks'), levels('empathy')) - 0.108)).toBeLessThan(0.03)
  expect(() => people[0]!.level('juggling')).toThrow(RangeError)
})

test('a half-life keeps half of what was, and leaves the spread as it is', () => {
  const before = levels('networks')
  for (const person of people) person.live(700)
  const after = levels('networks')
  // general factors keep 2^(-700/1096), the specific part one half
  expect(Math.abs(covariance(before, after) - (0.36 * 2 ** (-700 / 1096) + 0.49 / 2))).toBeLessThan(0.03)
  expect(covariance(after, after)).toBeCloseTo(0.85, 1)
})

test('a voice is biased the same way each time, an opinion only about its competency', () => {
  const voice = { mean: 0.5, sd: 1.3, opinionSd: 0.6 }
  const [ann] = people
  expect(ann!.bias('a', voice, 'networks')).toBe(ann!.bias('a', voice, 'networks'))
  expect(ann!.bias('a', voice, 'networks')).not.toBe(ann!.bias('b', voice, 'networks'))
  const [one, other] = ['networks', 'empathy'].map((id) => people.map((person) => person.bias('c', voice, id))) as [number[], number[]]
  expect(mean(one)).toBeCloseTo(0.5, 1)
  expect(covariance(one, one)).toBeCloseTo(1.69 + 0.36, 0)
  expect(Math.abs(covariance(one, other) - 1.69)).toBeLessThan(0.1)
})
