import { at, type Document, documentOf, isTrouble, listAt } from '../documents.ts'
import { type Draft, draftOf } from '../draft.ts'
import type { ImportFile } from '../files.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'
import { mitNotice } from './licences.ts'

/** The grades of the schema that goes with the files, lowest first. */
const grades = ['Awareness', 'Foundational', 'Working knowledge', 'Practitioner', 'Expert']

/** The engineering progression of the Financial Times: one YAML file per job family. */
export const ft = defineImporter({
  id: 'ft',
  label: 'Financial Times engineering progression',
  reads: 'One or more YAML files of job families (engineering.yml, operations.yml).',
  detects: (files) => files.some((file) => 'text' in file && /^googleSheetId:/m.test(file.text) && /^themes:/m.test(file.text)),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'ft',
        name: 'Financial Times engineering progression',
        version: undated,
        licence: 'MIT',
        notice: mitNotice('2019 Financial Times'),
        address: 'https://github.com/Financial-Times/engineering-progression',
      },
      given?.source,
    )
    let read = 0
    for (const file of files.filter((candidate) => looksLikeData(candidate))) {
      const document = documentOf(file)
      if (isTrouble(document)) draft.problem(document.file, document.line, document.what, document.remedy)
      else if (listAt(document.value, 'competencies').length > 0 && listAt(document.value, 'themes').length > 0) {
        readFamily(draft, document)
        read++
      }
    }
    if (read === 0) {
      const what = 'No file here has the lists "levels", "themes" and "competencies".'
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in the YAML file of a job family.')
    }
    return draft.done({ minimum: 1, maximum: grades.length, names: [...grades] })
  },
})

function looksLikeData(file: ImportFile): boolean {
  return 'document' in file || ('text' in file && /\.ya?ml$/i.test(file.name))
}

function readFamily(draft: Draft, document: Document): void {
  const name = nameOrNone(at(document.value, 'name')) ?? document.file
  const role = draft.role(name, { name, about: textOrNone(at(document.value, 'summary')) })
  const levels = named(document, 'levels').map(({ code, name: title }) => [code, draft.level(role, code, { title })] as const)
  const themes = named(document, 'themes').map(({ code, name: theme, about }) => {
    const skill = draft.skill(`${name}\n${code}`, { id: `${role}/${code}`, name: theme, about, code })
    return [code, skill] as const
  })
  readStatements(draft, document, role, new Map(levels), new Map(themes))
}

function named(document: Document, list: string): { code: string; name: string; about: string | null }[] {
  return listAt(document.value, list).flatMap((entry) => {
    const code = nameOrNone(at(entry, 'id'))
    return code ? [{ code, name: nameOrNone(at(entry, 'name')) ?? code, about: textOrNone(at(entry, 'summary')) }] : []
  })
}

type Statements = { level: string; skill: string; required: number; said: string[] }

/** What is said of one theme at one level is one requirement; where the grades differ, the highest counts. */
function readStatements(
  draft: Draft,
  document: Document,
  role: string,
  levels: ReadonlyMap<string, string>,
  themes: ReadonlyMap<string, string>,
): void {
  const asked = new Map<string, Statements>()
  listAt(document.value, 'competencies').forEach((entry, i) => {
    const level = levels.get(nameOrNone(at(entry, 'level')) ?? '')
    const skill = themes.get(nameOrNone(at(entry, 'theme')) ?? '')
    const grade = grades.indexOf(nameOrNone(at(entry, 'proficiency')) ?? '') + 1
    const said = textOrNone(at(entry, 'summary'))
    if (!level || !skill || !said || grade === 0) {
      const missing = !level ? 'level' : !skill ? 'theme' : !said ? 'summary' : 'proficiency'
      const what = `competencies[${i}] has no ${missing} that this file knows. It was left out.`
      draft.problem(document.file, document.lineOf(['competencies', i]), what, `Give it a ${missing} from the lists of the file.`)
      return
    }
    const examples = listAt(entry, 'examples').flatMap((example) => textOrNone(example) ?? [])
    const here = asked.get(`${level}\n${skill}`) ?? { level, skill, required: 0, said: [] }
    here.required = Math.max(here.required, grade)
    here.said.push(said, ...examples.map((example) => `- ${example}`))
    asked.set(`${level}\n${skill}`, here)
    draft.count('competencies', 1)
  })
  for (const { level, skill, required, said } of asked.values())
    draft.require({ role, level, skill, required, descriptor: said.join('\n') })
}
