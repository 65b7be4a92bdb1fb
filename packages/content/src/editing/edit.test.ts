import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { changesBetween } from '../difference.ts'
import { documentOf } from '../document.ts'
import { fixers, fixOf } from '../fixes/index.ts'
import { loadContent } from '../load.ts'
import type { RoleLevel } from '../role-family.ts'
import type { Draft } from './draft.ts'
import { type Edit, edit } from './edit.ts'
import { findingsIn } from './findings.ts'

const root = new URL('../../', import.meta.url)
const files = ['competencies', 'roles'].flatMap((folder) =>
  readdirSync(new URL(folder, root)).map((name) => ({
    path: `${folder}/${name}`,
    text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
  })),
)
const shipped: Draft = { document: documentOf(loadContent(files).content), removed: [] }

function after(draft: Draft, ...steps: readonly Edit[]): Draft {
  return steps.reduce((now, step) => {
    const next = edit(now, step)
    if (!next) throw new Error(`no place for ${JSON.stringify(step)}`)
    return next.draft
  }, draft)
}

const at = { family: 'software-engineering', level: 'senior-software-engineer' }
const levelIn = ({ document }: Draft, { family, level } = at): RoleLevel =>
  document.families.find(({ id }) => id === family)!.levels.find(({ id }) => id === level)!

const saved = (change: (level: RoleLevel) => RoleLevel): Edit => ({
  do: 'save-level',
  family: at.family,
  level: change(levelIn(shipped)),
})

test('the framework we ship has no finding as a draft either', () => {
  expect(findingsIn(shipped.document)).toEqual([])
})

describe('removing', () => {
  test.each([
    { do: 'remove-competency', id: 'debugging' },
    { do: 'remove-family', id: 'it-support' },
    { do: 'remove-level', family: at.family, id: at.level },
  ] as const)('$do can be undone, to the last requirement', (step) => {
    const without = after(shipped, step)
    expect(without.removed).toHaveLength(1)
    expect(changesBetween(shipped.document, without.document).length).toBeGreaterThan(0)
    expect(after(without, { do: 'put-back', at: 0 })).toEqual(shipped)
  })

  test('takes what roles ask of a competency with it, so that nothing points nowhere', () => {
    const { document } = after(shipped, { do: 'remove-competency', id: 'debugging' })
    expect(JSON.stringify(document)).not.toContain('"debugging"')
    expect(findingsIn(document).map(({ rule }) => rule)).not.toContain('references')
  })

  test('there is no place for a level whose family is gone', () => {
    const without = after(shipped, { do: 'remove-level', family: at.family, id: at.level }, { do: 'remove-family', id: at.family })
    expect(edit(without, { do: 'put-back', at: 0 })).toBeNull()
    expect(after(without, { do: 'put-back', at: 1 }, { do: 'put-back', at: 0 })).toEqual(shipped)
  })
})

describe('adding', () => {
  test('a competency has an id of its own and says once for each level that it is still to be written', () => {
    const { draft, added } = edit(shipped, { do: 'add-competency', half: 'people', name: 'Debugging' })!
    expect(added).not.toBe('debugging')
    const mine = findingsIn(draft.document).filter(({ path }) => path === `competencies/${added}.yaml`)
    expect(mine.filter(({ place }) => place === 'anchors.3')).toHaveLength(1)
    expect(mine.map(({ rule }) => rule)).toContain('coverage')
    expect(edit(draft, { do: 'add-competency', half: 'people', name: '聞く' })?.added).toBe('people-competency')
  })

  test('a level asks for what the highest one asks', () => {
    const { draft, added } = edit(shipped, { do: 'add-level', family: at.family, title: 'Distinguished engineer' })!
    const family = draft.document.families.find(({ id }) => id === at.family)!
    expect(family.levels.at(-1)).toMatchObject({ id: added, people: family.levels.at(-2)!.people })
    expect(findingsIn(draft.document).filter(({ rule }) => rule === 'progress')).toEqual([])
  })

  test('a competency keeps its half, and what is not there is not saved', () => {
    const debugging = shipped.document.competencies.find(({ id }) => id === 'debugging')!
    expect(edit(shipped, { do: 'save-competency', competency: { ...debugging, half: 'people' } })).toBeNull()
    expect(edit(shipped, { do: 'save-level', family: 'nowhere', level: levelIn(shipped) })).toBeNull()
    expect(edit(shipped, { do: 'remove-family', id: 'nowhere' })).toBeNull()
  })
})

