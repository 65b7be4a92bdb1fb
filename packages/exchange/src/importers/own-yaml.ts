import { loadContent, type Problem } from '@evenkeel/content'
import { at, type Document, documentOf, isTrouble, listAt, type Pointer } from '../documents.ts'
import { draftOf } from '../draft.ts'
import type { ImportFile } from '../files.ts'
import type { FrameworkSource } from '../framework.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { frameworkOf } from '../own.ts'
import { defineImporter, type Given, undated } from './importer.ts'

/** Competencies and role families as the content package stores them, in one document, judged by the content package's own loader. */
export const ownYaml = defineImporter({
  id: 'own-yaml',
  label: 'Evenkeel competencies and roles (YAML)',
  reads: 'One YAML file with the lists "competencies" and "roles" and, if wanted, a "source".',
  detects: (files) => files.some(isOwn),
  read: (files, given) => {
    const file = files.find(isOwn) ?? files[0]
    const document = file ? documentOf(file) : null
    const source = sourceOf(document && !isTrouble(document) ? at(document.value, 'source') : null, given)
    if (!document || isTrouble(document)) {
      const draft = draftOf(source)
      if (document) draft.problem(document.file, document.line, document.what, document.remedy)
      else draft.problem('no file', null, 'There is no file.', 'Hand in a YAML file with the lists "competencies" and "roles".')
      return draft.done()
    }
    const entries = entriesOf(document)
    const { content, problems } = loadContent(entries.map(({ path, value }) => ({ path, text: JSON.stringify(value) })))
    const framework = frameworkOf(content, source)
    const places = new Map(entries.map(({ path, place }) => [path, place]))
    for (const problem of problems) framework.problems.push(troubleOf(document, problem, places.get(problem.path) ?? []))
    if (entries.length === 0) {
      const what = 'The file has neither a list "competencies" nor a list "roles".'
      const remedy = 'Write the two lists, each entry as a file of competencies/ or roles/ would have it.'
      framework.problems.push({ file: document.file, line: 1, what, remedy })
    }
    return framework
  },
})

function isOwn(file: ImportFile): boolean {
  if ('text' in file) return /^competencies:/m.test(file.text) && /^ *-? *halfLifeInDays:/m.test(file.text)
  return 'document' in file && at(file.document, 'competencies', 0, 'halfLifeInDays') !== undefined
}

function sourceOf(said: unknown, given: Given | undefined): FrameworkSource {
  const source = { ...(typeof said === 'object' ? said : {}), ...given?.source }
  const text = (key: keyof FrameworkSource) => nameOrNone(at(source, key))
  return {
    id: text('id') ?? 'own',
    name: text('name') ?? 'Our own framework',
    version: text('version') ?? undated,
    licence: text('licence') ?? 'not stated',
    notice: textOrNone(at(source, 'notice')) ?? 'Written by the organisation that uses it.',
    address: text('address'),
  }
}

type Entry = { readonly path: string; readonly place: Pointer; readonly value: unknown }

/** Each entry as the file it would be. Whoever repeats an id gets a path of their own, so that the loader can name both. */
function entriesOf(document: Document): Entry[] {
  return ['competencies', 'roles'].flatMap((list) => {
    const seen = new Set<string>()
    return listAt(document.value, list).map((value, i): Entry => {
      const id = at(value, 'id')
      const name = typeof id === 'string' && /^[a-z][a-z-]*$/.test(id) ? id : 'entry'
      const path = seen.has(name) ? `${i}/${list}/${name}.yaml` : `${list}/${name}.yaml`
      seen.add(name)
      return { path, place: [list, i], value }
    })
  })
}

/** The loader's place, such as `levels[0].people.floor (line 3)`, is one within the entry; its line is that of the entry's text, not ours. */
function troubleOf(document: Document, problem: Problem, entry: Pointer) {
  const within = problem.place.replace(/ \(line \d+\)$/, '')
  const pointer =
    within === 'whole file' ? [] : [...within.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([name, index]) => (index ? Number(index) : name))
  const what = `${[...entry, ...pointer].join('.')}: ${problem.message}`
  return { file: document.file, line: document.lineOf([...entry, ...pointer]), what, remedy: problem.remedy }
}
