import { at, type Document, frontMatterOf, isTrouble, listAt } from '../documents.ts'
import { type Draft, draftOf } from '../draft.ts'
import type { ImportFile } from '../files.ts'
import { nameOrNone, textOrNone } from '../names.ts'
import { defineImporter, undated } from './importer.ts'
import { mitNotice } from './licences.ts'

/** The Monzo progression framework: Markdown pages whose front matter holds topics, levels and criteria. */
export const monzo = defineImporter({
  id: 'monzo',
  label: 'Monzo progression framework',
  reads: 'One or more Markdown pages whose front matter holds "topics" (backend.md, techops.md).',
  detects: (files) => files.some(isPage),
  read: (files, given) => {
    const draft = draftOf(
      {
        id: 'monzo',
        name: 'Monzo progression framework',
        version: undated,
        licence: 'MIT',
        notice: mitNotice('2019 Monzo Bank Limited'),
        address: 'https://github.com/monzo/progression-framework',
      },
      given?.source,
    )
    let highest = 0
    for (const file of files.filter(isPage)) {
      const page = frontMatterOf(file)
      if (isTrouble(page)) draft.problem(page.file, page.line, page.what, page.remedy)
      else highest = Math.max(highest, readPage(draft, page))
    }
    if (highest === 0) {
      const what = 'No page here has "topics" with levels and criteria in its front matter.'
      draft.problem(files[0]?.name ?? 'no file', null, what, 'Hand in the Markdown page of a role as it was published.')
    }
    return draft.done({ minimum: 1, maximum: Math.max(1, highest), names: [] })
  },
})

function isPage(file: ImportFile): boolean {
  return 'text' in file && /^---\s*$/m.test(file.text.slice(0, 100)) && /^topics:/m.test(file.text)
}

/** A page is a role; its level n asks for every topic at level n, in the words of the page. Returns the highest level. */
function readPage(draft: Draft, page: Document): number {
  const name = nameOrNone(at(page.value, 'title')) ?? page.file
  const key = nameOrNone(at(page.value, 'path'))?.split('/').findLast(Boolean) ?? name
  const group = nameOrNone(at(page.value, 'sidebarGroup'))
  const role = draft.role(key, { name, family: group ? draft.family(group, { name: capital(group) }) : null })
  const topics = listAt(page.value, 'topics').map((topic) => ({ topic, steps: stepsOf(draft, page, topic) }))
  const highest = Math.max(0, ...topics.flatMap(({ steps }) => steps.map(({ level }) => level)))
  const levels = Array.from({ length: highest }, (_, i) => draft.level(role, String(i + 1), { title: `${name}, level ${i + 1}` }))
  for (const { topic, steps } of topics) {
    const code = nameOrNone(at(topic, 'name'))
    if (!code || steps.length === 0) continue
    const title = nameOrNone(at(topic, 'title')) ?? capital(code)
    const anchors = steps.map(({ level, text }) => ({ level, name: null, text }))
    const skill = draft.skill(`${key}/${code}`, { id: `${role}/${code}`, name: title, code, anchors })
    for (const { level } of steps) draft.require({ role, level: levels[level - 1] ?? '', skill, required: level })
  }
  return highest
}

function stepsOf(draft: Draft, page: Document, topic: unknown): { level: number; text: string }[] {
  return listAt(topic, 'content').flatMap((content, i) => {
    const level = at(content, 'level')
    const plain = listAt(content, 'criteria').flatMap((criterion) => textOrNone(criterion) ?? [])
    const shown = listAt(content, 'exampleCriteria').flatMap((entry) => {
      const criterion = textOrNone(at(entry, 'criteria'))
      const examples = listAt(entry, 'examples').flatMap((example) => textOrNone(example) ?? [])
      return criterion ? [[criterion, ...examples.map((example) => `  - ${example}`)].join('\n')] : []
    })
    const text = [...plain, ...shown].map((line) => `- ${line}`).join('\n')
    if (typeof level === 'number' && Number.isInteger(level) && level >= 1 && level <= 20 && text !== '') return [{ level, text }]
    const what = `content[${i}] of the topic "${nameOrNone(at(topic, 'name')) ?? 'unnamed'}" has no level from 1 to 20 or no criteria. It was left out.`
    draft.problem(page.file, null, what, 'Give it a level and at least one criterion.')
    return []
  })
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
