// Serves a house to look at: node tools/look.ts [port]. Two people to sign in as: one who has sat the baseline, one who has nothing yet.
// The data folder is kept in the system's temporary folder; delete it to begin anew. Ctrl-C stops everything.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '@evenkeel/measure'
import pg from 'pg'
import { pino } from 'pino'
import { assemble, prepare } from '../server/assemble.ts'
import { readContent } from '../server/content.ts'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { buildWeb } from '../web/build.ts'
import { sayAim, sitBaseline } from './fixture-person.ts'
import { makeVisitor } from './visitor.ts'

const port = Number(process.argv[2] ?? 4399)
const appLogin = { name: 'evenkeel_look', password: 'a-password-for-looking-only' }
const password = 'correct horse battery staple'
const server = await startEmbedded({ dataDir: join(tmpdir(), 'evenkeel-look'), purpose: 'being looked at' })
await prepare({ ownerUrl: server.adminUrl, appLogin })
const house = await assemble({
  ownerUrl: server.adminUrl,
  appLogin,
  secret: 'a-secret-for-looking-only-0123456789',
  publicUrl: `http://localhost:${port}`,
  content: readContent(),
  version: '0.0.0-look',
  web: await buildWeb(),
  smtp: null,
  logger: pino({ level: 'warn' }),
  limits: { credentialTries: 1000, requests: 10_000, trustProxy: false },
  clock: () => new Date(),
  random: seededRandom(Date.now()),
  showOperator: (text) => console.log(text),
})
await house.app.listen({ port, host: '127.0.0.1' })

for (const [name, email, hasBaseline] of [
  ['Noor Haddad', 'noor@example.org', true],
  ['Ada', 'ada@example.org', false],
] as const) {
  const answer = await house.app.inject({ method: 'POST', url: '/api/accounts', payload: { name, email, password } })
  if (answer.statusCode === 200 && hasBaseline) {
    const who = Object.assign(makeVisitor(house, answer.headers['set-cookie']), answer.json<{ personId: string }>())
    await sayAim(who)
    const admin = new pg.Pool({ connectionString: server.adminUrl, max: 1 })
    await sitBaseline(who, { content: house.house.content, admin }, { items: 0.8, situations: 0.75 })
    await admin.end()
  }
  console.log(`${name}: ${email} / ${password}${hasBaseline ? '' : ' (nothing yet)'}`)
}
console.log(`http://localhost:${port}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await house.close()
    await server.stop()
    process.exit(0)
  })
}
