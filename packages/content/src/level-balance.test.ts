import { readdirSync, readFileSync } from 'node:fs'
import { sources } from '@evenkeel/measure'
import { describe, expect, test } from 'vitest'
import { evenWeight } from './level-balance.ts'
import { evidence } from './lint/evidence.ts'
import { floors } from './lint/floors.ts'
import { parity } from './lint/parity.ts'
import { loadContent } from './load.ts'
import type { RoleLevel } from './role-family.ts'

const root = new URL('../', import.meta.url)
const files = ['competencies', 'roles'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
  })),
)
const { content } = loadContent(files)
const family = content.roles.get('software-engineering')!
const level = family.levels[2]!
const isIndependent = (id: string) => sources.some((source) => source.id === id && source.independent)

/** What the linter says about the same level, by the three rules the meter follows. */
function lintSays(changed: RoleLevel): boolean {
  const roles = new Map([['software-engineering', { ...family, levels: [changed] }]])
  return [parity, evidence, floors].every((rule) => rule.check({ ...content, roles }, isIndependent).length === 0)
}

type Half = Partial<RoleLevel['people']>
const cases: [string, technical: Half, people: Half][] = [
  ['as shipped', {}, {}],
  ['40 and 60', { share: 40 }, { share: 60 }],
  ['39 and 61', { share: 39 }, { share: 61 }],
  ['50 and 49', {}, { share: 49 }],
  ['two competencies', {}, { requirements: level.people.requirements.slice(0, 2), floor: 2.5 }],
  ['nothing asked', {}, { requirements: [] }],
  ['one kind', { evidence: ['self', 'manager'] }, {}],
  ['the same kind twice', { evidence: ['manager', 'manager'] }, {}],
  ['no floor', { floor: 0 }, {}],
  ['a floor above the mean', { floor: 4.9 }, {}],
  ['a floor more than a level down', {}, { floor: 1 }],
]

describe('the meter agrees with the linter', () => {
  test.each(cases)('%s', (_, technical, people) => {
    const changed = { ...level, technical: { ...level.technical, ...technical }, people: { ...level.people, ...people } }
    expect(evenWeight(changed, isIndependent).isEven).toBe(lintSays(changed))
  })

  test('and says on which side what is missing', () => {
    const changed = { ...level, people: { ...level.people, share: 30 }, technical: { ...level.technical, share: 70 } }
    const { people, technical, isEven } = evenWeight(changed, isIndependent)
    expect([isEven, people.lacks, technical.lacks]).toEqual([false, ['a share from 40 to 60, now 30'], ['a share from 40 to 60, now 70']])
  })
})
