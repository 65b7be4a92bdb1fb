import { Competency } from './competency.ts'
import { brokenReferences } from './load-references.ts'
import { misfits } from './load-schema.ts'
import { readYaml } from './load-yaml.ts'
import { RoleFamily } from './role-family.ts'
import { Situation } from './situation.ts'

/** A file as it was read: `path` from the content folder, with forward slashes, such as `roles/software-engineer.yaml`. */
export type ContentFile = { readonly path: string; readonly text: string }

/** Everything we wrote, by id. Every reference inside it holds. */
export type Content = {
  readonly competencies: ReadonlyMap<string, Competency>
  readonly roles: ReadonlyMap<string, RoleFamily>
  readonly situations: ReadonlyMap<string, Situation>
}

/** What keeps a file out of the content: where, what is wrong, and what to do about it. */
export type Problem = { readonly path: string; readonly place: string; readonly message: string; readonly remedy: string }

/** A parsed file that fits its schema, and the way from a property to its line. */
export type Page<T> = { readonly path: string; readonly value: T; place(pointer: readonly (string | number)[]): string }

const schemas = { competencies: Competency, roles: RoleFamily, situations: Situation }

/**
 * Parses, checks and joins content files, in any order. A file with a problem is left out of `content`, so what is in it can be
 * relied on; everything else loads. Never throws on what a file says.
 */
export function loadContent(files: readonly ContentFile[]): { content: Content; problems: Problem[] } {
  const problems: Problem[] = []
  const pages = {
    competencies: new Map<string, Page<Competency>>(),
    roles: new Map<string, Page<RoleFamily>>(),
    situations: new Map<string, Page<Situation>>(),
  }
  for (const file of files) {
    const room = roomOf(file.path)
    if (!room) problems.push(strayFile(file.path))
    else if (room.folder === 'competencies') problems.push(...shelve(file, room.name, schemas.competencies, pages.competencies))
    else if (room.folder === 'roles') problems.push(...shelve(file, room.name, schemas.roles, pages.roles))
    else problems.push(...shelve(file, room.name, schemas.situations, pages.situations))
  }
  problems.push(...brokenReferences(pages))
  return {
    content: { competencies: values(pages.competencies), roles: values(pages.roles), situations: values(pages.situations) },
    problems,
  }
}

type Folder = keyof typeof schemas

function roomOf(path: string): { folder: Folder; name: string } | null {
  const match = /(?:^|\/)(competencies|roles|situations)\/([^/]+)\.yaml$/.exec(path)
  return match ? { folder: match[1] as Folder, name: match[2]! } : null
}

function strayFile(path: string): Problem {
  return {
    path,
    place: 'file name',
    message: 'This file is not a .yaml file in one of the folders that are read.',
    remedy: 'Put it into competencies/, roles/ or situations/ as <id>.yaml, or move it out of the content folder.',
  }
}

type Schema = (typeof schemas)[Folder]

function shelve<T extends { id: string }>(file: ContentFile, name: string, schema: Schema, shelf: Map<string, Page<T>>): Problem[] {
  const sheet = readYaml(file)
  if ('problems' in sheet) return sheet.problems
  const problems = misfits(schema, sheet.value).map((misfit) => ({
    path: file.path,
    place: sheet.place(misfit.pointer),
    message: misfit.message,
    remedy: misfit.remedy,
  }))
  if (problems.length > 0) return problems
  const value = sheet.value as T
  if (value.id !== name) {
    const remedy = `Rename the file to ${value.id}.yaml, or set the id to ${name}.`
    return [{ path: file.path, place: sheet.place(['id']), message: `The id "${value.id}" is not the name of its file.`, remedy }]
  }
  const twin = shelf.get(value.id)
  if (twin) {
    const remedy = 'Keep one of the two, or give this one an id and a file name of its own.'
    return [{ path: file.path, place: sheet.place(['id']), message: `The id "${value.id}" is taken by ${twin.path}.`, remedy }]
  }
  shelf.set(value.id, { path: file.path, value, place: sheet.place })
  return []
}

function values<T>(pages: ReadonlyMap<string, Page<T>>): Map<string, T> {
  return new Map([...pages].map(([id, page]) => [id, page.value]))
}
