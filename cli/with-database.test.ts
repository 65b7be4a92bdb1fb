import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Value from 'typebox/value'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contract as accounts } from '../features/accounts/contract.ts'
import { Export, contract as myData } from '../features/my-data/contract.ts'
import { contract as profileContract } from '../features/profile/contract.ts'
import { whenQuiet } from '../server/backup/trial.ts'
import { sayAim, sitBaseline } from '../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { asAdmin, databaseUrl } from '../tools/test-server.ts'
import { ran } from './trial.ts'

let house: TestHouse
let folder: string
let env: Record<string, string>
let noor: Awaited<ReturnType<TestHouse['newcomer']>>
let email: string

beforeAll(async () => {
  house = await openTestHouse()
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-cli-'))
  const { rows } = await house.admin.query<{ name: string }>('select current_database() as name')
  env = {
    EVENKEEL_DATABASE_URL: databaseUrl(inject('adminUrl'), rows[0]!.name),
    EVENKEEL_DATA_DIR: join(folder, 'data'),
    EVENKEEL_SECRET: 'a-secret-for-tests-only-0123456789abcdef',
  }
  noor = await house.newcomer('Noor Haddad')
  email = (await noor.ask(accounts.showMe)).reply.email
  await sayAim(noor)
  await sitBaseline(noor)
  await whenQuiet(house.admin)
  // Makes the login of the application on this database, as every start does.
  expect((await ran('migrate', { env })).code).toBe(0)
})

afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

test('migrate --check passes on a database that is up to date, and fails on one that is not or is newer', async () => {
  expect(await ran('migrate --check', { env })).toMatchObject({ code: 0, out: expect.stringContaining('up to date') })
  await house.admin.query(`insert into kysely_migration (name, timestamp) values ('2031-01-01-a-later', '')`)
  try {
    expect(await ran('migrate --check --json', { env })).toMatchObject({
      code: 1,
      out: expect.stringContaining('"unknown":["2031-01-01-a-later"]'),
    })
    expect(await ran('migrate', { env })).toMatchObject({ code: 1, err: expect.stringContaining('newer Evenkeel') })
    expect(await ran('audit verify', { env })).toMatchObject({ code: 1, err: expect.stringContaining('newer Evenkeel') })
  } finally {
    await house.admin.query(`delete from kysely_migration where name like '2031%'`)
  }
})

describe('doctor', () => {
  test('is content with a fresh house', async () => {
    const { code, json } = await ran('doctor --json', { env })
    const { ok, checks } = json<{ ok: boolean; checks: { id: string; state: string }[] }>()
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect({ code, ok }).toEqual({ code: 0, ok: true })
  })

  test.each([
    ['row-security', 'alter table evidence no force row level security', 'alter table evidence force row level security', /evidence/],
    ['roles', 'alter role LOGIN bypassrls', 'alter role LOGIN nobypassrls', /may bypass row security/],
    ['roles', 'create table stray (); alter table stray owner to LOGIN', 'drop table stray', /owns 1 things/],
  ])('%s: sees what opens a door', async (id, open, close, says) => {
    const login = `${new URL(env.EVENKEEL_DATABASE_URL!).pathname.slice(1)}_server`
    await house.admin.query(open.replace('LOGIN', login))
    const { code, json } = await ran('doctor --json', { env })
    await house.admin.query(close.replace('LOGIN', login))
    const failed = json<{ checks: { id: string; state: string; says: string; remedy: string }[] }>().checks.filter(
      ({ state }) => state === 'fail',
    )
    expect(code).toBe(1)
    expect(failed).toMatchObject([{ id, says: expect.stringMatching(says), remedy: expect.stringMatching(/\w/) }])
  })

  test('says that the database is not to be had, and goes on with the rest', async () => {
    const away = { ...env, EVENKEEL_DATABASE_URL: 'postgres://nobody:secret-word@127.0.0.1:1/none' }
    const { code, out, json } = await ran('doctor --json', { env: away })
    const states = Object.fromEntries(json<{ checks: { id: string; state: string }[] }>().checks.map(({ id, state }) => [id, state]))
    expect(code).toBe(1)
    expect(states).toMatchObject({ node: 'ok', database: 'fail', roles: 'warn', content: 'ok' })
    expect(out).not.toContain('secret-word')
  })
})

