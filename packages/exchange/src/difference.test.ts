import { expect, test } from 'vitest'
import { oursInSmall as ours } from '../test-data/own.ts'
import { difference } from './difference.ts'
import type { Framework } from './framework.ts'

const [first, second] = ours.requirements as [Framework['requirements'][number], Framework['requirements'][number]]

test('nothing differs from itself, in whatever order lists and properties stand', () => {
  const turnedRound = (key: string, value: unknown) =>
    key !== '' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value
  const turned: Framework = JSON.parse(JSON.stringify({ ...ours, skills: ours.skills.toReversed() }, turnedRound))
  expect(difference(ours, turned)).toEqual({ changes: [], lines: [] })
})

test('says what came, what went, and what changed from what to what', () => {
  const other = { ...ours, requirements: [{ ...first, required: 4.5 }, ...ours.requirements.slice(2), { ...second, skill: 'sorcery' }] }
  expect(difference(ours, other).lines).toEqual([
    `~ requirement ${first.level}: ${first.skill}: required was ${first.required}, is 4.5`,
    `- requirement ${second.level}: ${second.skill}`,
    `+ requirement ${second.level}: sorcery`,
  ])
})

test('the same requirement said twice is one more', () => {
  const twice = { ...ours, requirements: [...ours.requirements, first] }
  expect(difference(ours, twice).lines).toEqual([`+ requirement ${first.level}: ${first.skill} (2)`])
})

test('long texts are cut in the lines and whole in the data', () => {
  const other = { ...ours, levels: ours.levels.map((level) => ({ ...level, purpose: 'x'.repeat(500) })) }
  const { lines, changes } = difference(ours, other)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(300)
  expect(changes[0]?.fields[0]?.after).toBe('x'.repeat(500))
})
