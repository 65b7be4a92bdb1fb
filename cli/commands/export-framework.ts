import { StartProblem } from '../../server/config/start-problem.ts'
import { wrong } from '../arguments.ts'
import { type Call, defineCommand } from '../command.ts'
import { addressOf } from '../house.ts'
import { frameworkNamed, withLibraryOf } from '../library.ts'
import { configOf } from '../place.ts'
import { writeWhole } from '../write-file.ts'

const formats = ['yaml', 'csv', 'case'] as const
type Format = (typeof formats)[number]

export const exportFramework = defineCommand({
  name: 'export framework',
  summary: 'The framework as YAML, as a table, or as a CASE 1.0 package; also one you convert.',
  about:
    'Whatever is exported carries its source, version, licence and notice. Cells of the table that a spreadsheet would run are guarded.',
  usage: '--format yaml|csv|case [--from FILE|FOLDER | --from-library NAME --person ID] [--version TEXT] [--out FILE]',
  options: {
    format: {
      type: 'string',
      value: formats.join('|'),
      required: true,
      says: 'YAML keeps everything; CSV opens anywhere; CASE is what learning systems read.',
    },
    from: { type: 'string', value: 'FILE|FOLDER', says: 'A published framework to convert; the shipped one if this is left out.' },
    'from-library': {
      type: 'string',
      value: 'NAME',
      says: "A framework of an organisation's library, by its name or source id; goes with --person.",
    },
    person: { type: 'string', value: 'ID', says: 'Whose library: id or mail address of anybody in the organisation.' },
    version: { type: 'string', value: 'TEXT', says: 'Its version, where the files carry none.' },
    out: { type: 'string', value: 'FILE', says: 'Where to write it; standard output if this is left out.' },
  },
  examples: [
    {
      says: 'One that was brought in:',
      line: 'evenkeel export framework --from-library ddat --person ines@example.org --format csv --out ddat.csv',
    },
    { says: 'For a spreadsheet:', line: 'evenkeel export framework --format csv --out framework.csv' },
    { says: 'For a learning system:', line: 'evenkeel export framework --format case --out framework.json' },
  ],
  async run({ format, from, version, out, person, 'from-library': name }, call) {
    if (!formats.includes(format as Format))
      throw new StartProblem('not-suitable', `There is no format "${format}".`, `Choose one of ${formats.join(', ')}.`)
    if ((name === undefined) !== (person === undefined)) throw wrong(exportFramework, '--from-library and --person go together.')
    const text =
      name !== undefined && person !== undefined
        ? await stored(call, person, name, format as Format)
        : await written(format as Format, await chosen(from, version, call.version), async () => ({
            base: await addressOf(configOf(call)),
            creator: 'Evenkeel',
            changedAt: call.clock().toISOString(),
          }))
    if (out === undefined) call.terminal.print(text.trimEnd())
    else call.terminal.say(`Written to ${await writeWhole(out, text)}.`)
    return 0
  },
})

/** The same file as the screen saves. */
async function stored(call: Call, person: string, name: string, format: Format): Promise<string> {
  const { exportLibraryFramework } = await import('../../features/library/service.ts')
  return withLibraryOf(call, person, 'exporting a framework', async (ctx) => {
    const file = await exportLibraryFramework(ctx, (await frameworkNamed(ctx, name)).frameworkId, format)
    if ('refused' in file) throw new StartProblem('not-suitable', 'The framework has gone meanwhile.', 'Look at the library again.')
    return file.text
  })
}

async function chosen(from: string | undefined, version: string | undefined, ours: string) {
  if (from !== undefined) return (await import('../framework-files.ts')).readFramework(from, version)
  const [{ frameworkOf }, { readContent }] = await Promise.all([import('@evenkeel/exchange'), import('../../server/content.ts')])
  return frameworkOf(readContent(), {
    ...{ id: 'evenkeel', name: 'Evenkeel', version: version ?? ours, licence: 'Apache-2.0' },
    ...{ notice: 'Written by the authors of Evenkeel.', address: null },
  })
}

type Framework = Awaited<ReturnType<typeof chosen>>

async function written(
  format: Format,
  framework: Framework,
  context: () => Promise<{ base: string; creator: string; changedAt: string }>,
): Promise<string> {
  const { toCase, toCsv, toYaml } = await import('@evenkeel/exchange')
  if (format === 'yaml') return toYaml(framework)
  if (format === 'case') return `${JSON.stringify(toCase(framework, await context()), null, 2)}\n`
  return toCsv(framework)
}
