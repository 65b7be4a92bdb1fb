import { expect, test } from 'vitest'
import { ourContent, ours, oursInSmall } from '../../test-data/own.ts'
import { difference } from '../difference.ts'
import { toOwnYaml } from '../export/own-yaml.ts'
import { ownYaml } from './own-yaml.ts'

const lineOf = (text: string, part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1
const read = (text: string) => ownYaml.read([{ name: 'own.yaml', text }])

test('our whole framework goes out as one document of our own form and comes back the same', () => {
  const back = read(toOwnYaml(ours))
  expect(back).toEqual(ours)
  expect(back.skills).toHaveLength(ourContent.competencies.size)
  expect(back.requirements.length).toBeGreaterThan(100)
})

test('what does not fit is left out and named with its line in the document', () => {
  const text = toOwnYaml(oursInSmall).replace('halfLifeInDays: ', 'halfLifeInDays: 9')
  const broken = read(text)
  const line = lineOf(text, 'halfLifeInDays: 9')
  expect(broken.problems[0]).toMatchObject({ file: 'own.yaml', line, what: expect.stringContaining('competencies.0.halfLifeInDays') })
  expect(broken.problems.some(({ what }) => what.includes('There is no competency'))).toBe(true)
  expect(broken.skills).toHaveLength(oursInSmall.skills.length - 1)
})

test('an entry without an id and an id used twice are named', () => {
  const id = oursInSmall.skills[0]?.id ?? ''
  const text = toOwnYaml(oursInSmall)
  const twice = read(text.replace(`id: ${oursInSmall.skills[1]?.id}`, `id: ${id}`))
  expect(twice.problems[0]).toMatchObject({
    what: expect.stringContaining(`The id "${id}" is taken`),
    line: lineOf(text, `id: ${oursInSmall.skills[1]?.id}`),
  })
  const broken = text.replace('halfLifeInDays: ', 'halfLifeInDays: 9').replace(`id: ${oursInSmall.skills[1]?.id}`, `id: ${id}`)
  expect(read(broken).problems[0]?.line).toBe(lineOf(broken, 'halfLifeInDays: 9'))
  const without = read(text.replace(`- id: ${id}\n   `, '-'))
  expect(without.problems.some(({ what }) => what.includes('"id" is missing'))).toBe(true)
})

test('one word changed is one line of difference', () => {
  const changed = read(toOwnYaml(ours).replace('name: Empathy', 'name: Feeling along'))
  expect(difference(ours, changed).lines).toEqual(['~ skill empathy: name was "Empathy", is "Feeling along"'])
})
