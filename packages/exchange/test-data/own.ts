import { readdirSync, readFileSync } from 'node:fs'
import { loadContent } from '@evenkeel/content'
import { frameworkOf } from '../src/own.ts'

const folder = new URL('../../content/', import.meta.url)
const files = ['competencies', 'roles'].flatMap((room) =>
  readdirSync(new URL(room, folder)).map((name) => ({
    path: `${room}/${name}`,
    text: readFileSync(new URL(`${room}/${name}`, folder), 'utf8'),
  })),
)

export const ourContent = loadContent(files).content

/** The framework the product ships, in the form in which frameworks are exchanged. */
export const ours = frameworkOf(ourContent, {
  id: 'evenkeel',
  name: 'Evenkeel competencies and roles',
  version: '1',
  licence: 'Apache-2.0',
  notice: 'Evenkeel competencies and roles, used under the Apache License, Version 2.0.',
  address: null,
})

/** Its first role level and the competencies that level asks for. */
export const oursInSmall: typeof ours = (() => {
  const level = ours.levels[0]!
  const requirements = ours.requirements.filter((requirement) => requirement.level === level.id)
  const skills = ours.skills.filter(({ id }) => requirements.some(({ skill }) => skill === id))
  return { ...ours, roles: ours.roles.filter(({ id }) => id === level.role), levels: [level], skills, requirements }
})()
