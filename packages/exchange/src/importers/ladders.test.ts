import { describe, expect, test } from 'vitest'
import { absent, present, publishedFolder } from '../../test-data/upstream.ts'
import { difference } from '../difference.ts'
import type { Framework } from '../framework.ts'
import { artsy } from './artsy.ts'
import { etsy } from './etsy.ts'
import { ft } from './ft.ts'
import type { Importer } from './importer.ts'
import { importers } from './index.ts'
import { jorgef } from './jorgef.ts'
import { monzo } from './monzo.ts'
import { unidays } from './unidays.ts'

if (!present) console.warn(absent)

/** Counted in the published files by hand or with other tools. */
const counts: readonly (readonly [Importer, Record<'roles' | 'levels' | 'skills' | 'requirements' | 'problems', number>, string])[] = [
  [ft, { roles: 2, levels: 11, skills: 13, requirements: 84, problems: 0 }, 'Copyright (c) 2019 Financial Times'],
  [unidays, { roles: 17, levels: 39, skills: 13, requirements: 286, problems: 38 }, 'Copyright (c) 2019 MyUNiDAYS Ltd'],
  [monzo, { roles: 4, levels: 19, skills: 20, requirements: 92, problems: 0 }, 'Copyright (c) 2019 Monzo Bank Limited'],
  [jorgef, { roles: 4, levels: 18, skills: 5, requirements: 90, problems: 0 }, 'Apache License, Version 2.0'],
  [etsy, { roles: 1, levels: 8, skills: 5, requirements: 0, problems: 1 }, 'Creative Commons Attribution 4.0'],
  [artsy, { roles: 2, levels: 10, skills: 17, requirements: 73, problems: 0 }, 'Creative Commons Attribution 4.0'],
]

describe.skipIf(!present)('published ladders', () => {
  test.each(counts)('$id is read with its notice, and the same a second time', (importer, count, notice) => {
    const files = publishedFolder(`ladders/${importer.id}`)
    const framework = importer.read(files)
    const { roles, levels, skills, requirements, problems } = framework
    expect({
      roles: roles.length,
      levels: levels.length,
      skills: skills.length,
      requirements: requirements.length,
      problems: problems.length,
    }).toEqual(count)
    expect(framework.source.notice).toContain(notice)
    expect(difference(framework, importer.read(files)).changes).toEqual([])
    expect(importers.find(({ detects }) => detects(files))?.id).toBe(importer.id)
  })

  const said = (framework: Framework, level: string, skill: string) =>
    framework.requirements.find(
      (requirement) => requirement.level === level && framework.skills.find(({ id }) => id === requirement.skill)?.name === skill,
    )

  test('a ladder asks for what its page says', () => {
    expect(said(jorgef.read(publishedFolder('ladders/jorgef')), 'developer/d4-developer-4', 'People')?.required).toBe(3)
    expect(said(unidays.read(publishedFolder('ladders/unidays')), 'it-support-analyst/2nd-line-analyst', 'Communication')?.required).toBe(3)
    expect(said(ft.read(publishedFolder('ladders/ft')), 'engineering/junior', 'Communication')?.required).toBe(1)
    expect(said(artsy.read(publishedFolder('ladders/artsy')), 'engineer/engineer-2', 'Management relationship')?.descriptor).toBe(
      '- Comes to manager with problems and potential causes.',
    )
  })

  test('what no file describes is named: UNiDAYS asks for product competencies that are kept elsewhere', () => {
    const { problems } = unidays.read(publishedFolder('ladders/unidays'))
    expect(problems.every(({ what }) => what.includes('"product-competencies/'))).toBe(true)
  })
})
