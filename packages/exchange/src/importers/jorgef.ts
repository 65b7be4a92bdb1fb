import { type Draft, draftOf } from '../draft.ts'
import { type ImportFile, shortName } from '../files.ts'
import { proseOf, type Section, sectionsOf } from '../markdown.ts'
import { nameOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'

/** The engineering ladders by Jorge Fioranelli: a page of axes (README.md) and a page for each ladder. */
export const jorgef = defineImporter({
  id: 'jorgef',
  label: 'Engineering ladders (jorgef)',
  reads: 'README.md, which describes the five axes, and the page of each ladder (Developer.md, TechLead.md).',
  detects: (files) => files.some((file) => axesOf(file).size > 0),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'jorgef',
        name: 'Engineering ladders',
        version: undated,
        licence: 'Apache-2.0',
        notice:
          'Engineering ladders by Jorge Fioranelli, used under the Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Brought into another form here; the wording of the entries is theirs.',
        address: 'https://github.com/jorgef/engineeringladders',
      },
      given?.source,
    )
    const readme = files.find((file) => axesOf(file).size > 0)
    const axes = readme ? axesOf(readme) : new Map<string, Step[]>()
    if (axes.size === 0) {
      const what = 'No page here lists the axes under "Levels", each with its numbered steps.'
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in README.md together with the pages of the ladders.')
    }
    const skills = [...axes].map(([name, steps]) => {
      const anchors = steps.map(({ name: step, text }, i) => ({ level: i + 1, name: step, text }))
      return { skill: draft.skill(name, { name, anchors }), steps }
    })
    for (const file of files) if (file !== readme && 'text' in file && axes.size > 0) readLadder(draft, file.name, file.text, skills)
    return draft.done({ minimum: 1, maximum: Math.max(1, ...[...axes.values()].map(({ length }) => length)), names: [] })
  },
})

type Step = { readonly name: string; readonly text: string }
type Axis = { readonly skill: string; readonly steps: readonly Step[] }

function axesOf(file: ImportFile): Map<string, Step[]> {
  if (!('text' in file)) return new Map()
  const sections = sectionsOf(file.text)
  const start = sections.findIndex(({ height, title }) => height === 1 && title === 'Levels')
  const after = start < 0 ? [] : sections.slice(start + 1)
  const end = after.findIndex(({ height }) => height === 1)
  const axes = (end < 0 ? after : after.slice(0, end)).map(
    (section) => [section.title, stepsIn(section, /^\d+\. \*\*([^*]+)\*\*: (.+)$/)] as const,
  )
  return new Map(axes.filter(([, steps]) => steps.length > 0))
}

function stepsIn(section: Section, shape: RegExp): Step[] {
  return section.lines.flatMap((line) => {
    const [, name, text] = shape.exec(line.trim()) ?? []
    return name && text ? [{ name: name.trim(), text: text.trim() }] : []
  })
}

/** A position names one step of every axis, in the order of the axes. */
function readLadder(draft: Draft, file: string, text: string, axes: readonly Axis[]): void {
  const sections = sectionsOf(text)
  const title = sections.find(({ height }) => height === 1)
  const positions = sections.flatMap((section) => {
    const points = section.height === 2 ? stepsIn(section, /^[*-] \*\*([^*]+)\*\*: (.+)$/) : []
    return points.length > 0 ? [{ section, points }] : []
  })
  if (positions.length === 0 || !title) return
  const name = nameOrNone(title.title) ?? shortName(file)
  const role = draft.role(name, { name, about: proseOf(title) })
  for (const { section, points } of positions) {
    const level = draft.level(role, section.title, { title: section.title })
    points.forEach((point, i) => {
      const axis = axes[i]
      const step = axis?.steps.findIndex((candidate) => candidate.name === point.name) ?? -1
      if (axis && step >= 0) {
        draft.require({ role, level, skill: axis.skill, required: step + 1, descriptor: point.text })
        return
      }
      const what = `"${section.title}" names "${point.name}" in place ${i + 1}, which is no step of the axis that stands there. It was left out.`
      draft.problem(file, section.line, what, 'Use the names of README.md, in the order of its axes.')
    })
  }
}
