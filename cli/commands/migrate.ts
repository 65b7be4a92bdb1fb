import { asOwner } from '../../server/backup/as-owner.ts'
import { knownMigrations, type SchemaState, schemaState } from '../../server/backup/schema-state.ts'
import { type Call, defineCommand, json } from '../command.ts'
import { configOf, hasOwnDatabase, withPlace } from '../place.ts'

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Bring the database up to date, or check whether it is.',
  about: '"evenkeel serve" does this at every start. Each migration is one transaction: a cut leaves the old schema or the new one.',
  usage: '[--check] [--json]',
  options: {
    check: { type: 'boolean', says: 'Change nothing; end with 1 when the database is not up to date.' },
    json,
  },
  examples: [
    { says: 'Before the new version is started:', line: 'evenkeel migrate' },
    { says: 'In a deployment, to see whether anything is still to be run:', line: 'evenkeel migrate --check --json' },
  ],
  async run({ check, json: asJson }, call) {
    const { terminal } = call
    const answer = check ? await look(call) : await bring(call)
    const { unknown, pending } = answer
    if (asJson) terminal.json(answer)
    else terminal.print(sentence(answer))
    return unknown.length + pending.length === 0 ? 0 : 1
  },
})

type Answer = SchemaState & { readonly ran: readonly string[] }

async function look(call: Call): Promise<Answer> {
  const config = configOf(call)
  const none = { applied: [], pending: knownMigrations, unknown: [], ran: [] }
  if (config.databaseUrl === undefined && !(await hasOwnDatabase(config))) return none
  const wish = { purpose: 'checking the schema', schema: 'any' } as const
  return withPlace(call, wish, async ({ ownerUrl }) => ({ ...(await asOwner(ownerUrl, schemaState)), ran: [] }))
}

async function bring(call: Call): Promise<Answer> {
  const { prepare } = await import('../../server/assemble.ts')
  // Whatever is missing is made below, where what was run can be told.
  return withPlace(call, { purpose: 'bringing the database up to date', schema: 'made' }, async (place) => {
    const { applied: ran } = await prepare(place)
    return { ...(await asOwner(place.ownerUrl, schemaState)), ran }
  })
}

function sentence({ applied, pending, unknown, ran }: Answer): string {
  if (unknown.length > 0) return `A newer Evenkeel has changed this database: ${unknown.join(', ')}. Use that version.`
  if (pending.length > 0) return `Still to be run: ${pending.join(', ')}. Run "evenkeel migrate".`
  const now = `The database is up to date (${applied.length} migrations).`
  return ran.length > 0 ? `Ran ${ran.join(', ')}. ${now}` : now
}
