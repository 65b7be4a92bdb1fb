import { type Draft, draftOf } from '../draft.ts'
import { htmlTablesOf, sectionsOf } from '../markdown.ts'
import { nameOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'
import { creativeCommonsNotice } from './licences.ts'

type Row = { readonly line: number; readonly cells: readonly string[] }

/** The Artsy engineering ladder: tables of what each level does, for engineers and for their managers. It grades no skill by itself. */
export const artsy = defineImporter({
  id: 'artsy',
  label: 'Artsy engineering ladder',
  reads: 'ladder.md.',
  detects: (files) => files.some((file) => 'text' in file && tablesIn(file.text).length > 0),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'artsy',
        name: 'Artsy Engineering Ladder',
        version: undated,
        licence: 'CC BY 4.0',
        notice: creativeCommonsNotice('The Artsy Engineering Ladder', 'Artsy Inc.'),
        address: 'https://github.com/artsy/README',
      },
      given?.source,
    )
    const [page] = files.flatMap((file) =>
      'text' in file && tablesIn(file.text).length > 0 ? [{ name: file.name, tables: tablesIn(file.text) }] : [],
    )
    if (!page) {
      const what = 'No page here has a table whose first column names skills and whose other columns are levels.'
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in ladder.md as it was published.')
    }
    for (const { title, rows } of page?.tables ?? []) {
      if (isManagers(rows)) readManagers(draft, rows)
      else readEngineers(draft, title, rows)
    }
    return draft.done()
  },
})

function tablesIn(text: string): { title: string; rows: Row[] }[] {
  return sectionsOf(text).flatMap(({ title, lines }) =>
    htmlTablesOf(lines)
      .filter(([head]) => /^engineer/i.test(head?.cells[1] ?? '') || isManagers(head ? [head] : []))
      .map((rows) => ({ title, rows })),
  )
}

function isManagers([head]: readonly Row[]): boolean {
  return head?.cells[0] === 'Artsy Level'
}

/** Rows are skills, columns are levels; the heading above the table groups the skills. */
function readEngineers(draft: Draft, group: string, [head, ...rows]: readonly Row[]): void {
  const role = draft.role('Engineer', { name: 'Engineer' })
  const levels = (head?.cells ?? []).slice(1).map((title) => draft.level(role, title, { title: nameOrNone(title) ?? 'unnamed' }))
  for (const { cells } of rows) {
    const name = nameOrNone(cells[0])
    if (!name) continue
    const skill = draft.skill(`engineer ${name}`, { name, about: `${group}.` })
    cells.slice(1).forEach((descriptor, i) => {
      const level = levels[i]
      if (descriptor && level) draft.require({ role, level, skill, descriptor })
    })
  }
}

/** Rows are levels, with their code before the title; columns are skills. */
function readManagers(draft: Draft, [head, ...rows]: readonly Row[]): void {
  const role = draft.role('Engineering manager', { name: 'Engineering manager' })
  const skills = (head?.cells ?? []).slice(2).map((name) => draft.skill(`manager ${name}`, { name: nameOrNone(name) ?? 'unnamed' }))
  for (const { cells } of rows) {
    const title = nameOrNone(cells[1])
    if (!title) continue
    const level = draft.level(role, title, { title })
    cells.slice(2).forEach((descriptor, i) => {
      const skill = skills[i]
      if (descriptor && skill) draft.require({ role, level, skill, descriptor })
    })
  }
}
