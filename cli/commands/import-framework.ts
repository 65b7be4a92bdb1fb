import { readFileSync } from 'node:fs'
import { type Chosen, contract } from '../../features/library/contract.ts'
import type { Imported } from '../../features/library/service.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import { wrong } from '../arguments.ts'
import { type Call, defineCommand, json } from '../command.ts'
import { withLibraryOf } from '../library.ts'
import { wrap } from '../terminal.ts'

const usage =
  '--from FILE|FOLDER --person ID [--as IMPORTER] [--mapping FILE] [--name TEXT] [--version TEXT] [--licence TEXT] [--notice TEXT] [--dry-run] [--json]'
const itself = { name: 'import framework', usage }

export const importFramework = defineCommand({
  ...itself,
  summary: 'Bring a framework of others into the library of an organisation.',
  about:
    'Everything that could not be read is named with its place and what to do. What is in the library already is compared; the same again changes nothing.',
  options: {
    from: { type: 'string', value: 'FILE|FOLDER', required: true, says: 'The framework, as it was published.' },
    person: {
      type: 'string',
      value: 'ID',
      required: true,
      says: 'On whose behalf: id or mail address of HR or an owner. It decides the organisation.',
    },
    as: { type: 'string', value: 'IMPORTER', says: 'How to read it, such as ddat or table; detected if this is left out.' },
    mapping: { type: 'string', value: 'FILE', says: 'JSON that says what the columns of a table mean: {"columns": {"Job": "role.name"}}.' },
    name: { type: 'string', value: 'TEXT', says: 'What a table of your own is called; it is known by it.' },
    version: { type: 'string', value: 'TEXT', says: 'Its version, where the files carry none.' },
    licence: { type: 'string', value: 'TEXT', says: 'Its licence, where the files carry none.' },
    notice: { type: 'string', value: 'TEXT', says: 'What the licence asks to be said wherever it is shown.' },
    'dry-run': { type: 'boolean', says: 'Only say what was read and what it would change.' },
    json,
  },
  examples: [
    {
      says: 'See what a new release would change:',
      line: 'evenkeel import framework --from ddat/ --version 2026-03-23 --person ines@example.org --dry-run',
    },
    {
      says: 'A table of your own:',
      line: 'evenkeel import framework --from grades.csv --as table --mapping columns.json --name Grades --version 2026 --person ines@example.org',
    },
  ],
  async run(given, call) {
    const [{ importNow, knownImporters }, { textsUnder }] = await Promise.all([
      import('../../features/library/service.ts'),
      import('../framework-files.ts'),
    ])
    if (given.as !== undefined && !knownImporters.some(({ id }) => id === given.as))
      throw wrong(itself, `There is no importer "${given.as}". There is: ${knownImporters.map(({ id }) => id).join(', ')}.`)
    const chosen = chosenBy(given)
    const files = textsUnder(given.from)
    const outcome = await withLibraryOf(call, given.person, 'importing a framework', async (ctx) => {
      if (!['hr', 'owner'].includes(ctx.actor.role))
        throw new StartProblem('not-suitable', 'HR and owners bring in frameworks.', 'Name one of them with --person.')
      return importNow(ctx, files, chosen, { dryRun: given['dry-run'] })
    })
    if ('refused' in outcome) throw refusal(outcome.refused)
    if (outcome.brought && 'refused' in outcome.brought) throw refusal(outcome.brought.refused)
    if (given.json) call.terminal.json({ ...outcome, dryRun: given['dry-run'] })
    else say(call, outcome)
    return outcome.reading?.importer ? 0 : 1
  },
})

type Given = Readonly<Record<'as' | 'mapping' | 'name' | 'version' | 'licence' | 'notice', string | undefined>>

function chosenBy({ as, mapping, name, version, licence, notice }: Given): Chosen {
  const source = Object.fromEntries(Object.entries({ name, version, licence, notice }).filter(([, value]) => value !== undefined))
  return {
    ...(as === undefined ? {} : { importer: as }),
    ...(mapping === undefined ? {} : { mapping: mappingIn(mapping) }),
    ...(Object.keys(source).length > 0 ? { source } : {}),
  }
}

function mappingIn(file: string): NonNullable<Chosen['mapping']> {
  const remedy = 'Write {"columns": {"title of a column": "field"}, "grades": ["lowest", "highest"]}; grades may be left out.'
  try {
    const found = JSON.parse(readFileSync(file, 'utf8')) as { columns?: unknown }
    if (typeof found.columns === 'object' && found.columns !== null) return found as NonNullable<Chosen['mapping']>
  } catch (cause) {
    throw new StartProblem('not-suitable', `${file} cannot be read as a mapping: ${(cause as Error).message}.`, remedy)
  }
  throw new StartProblem('not-suitable', `${file} says nothing about columns.`, remedy)
}

function refusal(slug: string): StartProblem {
  const known = [contract.openImport, contract.readImport, contract.bringInFramework].flatMap(({ refusals }) => Object.entries(refusals))
  const [, found] = known.find(([name]) => name === slug) ?? []
  return new StartProblem('not-suitable', `${found?.title ?? slug}.`, found?.remedy ?? 'Try again.')
}

function say({ terminal }: Call, { reading, against, problems, lines, brought }: Imported): void {
  for (const { file, line, what, remedy } of problems) terminal.say(`${file}${line === null ? '' : `:${line}`} ${what} ${remedy}`)
  if (!reading?.source) {
    terminal.print('No way to read a framework knows these files.')
    return
  }
  terminal.print(terminal.style('bold', `${reading.source.name}, ${reading.source.version}`))
  for (const [what, number] of Object.entries(reading.counted)) terminal.print(`  ${what}: ${number}`)
  for (const line of lines) terminal.print(line)
  const held = against === null ? 'It is new to this library.' : `The library holds release ${against.number}; ${against.changes} changes.`
  terminal.print(wrap(`${held} ${endOf(brought)}`, terminal.columns, ''))
  terminal.print(`${reading.source.notice} (${reading.source.licence})`)
}

function endOf(brought: Imported['brought']): string {
  if (brought === null) return 'Nothing was brought in: this was a dry run.'
  return 'brought' in brought && brought.brought ? `Brought in as release ${brought.number}.` : 'Nothing was changed.'
}
