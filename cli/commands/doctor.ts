import { asOwner } from '../../server/backup/as-owner.ts'
import { readConfig } from '../../server/config/config.ts'
import { type Check, fail, type Outcome, ok, type Patient, warn } from '../checks/check.ts'
import { database, durability, roles, rowSecurity, schema } from '../checks/database.ts'
import { content, dataFolder, freeSpace, mail, nodeVersion, port, programs } from '../checks/surroundings.ts'
import { type Call, defineCommand, json } from '../command.ts'
import { hasOwnDatabase, withPlace } from '../place.ts'
import { type Terminal, wrap } from '../terminal.ts'

/** Everything the doctor looks at, in the order of the list. One line each. */
const checks: readonly Check[] = [
  nodeVersion,
  dataFolder,
  freeSpace,
  programs,
  database,
  durability,
  schema,
  roles,
  rowSecurity,
  content,
  mail,
  port,
]

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Look whether everything is in order, and say what to do where it is not.',
  about:
    'Changes nothing. Ends with 1 when something fails; a warning leaves 0. The list holds no names and no secrets, so it can be shown to somebody who helps.',
  usage: '[--json]',
  options: { json },
  examples: [
    { says: 'When something does not work:', line: 'evenkeel doctor' },
    { says: 'What failed, for a monitor:', line: `evenkeel doctor --json | jq -r '.checks[] | select(.state == "fail") | .id'` },
  ],
  async run({ json: asJson }, call) {
    const list = await examine(call)
    const failed = list.filter(({ state }) => state === 'fail').length
    if (asJson) call.terminal.json({ ok: failed === 0, version: call.version, checks: list })
    else for (const line of list) call.terminal.print(told(line, call.terminal))
    return failed === 0 ? 0 : 1
  },
})

type Line = { readonly id: string } & Outcome

async function examine(call: Call): Promise<readonly Line[]> {
  const reading = readConfig(call.env)
  const settings: Line[] = [{ id: 'settings', ...settingsOutcome(reading) }]
  // What follows needs to know where the data are.
  if (!('config' in reading)) return [...settings, { id: nodeVersion.id, ...(await nodeVersion.look({} as Patient)) }]
  const { config } = reading
  const quiet: Call = { ...call, env: knownOnly(call.env, reading.warnings), terminal: { ...call.terminal, say: () => {} } }
  const look = async (database: Patient['database']) => {
    const lines: Line[] = []
    for (const check of checks) lines.push({ id: check.id, ...(await check.look({ call, config, database }).catch(unforeseen)) })
    return [...settings, ...lines]
  }
  if (config.databaseUrl === undefined && !(await hasOwnDatabase(config))) return look(null)
  try {
    return await withPlace(quiet, { purpose: 'being looked at', schema: 'any' }, (place) =>
      asOwner(place.ownerUrl, (client) => look({ place, client })),
    )
  } catch (error) {
    call.signal.throwIfAborted()
    return look(error as Error)
  }
}

function settingsOutcome(reading: ReturnType<typeof readConfig>): Outcome {
  const list = (problems: typeof reading.warnings) => problems.map(({ variable, wrong }) => `${variable} ${wrong}.`).join(' ')
  const remedies = (problems: typeof reading.warnings) => problems.map(({ remedy }) => remedy).join(' ')
  if ('problems' in reading) return fail(list(reading.problems), remedies(reading.problems))
  if (reading.warnings.length > 0) return warn(list(reading.warnings), remedies(reading.warnings))
  return ok('Every EVENKEEL_ variable that is set is understood.')
}

/** The warnings are in the list already. */
function knownOnly(env: Call['env'], warnings: readonly { readonly variable: string }[]): Call['env'] {
  const unknown = new Set(warnings.map(({ variable }) => variable))
  return Object.fromEntries(Object.entries(env).filter(([name]) => !unknown.has(name)))
}

function unforeseen(error: Error): Outcome {
  return fail(`Could not be looked at: ${error.message}`, 'Run it again with EVENKEEL_LOG_LEVEL=debug.')
}

function told(line: Line, { style, columns }: Terminal): string {
  const colour = { ok: 'green', warn: 'yellow', fail: 'red' } as const
  const indent = ' '.repeat(26)
  const remedy = line.state === 'ok' ? '' : `\n${indent}${wrap(line.remedy, columns - 26, indent)}`
  return `${style(colour[line.state], line.state.padEnd(5))} ${line.id.padEnd(19)} ${wrap(line.says, columns - 26, indent)}${remedy}`
}
