import { stringify } from 'yaml'
import { type Framework, unsaid } from '../framework.ts'

/** The first line of data of every file in this form; the importer knows the form by it. */
export const yamlForm = 'evenkeel framework 1'

/**
 * A framework as one YAML document, complete: read back by the `exchange-yaml` importer it is the same framework to the last figure.
 * What is left unsaid is left out, and the source stands once, at the top, unless a thing has a source of its own.
 */
export function toYaml(framework: Framework): string {
  const { source, scale, counted, problems } = framework
  const common = JSON.stringify(source)
  const terse = (things: readonly object[], defaults: object) =>
    things.map((thing) => withoutUnsaid(thing, { ...defaults, source }, common))
  const document = {
    form: yamlForm,
    source: { ...source },
    scale,
    counted,
    families: terse(framework.families, unsaid.families),
    roles: terse(framework.roles, unsaid.roles),
    levels: terse(framework.levels, unsaid.levels),
    skills: terse(framework.skills, unsaid.skills),
    requirements: terse(framework.requirements, unsaid.requirements),
    problems,
  }
  return stringify(document, { lineWidth: 120, aliasDuplicateObjects: false })
}

function withoutUnsaid(thing: object, defaults: Readonly<Record<string, unknown>>, common: string): object {
  return Object.fromEntries(
    Object.entries(thing).filter(([name, value]) => {
      const text = JSON.stringify(value)
      return name === 'source' ? text !== common : !(name in defaults) || text !== JSON.stringify(defaults[name])
    }),
  )
}
