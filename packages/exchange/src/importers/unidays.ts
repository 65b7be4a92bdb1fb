import { at, type Document, documentOf, isTrouble, listAt } from '../documents.ts'
import { type Draft, draftOf } from '../draft.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'
import { mitNotice } from './licences.ts'

/** The UNiDAYS career framework: JSON files of competencies, and of the roles that require them. */
export const unidays = defineImporter({
  id: 'unidays',
  label: 'UNiDAYS career framework',
  reads: 'The JSON files of competencies and of roles (core-competencies.json, engineering.json, product-and-engineering.json).',
  detects: (files) =>
    files.some((file) =>
      'text' in file ? /"(?:core|engineering|product)-competencies/.test(file.text) : 'document' in file && hasTopics(file.document),
    ),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'unidays',
        name: 'UNiDAYS career framework',
        version: undated,
        licence: 'MIT',
        notice: mitNotice('2019 MyUNiDAYS Ltd / UNiDAYS'),
        address: 'https://github.com/MyUNiDAYS/career-framework',
      },
      given?.source,
    )
    const documents = files
      .filter((file) => 'document' in file || ('text' in file && /\.json$/i.test(file.name)))
      .flatMap((file) => {
        const document = documentOf(file)
        if (!isTrouble(document)) return [document]
        draft.problem(document.file, document.line, document.what, document.remedy)
        return []
      })
    const steps = new Map<string, Step>()
    for (const document of documents.filter(({ value }) => hasTopics(value))) readTopics(draft, document, steps)
    if (steps.size === 0) {
      const what = 'No file here has "topics" with "levels" and "criteria".'
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in the JSON files of competencies, and those of roles beside them.')
    }
    for (const document of documents) walk(draft, document, document.value, null, steps)
    return draft.done({ minimum: 1, maximum: Math.max(1, ...[...steps.values()].map(({ level }) => level)), names: [] })
  },
})

type Step = { readonly skill: string; readonly level: number }

function hasTopics(value: unknown): boolean {
  return listAt(value, 'topics').length > 0
}

/** A step is known to the roles by its path: `core-competencies/communication/2`. */
function readTopics(draft: Draft, document: Document, steps: Map<string, Step>): void {
  const book = nameOrNone(at(document.value, 'path')) ?? document.file
  for (const topic of listAt(document.value, 'topics')) {
    const path = nameOrNone(at(topic, 'path'))
    const name = nameOrNone(at(topic, 'title'))
    if (!path || !name) {
      draft.problem(document.file, null, `A topic of "${book}" has no title or no path. It was left out.`, 'Give it both.')
      continue
    }
    const levels = listAt(topic, 'levels')
    const anchors = levels.flatMap((level, i) => {
      const text = listAt(level, 'criteria').flatMap((criterion) => textOrNone(criterion) ?? [])
      return text.length > 0
        ? [{ level: i + 1, name: nameOrNone(at(level, 'title')), text: text.map((line) => `- ${line}`).join('\n') }]
        : []
    })
    const skill = draft.skill(`${book}/${path}`, { name, code: `${book}/${path}`, about: textOrNone(at(topic, 'summary')), anchors })
    levels.forEach((level, i) => {
      steps.set(`${book}/${path}/${nameOrNone(at(level, 'path')) ?? i + 1}`, { skill, level: i + 1 })
    })
  }
}

/** Departments hold departments and roles; a role belongs to the innermost. */
function walk(draft: Draft, document: Document, here: unknown, family: string | null, steps: ReadonlyMap<string, Step>): void {
  for (const department of listAt(here, 'departments')) {
    const name = nameOrNone(at(department, 'title'))
    const key = nameOrNone(at(department, 'path')) ?? name
    walk(draft, document, department, name && key ? draft.family(key, { name }) : family, steps)
  }
  for (const entry of listAt(here, 'roles')) {
    const name = nameOrNone(at(entry, 'title'))
    if (!name) {
      draft.problem(document.file, null, 'A role has no title. It was left out.', 'Give it one.')
      continue
    }
    const role = draft.role(nameOrNone(at(entry, 'path')) ?? name, { name, family })
    for (const level of listAt(entry, 'levels')) readLevel(draft, document, role, level, steps)
  }
}

function readLevel(draft: Draft, document: Document, role: string, entry: unknown, steps: ReadonlyMap<string, Step>): void {
  const title = nameOrNone(at(entry, 'title'))
  if (!title) {
    draft.problem(document.file, null, `A level of "${role}" has no title. It was left out.`, 'Give it one.')
    return
  }
  const level = draft.level(role, nameOrNone(at(entry, 'path')) ?? title, { title, purpose: textOrNone(at(entry, 'summary')) })
  for (const wish of ['required', 'optional']) {
    for (const path of listAt(entry, 'competencies', wish)) {
      const step = typeof path === 'string' ? steps.get(path) : undefined
      if (step) {
        draft.require({ role, level, skill: step.skill, required: step.level, essential: wish === 'required' })
        continue
      }
      const named = typeof path === 'string' ? `"${path}"` : 'something that is no path'
      const what = `"${title}" asks for ${named}, which no file here describes. It was left out.`
      draft.problem(document.file, null, what, 'Hand in the file of those competencies as well, or correct the path.')
    }
  }
}
