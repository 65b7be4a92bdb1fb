import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { contract as accounts } from '../../features/accounts/contract.ts'
import { contract as competency } from '../../features/competency/contract.ts'
import { contract as myData } from '../../features/my-data/contract.ts'
import { contract as profile } from '../../features/profile/contract.ts'
import { contract as work } from '../../features/work/contract.ts'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { asAdmin, databaseUrl, testLogin } from '../../tools/test-server.ts'
import { prepare } from '../assemble.ts'
import { readContent } from '../content.ts'
import { asOwner } from './as-owner.ts'
import { takeBackup } from './backup.ts'
import { type Receipt, readReceipts } from './erasures.ts'
import type { Manifest } from './manifest.ts'
import { type Restored, restoreBackup } from './restore.ts'
import { digestOf, fixFormats } from './rows.ts'
import { listTables } from './tables.ts'
import { whenQuiet } from './trial.ts'

let house: TestHouse
let folder: string
let ownerUrl: string
let noor: Awaited<ReturnType<TestHouse['newcomer']>>
let whole: { path: string; manifest: Manifest }
const databases: string[] = []
const now = new Date('2026-03-02T10:11:12.000Z')

beforeAll(async () => {
  house = await openTestHouse()
  ownerUrl = await urlOf(house)
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-backup-'))
  noor = await house.newcomer('Noor Haddad')
  await sayAim(noor)
  await sitBaseline(noor, { content: readContent(), admin: house.admin })
  const params = { personId: noor.personId }
  const claim = {
    context: 'A "quoted" line,\nüber-long \u2028 and \\ odd',
    benefited: 'Grüße, 世界',
    link: null,
    verifierName: 'Sam Okafor',
    verifierEmail: null,
  }
  await noor.ask(work.addWork, { params, body: { competency: 'testing', outcome: 'Fewer faults reach the customer', ...claim } })
  const { estimate: _, ...detail } = (await noor.ask(competency.showCompetency, { params: { ...params, competencyId: 'testing' } })).reply
  const body = { words: 'That was not me' }
  await noor.ask(competency.disputeEvidence, { params: { ...params, evidenceId: detail.pieces[0]!.id }, body })
  await house.newcomer('Mika Berg')
  await whenQuiet(house.admin)
  whole = await takeBackup({ ownerUrl, out: join(folder, 'whole'), version: '1.2.3', now })
})

