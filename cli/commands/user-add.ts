import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Value from 'typebox/value'
import { contract } from '../../features/accounts/contract.ts'
import type { Identity } from '../../features/identity.ts'
import type { Visit } from '../../features/visit.ts'
import type { Assembled } from '../../server/assemble.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import type { House } from '../../server/house.ts'
import { wrong } from '../arguments.ts'
import { defineCommand, json } from '../command.ts'
import { withHouse } from '../house.ts'
import { withPlace } from '../place.ts'

const usage = '--name NAME --email ADDRESS [--password-stdin] [--json]'
const fields = contract.signUp.body.properties

export const userAdd = defineCommand({
  name: 'user add',
  summary: 'Make an account, and print a link with which its owner sets a password.',
  about: 'The link works once, within the hour. Passwords are never taken on the command line, where other programs could read them.',
  usage,
  options: {
    name: { type: 'string', value: 'NAME', required: true, says: 'What the person is called.' },
    email: { type: 'string', value: 'ADDRESS', required: true, says: 'The mail address they sign in with.' },
    'password-stdin': { type: 'boolean', says: 'Read the password from standard input and print no link.' },
    json,
  },
  examples: [
    { says: 'Let somebody in:', line: 'evenkeel user add --name "Noor Haddad" --email noor@example.org' },
    { says: 'With a password from a file:', line: 'evenkeel user add --name Ops --email ops@example.org --password-stdin < password.txt' },
  ],
  async run(given, call) {
    const who = { name: given.name.trim(), email: given.email.trim() }
    if (!Value.Check(fields.name, who.name)) throw wrong({ name: 'user add', usage }, '--name takes 1 to 80 characters.')
    if (!Value.Check(fields.email, who.email))
      throw wrong({ name: 'user add', usage }, `--email takes a mail address; "${who.email}" is none.`)
    const own = given['password-stdin'] ? passwordFrom(await call.readInput()) : null
    const made = await withPlace(call, { purpose: 'adding an account', schema: 'brought' }, (place, config) =>
      withHouse(call, place, config, async (assembled, letters) => {
        const { personId, orgId } = await add(assembled, { ...who, password: own ?? randomBytes(32).toString('base64url') })
        if (own !== null) return { personId, orgId, link: null }
        const { identity } = await doorstep(assembled.house)
        await identity.askForNewPassword(who.email)
        return { personId, orgId, link: /https?:\S+/.exec(letters.at(-1) ?? '')?.[0] ?? null }
      }),
    )
    if (given.json) call.terminal.json({ ...who, ...made })
    else if (made.link === null) call.terminal.print(`${who.name} has an account and signs in as ${who.email}.`)
    else call.terminal.print(`${who.name} has an account. To set a password, open within the hour:\n\n  ${made.link}\n`)
    return 0
  },
})

async function add({ house }: Assembled, who: { name: string; email: string; password: string }) {
  const { signUp } = await import('../../features/accounts/service.ts')
  const visit = await doorstep(house)
  let userId = ''
  const signingUp: Identity['signUp'] = async (given) => {
    const made = await visit.identity.signUp(given)
    if ('userId' in made) userId = made.userId
    return made
  }
  const made = await signUp({ ...visit, identity: { ...visit.identity, signUp: signingUp } }, who)
  if ('refused' in made) {
    const { title } = contract.signUp.refusals[made.refused]
    throw new StartProblem(
      'not-suitable',
      `${title}: ${who.email}.`,
      'Use another address; for a new password the sign-in page has a link.',
    )
  }
  // Signing up signs in as well; here nobody is there to be signed in.
  for (const session of await visit.identity.listSessions(userId)) await visit.identity.endSession(userId, session.id)
  return made
}

/** The doorstep without a browser on it: no cookies come in, and those that would be set go nowhere. */
async function doorstep(house: House): Promise<Visit> {
  const { visitFor } = await import('../../server/visit.ts')
  const nobody = { request: { headers: {} } as FastifyRequest, reply: { header: () => {} } as unknown as FastifyReply }
  return visitFor(house, nobody.request, nobody.reply)
}

function passwordFrom(input: string): string {
  const password: string = input.replace(/\r?\n$/, '')
  if (Value.Check(fields.password, password)) return password
  const { minLength, maxLength } = fields.password as { readonly minLength?: number; readonly maxLength?: number }
  throw new StartProblem(
    'not-suitable',
    `A password has ${minLength} to ${maxLength} characters; ${String(password).length} came on standard input.`,
    'Long is what makes it safe: four or five words will do.',
  )
}
