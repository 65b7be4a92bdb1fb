import { draftOf } from '../draft.ts'
import type { ImportFile } from '../files.ts'
import { htmlTablesOf, proseOf, type Section, sectionsOf, wording } from '../markdown.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'
import { creativeCommonsNotice } from './licences.ts'

const grades = ['Beginner', 'Intermediate', 'Advanced', 'Expert', 'Leading Expert']

/** The Etsy engineering career ladder: what each competency looks like, and what a level is about. Which level asks for what is said in prose only. */
export const etsy = defineImporter({
  id: 'etsy',
  label: 'Etsy engineering career ladder',
  reads: 'competencies.md, and index.md for the levels.',
  detects: (files) => files.some((file) => 'text' in file && competenciesIn(file.text).length > 0),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'etsy',
        name: 'Etsy Engineering Career Ladder',
        version: undated,
        licence: 'CC BY 4.0',
        notice: creativeCommonsNotice('Etsy Engineering Career Ladder', 'Etsy, Inc.'),
        address: 'https://etsy.github.io/Etsy-Engineering-Career-Ladder/',
      },
      given?.source,
    )
    const texts = files.filter((file): file is ImportFile & { text: string } => 'text' in file)
    const pages = texts.map(({ text }) => competenciesIn(text)).filter((found) => found.length > 0)
    for (const { section, columns, row } of pages.flat()) {
      const anchors = row.flatMap((text, i) => (text ? [{ level: i + 1, name: columns[i] ?? null, text }] : []))
      draft.skill(section.title, { name: nameOrNone(section.title) ?? section.title, kind: 'competency', about: proseOf(section), anchors })
    }
    if (pages.length === 0) {
      const what = `No page here has competencies with a table of ${grades.join(', ')}.`
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in competencies.md as it was published.')
    }
    const index = pages.length > 0 ? texts.find(({ text }) => levelsIn(text).length > 0) : undefined
    if (index) {
      const role = draft.role('Engineer', { name: 'Engineer' })
      for (const { title, purpose } of levelsIn(index.text)) draft.level(role, title, { title, purpose })
      const what = 'This ladder says in prose how many competencies a level asks for, not which. No requirements were read.'
      draft.problem(
        index.name,
        levelsIn(index.text)[0]?.line ?? null,
        what,
        'Choose the requirements of each level yourself; the levels and competencies are here.',
      )
    }
    return draft.done({ minimum: 1, maximum: grades.length, names: [...grades] })
  },
})

function competenciesIn(text: string): { section: Section; columns: string[]; row: string[] }[] {
  return sectionsOf(text).flatMap((section) => {
    const [head, row] = htmlTablesOf(section.lines)[0] ?? []
    return section.height === 3 && head && row && head.cells[0] === grades[0] ? [{ section, columns: head.cells, row: row.cells }] : []
  })
}

/** Levels stand under "Level Progression": a heading each, with the steps within a level one height lower. */
function levelsIn(text: string): { title: string; purpose: string | null; line: number }[] {
  const sections = sectionsOf(text)
  const start = sections.findIndex(({ height, title }) => height === 2 && title === 'Level Progression')
  if (start < 0) return []
  const levels: { title: string; line: number; said: string[] }[] = []
  let shared: string[] = []
  for (const section of sections.slice(start + 1)) {
    const prose = wording(proseOf(section) ?? '')
    if (section.height === 3) {
      shared = []
      levels.push({ title: section.title, line: section.line, said: shared })
    } else if (section.height === 4) {
      if (levels.at(-1)?.said === shared) levels.pop()
      levels.push({ title: section.title, line: section.line, said: [...shared] })
    } else levels.at(-1)?.said.push(`${section.title}\n${prose}`)
  }
  return levels.map(({ title, line, said }) => ({ title, line, purpose: textOrNone(said.join('\n\n')) }))
}