type Requirement = RoleLevel['people']['requirements'][number]
const asking = (id: string): Requirement => ({ competency: id, level: 3, weight: 1, essential: false })

describe('a fix mends its finding and breaks nothing else', () => {
  const spoiled: [rule: string, step: Edit][] = [
    ['parity', saved((level) => ({ ...level, technical: { ...level.technical, share: 80 }, people: { ...level.people, share: 20 } }))],
    ['parity', saved((level) => ({ ...level, people: { ...level.people, share: 55 } }))],
    ['floors', saved((level) => ({ ...level, people: { ...level.people, floor: 0 } }))],
    ['floors', saved((level) => ({ ...level, technical: { ...level.technical, floor: 4.9 } }))],
    ['evidence', saved((level) => ({ ...level, people: { ...level.people, evidence: ['self'] } }))],
    ['evidence', saved((level) => ({ ...level, technical: { ...level.technical, evidence: ['hearsay', 'self', 'manager', 'work'] } }))],
    [
      'progress',
      saved((level) => {
        const [first, ...rest] = level.people.requirements
        return { ...level, people: { ...level.people, requirements: [{ ...first!, level: 0.5 }, ...rest], floor: level.people.floor } }
      }),
    ],
    [
      'references',
      saved((level) => ({ ...level, people: { ...level.people, requirements: [...level.people.requirements, asking('nowhere')] } })),
    ],
    [
      'references',
      saved((level) => ({ ...level, people: { ...level.people, requirements: [...level.people.requirements, asking('ai-automation')] } })),
    ],
  ]
  test.each(spoiled)('%s %#', (rule, step) => {
    const draft = after(shipped, step)
    const before = findingsIn(draft.document)
    const finding = before.find((one) => one.rule === rule)!
    expect(fixOf(draft.document, finding)?.says).toMatch(/^[A-Z].+\.$/)
    const { path, place } = finding
    const mended = findingsIn(after(draft, { do: 'fix', rule, path, place }).document)
    const key = (one: (typeof mended)[number]) => `${one.rule} ${one.path} ${one.place} ${one.message}`
    expect(mended.map(key)).not.toContain(key(finding))
    expect(mended.length).toBeLessThan(before.length)
  })

  test('two behaviours: the first stays with its effect, the second is said aloud', () => {
    const ownership = shipped.document.competencies.find(({ id }) => id === 'ownership')!
    const text = 'Tells the team what is late as well as writes the reason down. The others plan around it before the week is over.'
    const draft = after(shipped, { do: 'save-competency', competency: { ...ownership, anchors: { ...ownership.anchors, 3: text } } })
    const finding = findingsIn(draft.document).find(({ rule }) => rule === 'double-barrelled')!
    expect(fixOf(draft.document, finding)?.says).toContain('"Writes the reason down."')
    const { rule, path, place } = finding
    const mended = after(draft, { do: 'fix', rule, path, place }).document.competencies.find(({ id }) => id === 'ownership')!
    expect(mended.anchors[3]).toBe('Tells the team what is late. The others plan around it before the week is over.')
  })

  test('every fixer belongs to a rule that was tried above', () => {
    expect(new Set(fixers.map(({ rule }) => rule))).toEqual(new Set([...spoiled.map(([rule]) => rule), 'double-barrelled']))
  })
})

test('a difference is told in sentences, and the same twice is none', () => {
  const next = after(
    shipped,
    saved((level) => ({
      ...level,
      technical: { ...level.technical, share: 45, evidence: level.technical.evidence.filter((id) => id !== 'certificate') },
      people: {
        ...level.people,
        share: 55,
        requirements: level.people.requirements.map((one) => (one.competency === 'clear-communication' ? { ...one, level: 4 } : one)),
      },
    })),
    { do: 'remove-competency', id: 'networks' },
  )
  const words = changesBetween(shipped.document, next.document).map((change) => change.words)
  expect(words).toContain('Senior software engineer now asks for Clear communication at 4 instead of 3.5.')
  expect(words).toContain('Senior software engineer: the technical half now weighs 45 of 100 instead of 50.')
  expect(words.some((one) => /^The technical competency .* is gone\.$/.test(one))).toBe(true)
  expect(changesBetween(next.document, next.document)).toEqual([])
})
