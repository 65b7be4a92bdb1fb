import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Content, loadContent } from '@evenkeel/content'

const rooms = ['competencies', 'roles', 'situations']

/** The content folder, read and checked. Throws with every problem and its remedy: nothing is served from half a framework. */
export function readContent(folder = join(import.meta.dirname, '../packages/content')): Content {
  const { content, problems } = loadContent(contentFiles(folder))
  if (problems.length === 0) return content
  throw new Error(`The content has problems:\n${problems.map((p) => `- ${p.path} (${p.place}): ${p.message} ${p.remedy}`).join('\n')}`)
}

/** The files as they stand on disk, for the loader and the linter. */
export function contentFiles(folder: string): readonly { readonly path: string; readonly text: string }[] {
  return rooms.flatMap((room) =>
    readdirSync(join(folder, room))
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .map((name) => ({ path: `${room}/${name}`, text: readFileSync(join(folder, room, name), 'utf8') })),
  )
}
