import { at, type Document, documentOf, isTrouble, listAt } from '../documents.ts'
import { type Draft, draftOf } from '../draft.ts'
import type { ImportFile } from '../files.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'

/** What NICE calls a statement, and what we call its kind. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['task', 'task'],
  ['knowledge', 'knowledge'],
  ['skill', 'skill'],
  ['competency_area', 'competency area'],
])

/** The NIST NICE Framework components, in the JSON form of the Cybersecurity and Privacy Reference Tool. */
export const nice = defineImporter({
  id: 'nice',
  label: 'NIST NICE Framework (cybersecurity)',
  reads: 'The JSON file of the components from the Cybersecurity and Privacy Reference Tool (CPRT).',
  detects: (files) => files.some((file) => looksRight(file)),
  read: (files, given) => {
    const file = files.find(looksRight) ?? files[0]
    const document = file ? documentOf(file) : null
    const version = document && !isTrouble(document) ? nameOrNone(at(body(document), 'documents', 0, 'version')) : null
    const draft = draftOf(
      {
        id: 'nice',
        name: 'Workforce Framework for Cybersecurity (NICE Framework)',
        version: version ?? undated,
        licence: 'Public domain (work of the US Government)',
        notice:
          'Contains the NICE Framework components (NIST SP 800-181 Rev. 1), a work of the United States Government and not subject to copyright there. NIST has not endorsed this form of it.',
        address: 'https://csrc.nist.gov/pubs/sp/800/181/r1/final',
      },
      given?.source,
    )
    if (document && isTrouble(document)) draft.problem(document.file, document.line, document.what, document.remedy)
    else if (!document || listAt(body(document), 'elements').length === 0) {
      const what = 'There is no list "response.elements.elements" here, which is where the components stand.'
      draft.problem(file?.name ?? 'no file', null, what, 'Hand in the JSON file of the components as the CPRT gives it out.')
    } else readComponents(draft, document)
    return draft.done()
  },
})

function looksRight(file: ImportFile): boolean {
  if ('table' in file) return false
  if ('text' in file) return /"element_type"/.test(file.text.slice(0, 20_000))
  return at(file.document, 'response', 'elements', 'elements', 0, 'element_type') !== undefined
}

function body(document: Document): unknown {
  return at(document.value, 'response', 'elements')
}

function readComponents(draft: Draft, document: Document): void {
  const found = new Map<string, number>()
  const types = new Map<string, string>()
  const elements = listAt(body(document), 'elements').map((element, i) => ({ i, ...componentOf(element) }))
  for (const element of elements) {
    if (!element.code || !element.type) {
      const what = `response.elements.elements[${element.i}] has no element_identifier or no element_type. It was left out.`
      draft.problem(document.file, null, what, 'Give it both, as the other elements have them.')
      continue
    }
    types.set(element.code, element.type)
    found.set(element.type, (found.get(element.type) ?? 0) + 1)
    const { code, name, about } = element
    if (element.type === 'category') draft.family(code, { name, about, code })
    const kind = kinds.get(element.type)
    if (kind) draft.skill(code, { name, about, code, kind })
  }
  const relations = relationsOf(document)
  const familyOf = new Map(relations.filter(({ from }) => types.get(from) === 'category').map(({ from, to }) => [to, from]))
  for (const { type, code, name, about } of elements) {
    if (type !== 'work_role' || !code) continue
    const category = familyOf.get(code)
    const role = draft.role(code, {
      name,
      about,
      code,
      family: category ? draft.family(category, { name: category, code: category }) : null,
    })
    draft.level(role, name, { title: name })
  }
  readRequirements(draft, document, types, relations)
  for (const [type, number] of found) draft.count(type.replaceAll('_', ' '), number)
  draft.count('relations', relations.length)
}

function componentOf(element: unknown) {
  const code = nameOrNone(at(element, 'element_identifier'))
  const text = textOrNone(at(element, 'text'))
  const title = nameOrNone(at(element, 'title'))
  const name = title ?? nameOrNone(text) ?? code ?? 'unnamed'
  return { type: nameOrNone(at(element, 'element_type')), code, name, about: title ? text : null }
}

function relationsOf(document: Document): { from: string; to: string }[] {
  return listAt(body(document), 'relationships').map((relation) => ({
    from: nameOrNone(at(relation, 'source_element_identifier')) ?? '',
    to: nameOrNone(at(relation, 'dest_element_identifier')) ?? '',
  }))
}

function readRequirements(
  draft: Draft,
  document: Document,
  types: ReadonlyMap<string, string>,
  relations: readonly { from: string; to: string }[],
): void {
  const levels = new Map([...draft.levels.values()].map((level) => [level.role, level.id]))
  relations.forEach(({ from, to }, i) => {
    const stray = [from, to].find((code) => !types.has(code))
    if (stray !== undefined) {
      const what = `response.elements.relationships[${i}] points at "${stray}", which is not among the elements. It was left out.`
      draft.problem(document.file, null, what, 'Give the file with all its elements, or take the relation out.')
      return
    }
    if (types.get(from) !== 'work_role' || !kinds.has(types.get(to) ?? '')) return
    const role = draft.role(from, { name: from })
    const level = levels.get(role)
    if (level) draft.require({ role, level, skill: draft.skill(to, { name: to }) })
  })
}