describe('profile', () => {
  test('as JSON is what the person sees, and the look is in their log', async () => {
    const { code, json } = await ran(['profile', '--email', email, '--json'], { env, now: house.clock.now })
    const { profile, roleGap } = json<{ profile: unknown; roleGap: { gates: unknown[] } }>()
    expect(code).toBe(0)
    expect(profile).toEqual((await noor.ask(profileContract.showProfile, { params: { personId: noor.personId } })).reply)
    expect(roleGap.gates.length).toBeGreaterThan(2)
    const { looks } = (await noor.ask(myData.showLooks, { params: { personId: noor.personId }, query: {} })).reply
    expect(looks[0]).toMatchObject({ who: 'Evenkeel', about: 'profile' })
  })

  test('in the terminal shows both halves with their doubt, every competency and the gates', async () => {
    const { code, out } = await ran(['profile', '--person', noor.personId], { env, now: house.clock.now })
    expect(code).toBe(0)
    expect(out).toMatch(/^Noor Haddad\n/)
    expect(out).toMatch(/^Technical half +[·─━●│]{31} {2}(\d(\.\d)? \(\d(\.\d)? to \d(\.\d)?\)|not enough evidence yet) +floor \d/m)
    expect(out).toMatch(/^People half +[·─━●│]{31}/m)
    expect(out).toMatch(/^Empathy +[·─━●│]{31}/m)
    expect(out).toMatch(/^Gates to .*; (un)?likely, (under 1|\d+) in 100/m)
    expect(out).not.toMatch(/NaN|undefined|null/)
  })

  test('is not found for nobody, and begins at the start', async () => {
    expect(await ran('profile --email nobody@example.org', { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody@example.org'),
    })
    const mika = await house.newcomer('Mika Berg')
    expect(await ran(['profile', '--person', mika.personId], { env })).toMatchObject({
      code: 1,
      err: expect.stringContaining('Mika Berg: you have not said yet'),
    })
  })
})

test('export person writes what the person would get, for the owner of the file alone, and says so in their log', async () => {
  const out = join(folder, 'noor.json')
  expect(await ran(['export', 'person', '--person', email, '--out', out], { env, now: house.clock.now })).toMatchObject({
    code: 0,
    out: '',
  })
  const written = JSON.parse(await readFile(out, 'utf8')) as Record<string, unknown>
  expect(Value.Check(Export, written)).toBe(true)
  expect(written).toMatchObject({ person: { id: noor.personId, email, name: 'Noor Haddad' } })
  expect((await stat(out)).mode & 0o777).toBe(0o600)
  const theirs = (await noor.ask(myData.exportPerson, { params: { personId: noor.personId } })).reply
  expect({ ...written, log: null }).toEqual({ ...theirs, log: null })
  const doer = await house.admin.query(`select actor_id from audit where op = 'exportPerson' order by seq limit 1`)
  expect(doer.rows).toEqual([{ actor_id: null }])
})

describe('user add', () => {
  test('makes an account whose owner sets the password with a link that works once', async () => {
    const line = ['user', 'add', '--name', 'Sam Okafor', '--email', 'sam@example.org', '--json']
    const { code, json } = await ran(line, { env })
    const { link, personId } = json<{ link: string; personId: string }>()
    expect({ code, link }).toMatchObject({ code: 0, link: expect.stringMatching(/^http:\/\/localhost:\d+\/new-password#\S{16,}$/) })
    const sam = house.visitor()
    const use = { body: { token: link.split('#')[1]!, password: 'a password of my own' } }
    expect((await sam.ask(accounts.setNewPassword, use)).status).toBe(200)
    expect((await sam.ask(accounts.setNewPassword, use)).status).toBe(410)
    const signedIn = await sam.ask(accounts.signIn, { body: { email: 'sam@example.org', password: 'a password of my own' } })
    expect(signedIn.reply.personId).toBe(personId)
    const { rows } = await house.admin.query(
      `select count(*)::int as n from identity.session s join identity."user" u on u.id = s."userId" where u.email = 'sam@example.org'`,
    )
    expect(rows).toEqual([{ n: 1 }])
    expect(await ran(line, { env })).toMatchObject({ code: 1, err: expect.stringContaining('already an account') })
  })

  test('takes a password on standard input, and no short one', async () => {
    const line = ['user', 'add', '--name', 'Robin Ek', '--email', 'robin@example.org', '--password-stdin']
    expect(await ran(line, { env, input: 'short\n' })).toMatchObject({ code: 1, err: expect.stringContaining('15 to 256') })
    expect(await ran(line, { env, input: 'horse battery staple correct\n' })).toMatchObject({
      code: 0,
      out: expect.not.stringContaining('http'),
    })
    const { rows } = await house.admin.query(
      `select count(*)::int as n from identity.session s join identity."user" u on u.id = s."userId" where u.email = 'robin@example.org'`,
    )
    expect(rows).toEqual([{ n: 0 }])
    const robin = await house
      .visitor()
      .ask(accounts.signIn, { body: { email: 'robin@example.org', password: 'horse battery staple correct' } })
    expect(robin.status).toBe(200)
  })
})

describe('audit verify', () => {
  test('passes on a whole log', async () => {
    const { code, json } = await ran('audit verify --json', { env })
    const { whole, rows, organisations } = json<{ whole: boolean; rows: number; organisations: unknown[] }>()
    expect({ code, whole }).toEqual({ code: 0, whole: true })
    expect(rows).toBeGreaterThan(20)
    expect(organisations.length).toBeGreaterThan(1)
  })

  test.each([
    [
      'one byte flipped',
      `update audit set op = 'saveAin' where op = 'saveAim'`,
      `update audit set op = 'saveAim' where op = 'saveAin'`,
      /was changed/,
    ],
    [
      'the newest row taken away',
      `create table taken as select * from audit where org_id = 'ORG' order by seq desc limit 1; delete from audit a using taken t where a.org_id = t.org_id and a.seq = t.seq`,
      'insert into audit select * from taken; drop table taken',
      /the head says there are \d+ rows/,
    ],
  ])('fails after %s, naming the organisation', async (_, spoil, mend, says) => {
    const change = (statement: string) =>
      house.admin.query(
        `alter table audit disable trigger append_only; ${statement.replaceAll('ORG', noor.orgId)}; alter table audit enable trigger append_only`,
      )
    await change(spoil)
    const found = await ran('audit verify', { env })
    await change(mend)
    expect(found.code).toBe(1)
    expect(found.out).toMatch(new RegExp(`Organisation ${noor.orgId}: .*${says.source}`))
    expect((await ran('audit verify', { env })).code).toBe(0)
  })
})

test('backup and restore, from command line to command line', async () => {
  const out = join(folder, 'all.tar')
  const taken = await ran(['backup', '--out', out, '--json'], { env })
  expect(taken.code).toBe(0)
  const name = `cli_${Math.random().toString(36).slice(2)}`
  await asAdmin(inject('adminUrl'), `create database ${name}`)
  try {
    const to = databaseUrl(inject('adminUrl'), name)
    const restored = await ran(['restore', '--from', out, '--to-url', to, '--json'], { env })
    expect({ code: restored.code, ...restored.json<object>() }).toMatchObject({
      code: 0,
      rows: taken.json<{ rows: number }>().rows,
      erasedAgain: 0,
    })
    expect(await ran('audit verify', { env: { ...env, EVENKEEL_DATABASE_URL: to } })).toMatchObject({ code: 0 })
    const again = await ran(['restore', '--from', out, '--to-url', to], { env })
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not empty') })
  } finally {
    await asAdmin(inject('adminUrl'), `drop database ${name} with (force)`)
  }
})

test('export erasures lists the receipts, one a line', async () => {
  const lena = await house.newcomer('Lena Sato')
  await lena.ask(myData.erasePerson, { params: { personId: lena.personId }, body: { name: 'Lena Sato' } })
  const { code, out } = await ran('export erasures', { env })
  expect(code).toBe(0)
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { person_id: string }).person_id),
  ).toEqual([lena.personId])
})
