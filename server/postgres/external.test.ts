import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { external, judge } from './external.ts'

let dataDir: string
let server: EmbeddedServer
let admin: pg.Client

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-external-'))
  server = await startEmbedded({ dataDir })
  admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  for (const statement of [
    `create role mara login password 'p@ss word' createrole`,
    `create role iris login password 'iris'`,
    'create database growth owner mara',
    `create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
    'create database frozen owner mara',
    'alter database frozen set default_transaction_read_only = on',
    'create database risky owner mara',
    'alter database risky set synchronous_commit = off',
  ]) {
    await admin.query(statement)
  }
})

afterAll(async () => {
  await admin?.end()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a database of somebody else', () => {
  test('fit: its own user may make a schema and a role', async () => {
    expect(await external(address('mara', 'p@ss word', 'growth'))).toMatchObject({
      database: 'growth',
      user: 'mara',
      version: '18.4',
      createsRole: true,
      warnings: [],
    })
  })

  test('a user without rights: the SQL that gives them works', async () => {
    const problem = await external(address('iris', 'iris', 'growth')).catch((error) => error)
    expect(problem).toMatchObject({ code: 'not-suitable' })
    expect(problem.message).toContain('may not create schemas')
    expect(problem.message).toContain('the role evenkeel_app does not exist')
    expect(problem.remedy).toContain('CREATE ROLE "evenkeel_app"')
    for (const statement of sqlIn(problem.remedy)) await admin.query(statement)
    expect(await external(address('iris', 'iris', 'growth'))).toMatchObject({ user: 'iris' })
  })

  test('another encoding', async () => {
    const problem = await external(new URL('/latin', server.adminUrl).href).catch((error) => error)
    expect(problem).toMatchObject({ code: 'not-suitable', message: expect.stringContaining('LATIN1') })
  })

  test('read only', async () => {
    await expect(external(address('mara', 'p@ss word', 'frozen'))).rejects.toMatchObject({
      message: expect.stringContaining('takes no writes'),
    })
  })

  test('not durable: a warning', async () => {
    const { warnings } = await external(address('mara', 'p@ss word', 'risky'))
    expect(warnings).toEqual([expect.stringContaining('synchronous_commit is off')])
  })

  test('too old', () => {
    const facts = {
      database: 'growth',
      login: 'mara',
      version: '14.11',
      version_number: 140_011,
      encoding: 'UTF8',
      standby: false,
      read_only: false,
      may_create_role: true,
      may_create_schema: true,
      app_role: false,
      undurable: [],
    }
    expect(judge(facts, 'evenkeel_app')).toEqual([
      { is: 'it is PostgreSQL 14.11; version 15 or newer is needed', remedy: expect.any(String) },
    ])
    expect(judge({ ...facts, version_number: 150_000 }, 'evenkeel_app')).toEqual([])
  })
})

describe('no way in', () => {
  test.each([
    ['a wrong password', () => address('mara', 'guess', 'growth'), 'refuses the password of mara', 'percent-encoded'],
    ['no such database', () => address('mara', 'p@ss word', 'gone'), 'has no database gone', 'CREATE DATABASE "gone"'],
    ['nobody there', () => 'postgres://mara:x@127.0.0.1:9/growth', 'does not answer', 'listen_addresses'],
    ['no such host', () => 'postgres://mara:x@no-such-host.invalid/growth', 'cannot be resolved', 'host'],
  ])('%s', async (_name, url, says, remedy) => {
    const problem = await external(url()).catch((error) => error)
    expect(problem).toMatchObject({ code: 'unreachable', message: expect.stringContaining(says), remedy: expect.stringContaining(remedy) })
    expect(problem.message + problem.remedy).not.toContain('guess')
  })
})

function address(user: string, password: string, database: string): string {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`
}

/** The statements in a remedy, up to the first alternative. */
function sqlIn(remedy: string): string[] {
  return remedy.split('\n').flatMap((line) =>
    line
      .replace(/^As administrator: /, '')
      .split('  or,')[0]!
      .split(/(?<=;)/)
      .filter((part) => part.trim()),
  )
}
