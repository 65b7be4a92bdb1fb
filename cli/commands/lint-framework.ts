import { join } from 'node:path'
import type { Finding, Problem } from '@evenkeel/content'
import { StartProblem } from '../../server/config/start-problem.ts'
import { defineCommand, json } from '../command.ts'
import { type Terminal, wrap } from '../terminal.ts'

const shipped = join(import.meta.dirname, '../../packages/content')

export const lintFramework = defineCommand({
  name: 'lint framework',
  summary: 'Check competencies, roles and situations: equal weight of the halves, floors, wording.',
  about: 'Ends with 1 when there is an error: such a framework cannot be published. Warnings are for you to judge.',
  usage: '[--content FOLDER] [--json]',
  options: {
    content: {
      type: 'string',
      value: 'FOLDER',
      says: 'Folder with competencies/, roles/ and situations/; the shipped one if this is left out.',
    },
    json,
  },
  examples: [
    { says: 'The framework that comes with Evenkeel:', line: 'evenkeel lint framework' },
    { says: 'Your own, in a check before merging:', line: 'evenkeel lint framework --content ./framework --json' },
  ],
  async run({ content: folder = shipped, json: asJson }, { terminal }) {
    const { lintFramework: findingsOf, loadContent } = await import('@evenkeel/content')
    const { content, problems } = loadContent(await filesIn(folder))
    const findings = [...problems.map(asFinding), ...findingsOf(content)]
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const counts = { competencies: content.competencies.size, roles: content.roles.size, situations: content.situations.size }
    const warnings = findings.length - errors
    if (asJson) terminal.json({ folder, ...counts, errors, warnings, findings })
    else {
      for (const line of listed(findings, terminal)) terminal.print(line)
      const read = `${counts.competencies} competencies, ${counts.roles} role families, ${counts.situations} situations`
      terminal.print(`${read}: ${number(errors, 'error')}, ${number(warnings, 'warning')}.`)
    }
    return errors === 0 ? 0 : 1
  },
})

async function filesIn(folder: string) {
  const { contentFiles } = await import('../../server/content.ts')
  try {
    return contentFiles(folder)
  } catch (cause) {
    const why = (cause as Error).message
    throw new StartProblem(
      'not-suitable',
      `The content in ${folder} cannot be read: ${why}.`,
      'Give a folder that has competencies/, roles/ and situations/.',
    )
  }
}

function asFinding({ path, place, message, remedy }: Problem): Finding {
  return { rule: 'loads', severity: 'error', path, place, message, remedy }
}

/** By file, as one would mend them. */
function listed(findings: readonly Finding[], { style, columns }: Terminal): string[] {
  return [...Map.groupBy(findings, ({ path }) => path)].flatMap(([path, list]) => [
    style('bold', path),
    ...list.flatMap(({ severity, place, message, remedy, rule }) => [
      `  ${style(severity === 'error' ? 'red' : 'yellow', severity)} ${place} ${style('dim', `(${rule})`)}`,
      `    ${wrap(`${message} ${remedy}`, columns - 4, '    ')}`,
    ]),
    '',
  ])
}

const number = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