afterAll(async () => {
  await house.close()
  for (const name of databases) await asAdmin(inject('adminUrl'), `drop database if exists ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

describe('a backup', () => {
  test('holds every table of people, and says how many rows and which SHA-256', async () => {
    const { tables, ...rest } = whole.manifest
    expect(rest).toMatchObject({ format: 'evenkeel-backup/1', evenkeel: '1.2.3', createdAt: now.toISOString() })
    expect(rest.migrations.length).toBeGreaterThan(0)
    const counted = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
    expect(counted).toMatchObject({
      'identity.user': 2,
      'identity.account': 2,
      'public.org': 2,
      'public.person': 2,
      'public.dispute': 1,
      'public.work': 1,
    })
    expect(counted['public.evidence']).toBeGreaterThan(10)
    expect(counted).not.toHaveProperty('identity.session')
    const lines = (await readFile(join(whole.path, 'public.work.ndjson'), 'utf8')).trimEnd().split('\n')
    expect(JSON.parse(lines[0]!)).toMatchObject({ benefited: 'Grüße, 世界' })
  })

  test('can be read by its owner alone, and leaves nothing half made beside it', async () => {
    expect((await stat(whole.path)).mode & 0o777).toBe(0o700)
    expect((await stat(join(whole.path, 'public.person.ndjson'))).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter((name) => name.includes('draft'))).toEqual([])
  })

  test('that is broken off leaves nothing', async () => {
    const stop = new AbortController()
    const out = join(folder, 'broken-off')
    const taking = takeBackup({ ownerUrl, out, version: '1.2.3', now, signal: stop.signal, onTable: () => stop.abort() })
    await expect(taking).rejects.toThrow(/abort/)
    expect((await readdir(folder)).filter((name) => name.includes('broken-off'))).toEqual([])
  })

  test('goes into a folder that exists under its own date, and never over another', async () => {
    const { path } = await takeBackup({ ownerUrl, out: folder, version: '1.2.3', now })
    expect(path).toBe(join(folder, 'evenkeel-20260302-101112'))
    await expect(takeBackup({ ownerUrl, out: folder, version: '1.2.3', now })).rejects.toMatchObject({ code: 'not-suitable' })
  })

  test('does not pass over rows that its user may not see', async () => {
    await asAdmin(inject('adminUrl'), `create role held login password 'held'`)
    const url = new URL(ownerUrl)
    Object.assign(url, { username: 'held', password: 'held' })
    await expect(takeBackup({ ownerUrl: url.href, out: join(folder, 'held'), version: '1.2.3', now })).rejects.toMatchObject({
      message: expect.stringContaining('one organisation at a time'),
      remedy: expect.stringContaining('ALTER ROLE "held" BYPASSRLS'),
    })
    await asAdmin(inject('adminUrl'), 'drop role held')
  })

  test('counts on tables without sequences, whose state it would not keep', async () => {
    const { rows } = await house.admin.query(`select schemaname, sequencename from pg_sequences where schemaname in ('public', 'identity')`)
    expect(rows).toEqual([])
  })
})

describe('a restored database', () => {
  let url: string
  let restored: Restored
  beforeAll(async () => {
    url = await emptyDatabase()
    restored = await restoreBackup({ from: whole.path, to: { ownerUrl: url, appLogin: testLogin } })
  })

  test('has the same rows in every table, by SHA-256', async () => {
    const [before, after] = [await digests(ownerUrl), await digests(url)]
    expect(after).toEqual(before)
    expect(Object.keys(after).length).toBe(whole.manifest.tables.length)
    expect(restored.rows).toBe(whole.manifest.tables.reduce((sum, { rows }) => sum + rows, 0))
  })

  test('has the same row security, rights, triggers, keys and functions', async () => {
    const [before, after] = [await structure(ownerUrl), await structure(url)]
    expect(after).toEqual(before)
    expect(after.security.filter((line) => / t t$/.test(line)).length).toBeGreaterThan(10)
    expect(after.rights.some((line) => line.includes('evenkeel_app'))).toBe(true)
  })

  test('is a house to live in: the same person signs in and sees the same profile', async () => {
    const other = await openTestHouse({ ownerUrl: url })
    try {
      const params = { personId: noor.personId }
      const { email } = (await noor.ask(accounts.showMe)).reply
      const again = other.visitor()
      again.cookie = noor.cookie
      expect((await again.ask(accounts.showMe)).status).toBe(401)
      const signedIn = await again.ask(accounts.signIn, { body: { email, password: 'correct horse battery staple' } })
      expect(signedIn.reply.personId).toBe(noor.personId)
      const there = await again.ask(profile.showProfile, { params })
      expect(there.status).toBe(200)
      expect(there.reply).toEqual((await noor.ask(profile.showProfile, { params })).reply)
      expect((await again.ask(competency.assess, { params, body: { competency: 'empathy', level: 3 } })).status).toBe(200)
    } finally {
      await other.close()
    }
  })

  test('is not restored into twice', async () => {
    await expect(restoreBackup({ from: whole.path, to: { ownerUrl: url, appLogin: testLogin } })).rejects.toMatchObject({
      code: 'not-suitable',
      message: expect.stringMatching(/not empty: there are rows in .*identity\.user/),
    })
  })
})

describe('what is not restored', () => {
  test.each([
    ['a byte flipped', flip, /table public\.evidence .*does not match its SHA-256/],
    ['a row lost', loseRow, /table public\.evidence .* bytes, not/],
    ['a file gone', lose, /table public\.evidence .*is missing/],
  ])('a backup with %s; it is refused by the name of the table, before anything is written', async (_, spoil, says) => {
    const from = await copyOf('spoilt')
    await spoil(join(from, 'public.evidence.ndjson'))
    const url = await emptyDatabase()
    await expect(restoreBackup({ from, to: { ownerUrl: url, appLogin: testLogin } })).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(says),
    })
    expect(await asOwner(url, async (client) => (await listTables(client)).length)).toBe(0)
  })

  test('a backup of a newer Evenkeel', async () => {
    const from = await copyOf('newer')
    await changeManifest(from, (manifest) => manifest.migrations.push('2031-01-01-a-later'))
    await expect(restoreBackup({ from, to: { ownerUrl: await emptyDatabase(), appLogin: testLogin } })).rejects.toMatchObject({
      code: 'other-version',
      message: expect.stringContaining('2031-01-01-a-later'),
    })
  })

  test('something that is no backup', async () => {
    const to = { ownerUrl: await emptyDatabase(), appLogin: testLogin }
    await expect(restoreBackup({ from: join(folder, 'nowhere'), to })).rejects.toMatchObject({ code: 'not-suitable' })
    const file = join(folder, 'text.tar')
    await writeFile(file, 'hello')
    await expect(restoreBackup({ from: file, to })).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('a backup of an older schema', () => {
  test('is restored as it was, and then brought up to date', async () => {
    const from = await copyOf('older')
    await changeManifest(from, (manifest) => {
      manifest.migrations = manifest.migrations.slice(0, 1)
      manifest.tables = manifest.tables.filter(({ name }) => name.startsWith('identity.'))
    })
    const url = await emptyDatabase()
    await restoreBackup({ from, to: { ownerUrl: url, appLogin: testLogin } })
    const users = await asOwner(url, async (client) => (await client.query('select from identity."user"')).rowCount)
    expect(users).toBe(2)
    expect(await structure(url)).toEqual(await structure(ownerUrl))
  })

  test('needs a database without any tables', async () => {
    const url = await emptyDatabase()
    await prepare({ ownerUrl: url, appLogin: testLogin })
    await expect(restoreBackup({ from: join(folder, 'older'), to: { ownerUrl: url, appLogin: testLogin } })).rejects.toMatchObject({
      message: expect.stringContaining('already newer'),
    })
  })
})

describe('one file', () => {
  test('holds the same, can be restored, and is refused when it is cut short', async () => {
    const { path, manifest } = await takeBackup({ ownerUrl, out: join(folder, 'one.tar'), version: '1.2.3', now })
    expect(manifest.tables.map(({ sha256 }) => sha256)).toEqual(whole.manifest.tables.map(({ sha256 }) => sha256))
    const url = await emptyDatabase()
    await restoreBackup({ from: path, to: { ownerUrl: url, appLogin: testLogin } })
    expect(await digests(url)).toEqual(await digests(ownerUrl))
    await truncate(path, (await stat(path)).size - 2000)
    await expect(restoreBackup({ from: path, to: { ownerUrl: url, appLogin: testLogin } })).rejects.toMatchObject({ code: 'damaged' })
  })
})

describe('whoever was erased after the backup', () => {
  test('is erased again: by the receipts of a newer backup, and by those the database kept', async () => {
    const mine = await openTestHouse()
    try {
      const at = await urlOf(mine)
      const [lena, robin] = [await mine.newcomer('Lena Sato'), await mine.newcomer('Robin Ek')]
      await sayAim(lena)
      const older = await takeBackup({ ownerUrl: at, out: join(folder, 'before'), version: '1.2.3', now })
      await lena.ask(myData.erasePerson, { params: { personId: lena.personId }, body: { name: 'Lena Sato' } })
      const newer = await takeBackup({ ownerUrl: at, out: join(folder, 'after.tar'), version: '1.2.3', now })
      const receipts = await readReceipts(newer.path)
      expect(receipts).toMatchObject([{ person_id: lena.personId }])

      const url = await emptyDatabase()
      const { erased } = await restoreBackup({ from: older.path, to: { ownerUrl: url, appLogin: testLogin }, receipts })
      expect(erased).toBe(1)
      expect(await people(url)).toEqual([robin.personId])
      expect(await rowsAbout(url, lena.personId)).toEqual(['identity.erasure'])

      const keeping = await emptyDatabase()
      await prepare({ ownerUrl: keeping, appLogin: testLogin })
      await asOwner(keeping, (client) => keep(client, receipts))
      await restoreBackup({ from: older.path, to: { ownerUrl: keeping, appLogin: testLogin } })
      expect(await people(keeping)).toEqual([robin.personId])
    } finally {
      await mine.close()
    }
  })
})

async function urlOf(at: TestHouse): Promise<string> {
  const { rows } = await at.admin.query<{ name: string }>('select current_database() as name')
  return databaseUrl(inject('adminUrl'), rows[0]!.name)
}

async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`
  await asAdmin(inject('adminUrl'), `create database ${name} template template0`)
  databases.push(name)
  return databaseUrl(inject('adminUrl'), name)
}

function digests(url: string): Promise<Record<string, { rows: number; sha256: string }>> {
  return asOwner(url, async (client) => {
    await client.query('begin')
    await fixFormats(client)
    const found: Record<string, { rows: number; sha256: string }> = {}
    for (const table of await listTables(client)) found[table.name] = await digestOf(client, table, table.columns)
    return found
  })
}

/** Everything about the database that is not rows, as sorted lines. */
async function structure(url: string) {
  const of = (query: string) =>
    asOwner(url, async (client) => (await client.query<{ line: string }>(query)).rows.map(({ line }) => line).toSorted())
  const ours = `n.nspname in ('public', 'identity')`
  return {
    security: await of(
      `select n.nspname || '.' || c.relname || ' ' || case when relrowsecurity then 't' else 'f' end || ' ' || case when relforcerowsecurity then 't' else 'f' end as line
         from pg_class c join pg_namespace n on n.oid = relnamespace where relkind = 'r' and ${ours}`,
    ),
    rules: await of(
      `select tablename || ' ' || policyname || ' ' || permissive || ' ' || cmd || ' ' || coalesce(qual, '') || ' ' || coalesce(with_check, '') as line from pg_policies`,
    ),
    rights: await of(
      `select c.relname || ' ' || coalesce(relacl::text, '') as line from pg_class c join pg_namespace n on n.oid = relnamespace where ${ours}`,
    ),
    keys: await of(
      `select conrelid::regclass || ' ' || pg_get_constraintdef(c.oid) as line from pg_constraint c join pg_namespace n on n.oid = connamespace where ${ours}`,
    ),
    triggers: await of(`select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`),
    functions: await of(
      `select pg_get_functiondef(p.oid) || coalesce(proacl::text, '') as line from pg_proc p join pg_namespace n on n.oid = pronamespace where ${ours}`,
    ),
  }
}

async function copyOf(name: string): Promise<string> {
  const { cp } = await import('node:fs/promises')
  const path = join(folder, name)
  await rm(path, { recursive: true, force: true })
  await cp(whole.path, path, { recursive: true })
  return path
}

async function changeManifest(path: string, change: (manifest: Manifest) => unknown): Promise<void> {
  const file = join(path, 'manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
  change(manifest)
  await writeFile(file, JSON.stringify(manifest))
}

async function flip(file: string): Promise<void> {
  const bytes = await readFile(file)
  bytes[Math.floor(bytes.length / 2)]! ^= 1
  await writeFile(file, bytes)
}

async function loseRow(file: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.slice(text.indexOf('\n') + 1))
}

const lose = (file: string) => rm(file)

function people(url: string): Promise<readonly string[]> {
  return asOwner(url, async (client) => (await client.query<{ id: string }>('select person_id as id from person')).rows.map(({ id }) => id))
}

/** Tables that still say anything of a person, anywhere in a row. */
function rowsAbout(url: string, personId: string): Promise<readonly string[]> {
  return asOwner(url, async (client) => {
    const found: string[] = []
    for (const { name, sql } of await listTables(client)) {
      const { rowCount } = await client.query(`select from ${sql} t where t::text like '%' || $1 || '%'`, [personId])
      if (rowCount) found.push(name)
    }
    return found
  })
}

async function keep(client: pg.ClientBase, receipts: readonly Receipt[]): Promise<void> {
  for (const { receipt_id, org_id, person_id, at } of receipts)
    await client.query('insert into identity.erasure values ($1, $2, $3, $4)', [receipt_id, org_id, person_id, at])
}
