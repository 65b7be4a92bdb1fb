import Value from 'typebox/value'
import { at, type Document, documentOf, isTrouble, listAt } from '../documents.ts'
import { draftOf } from '../draft.ts'
import { yamlForm } from '../export/yaml.ts'
import type { ImportFile } from '../files.ts'
import { Framework, type FrameworkSource, type Trouble, unsaid } from '../framework.ts'
import { brokenReferences } from '../references.ts'
import { defineImporter, undated } from './importer.ts'

const unknown: FrameworkSource = {
  id: 'exchange',
  name: 'A framework that could not be read',
  version: undated,
  licence: 'not stated',
  notice: 'The file did not state a notice.',
  address: null,
}

/** What `toYaml` writes, read back whole. One thing that does not fit and nothing is read: half a framework helps nobody. */
export const exchangeYaml = defineImporter({
  id: 'exchange-yaml',
  label: 'Framework exported by Evenkeel',
  reads: `One YAML file that begins with "form: ${yamlForm}".`,
  detects: (files) => files.some(isOurs),
  read: (files, given) => {
    const file = files.find(isOurs) ?? files[0]
    const document = file ? documentOf(file) : null
    const found = document && !isTrouble(document) ? whole(document, given?.source ?? {}) : [document ?? noFile]
    if (!Array.isArray(found)) return found
    const draft = draftOf(unknown, given?.source)
    for (const { file: name, line, what, remedy } of found) draft.problem(name, line, what, remedy)
    return draft.done()
  },
})

const noFile: Trouble = { file: 'no file', line: null, what: 'There is no file.', remedy: 'Hand in the exported YAML file.' }

function isOurs(file: ImportFile): boolean {
  if ('text' in file) return file.text.slice(0, 200).includes(`form: ${yamlForm}`)
  return 'document' in file && at(file.document, 'form') === yamlForm
}

function whole(document: Document, given: Partial<FrameworkSource>): Framework | Trouble[] {
  const { file, value } = document
  if (at(value, 'form') !== yamlForm) {
    const what = `The file does not say "form: ${yamlForm}".`
    return [{ file, line: 1, what, remedy: 'Hand in a file that Evenkeel exported, or choose another way to import.' }]
  }
  const source = { ...(at(value, 'source') as object), ...given }
  const restored = (name: keyof typeof unsaid) =>
    listAt(value, name).map((thing) => (isPlain(thing) ? { ...structuredCopy(unsaid[name]), source, ...thing } : thing))
  const framework: unknown = {
    source,
    scale: at(value, 'scale') ?? null,
    families: restored('families'),
    roles: restored('roles'),
    levels: restored('levels'),
    skills: restored('skills'),
    requirements: restored('requirements'),
    counted: at(value, 'counted') ?? {},
    problems: listAt(value, 'problems'),
  }
  if (!Value.Check(Framework, framework)) return misfits(document, framework)
  const broken = brokenReferences(framework)
  return broken.length > 0 ? broken.map(({ place, what, remedy }) => ({ file, line: document.lineOf(place), what, remedy })) : framework
}

/** TypeBox stops at eight; that is enough to set out from. */
function misfits(document: Document, framework: unknown): Trouble[] {
  return Value.Errors(Framework, framework).map((error) => {
    const place = error.instancePath.split('/').slice(1)
    const numbered = place.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
    const what = `${place.join('.') || 'The document'} ${error.message}.`
    return { file: document.file, line: document.lineOf(numbered), what, remedy: 'Correct it there, or export the framework again.' }
  })
}

function isPlain(thing: unknown): thing is object {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing)
}

/** Lists among the defaults are not shared between things. */
function structuredCopy(defaults: object): object {
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, Array.isArray(value) ? [] : value]))
}
