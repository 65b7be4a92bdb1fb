import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { asAdmin, databaseUrl } from '../../tools/test-server.ts'
import { type Connect, runSql } from './sql.ts'

const adminUrl = inject('adminUrl')
const database = `evenkeel_sql_${process.pid}`
const pool = new pg.Pool({ connectionString: databaseUrl(adminUrl, database), max: 4 })
pool.on('error', () => {}) // a connection that the server closed
const connect: Connect = () => pool.connect()
const sql = (setup: string, query: string) => runSql(connect, setup, query)

beforeAll(() => asAdmin(adminUrl, `create database ${database}`))
afterAll(async () => {
  await pool.end()
  await asAdmin(adminUrl, `drop database ${database} with (force)`)
})

describe('rows', () => {
  test('are text as PostgreSQL writes it', async () => {
    const rows = await sql('', `select 1, 2.50, null, true, 'x', timestamptz '2026-03-01 12:00+02', 0.1::float8 + 0.2, array[1, null]`)
    expect(rows).toEqual([['1', '2.50', 'NULL', 't', 'x', '2026-03-01 10:00:00+00', '0.30000000000000004', '{1,NULL}']])
  })

  test('come from tables made without a schema', async () => {
    const setup = `create table person (id int primary key, name text); insert into person values (1, 'Ada'), (2, null)`
    expect(await sql(setup, 'select id, name from person order by id')).toEqual([
      ['1', 'Ada'],
      ['2', 'NULL'],
    ])
  })

  test('random() is the same every time', async () => {
    const draw = () => sql('', 'select random() from generate_series(1, 3)')
    expect(await draw()).toEqual(await draw())
  })
})

describe('nothing stays', () => {
  test('tables, settings and sequences are gone for the next call', async () => {
    await sql(
      'create table left_over (id int); set statement_timeout = 1500; create schema kept; create table kept.here (id int)',
      'select 1',
    )
    const seen = await sql('', `select to_regclass('left_over'), to_regclass('kept.here'), current_setting('statement_timeout')`)
    expect(seen).toEqual([['NULL', 'NULL', '2s']])
  })

  test('a setup that commits is refused, and its connection is closed', async () => {
    const pid = async () => (await sql('', 'select pg_backend_pid()'))[0]?.[0]
    const before = await pid()
    await expect(sql('create table sneaky (id int); commit', 'select 1')).rejects.toThrow('ended the transaction')
    expect(await pid()).not.toBe(before)
    await expect(sql('create table sneaky (id int); commit; select 1/0', 'select 1')).rejects.toThrow('division by zero')
    expect(await sql('', `select to_regclass('sneaky')`)).toEqual([['NULL']])
  })

  test('a query that commits is refused', async () => {
    await expect(sql('create table sneaky (id int)', 'commit')).rejects.toThrow('ended the transaction')
  })
})

describe('limits', () => {
  test('one statement in a query', async () => {
    await expect(sql('', 'select 1; select 2')).rejects.toThrow('cannot insert multiple commands')
  })

  test('two seconds a statement', async () => {
    await expect(sql('', 'select pg_sleep(5)')).rejects.toMatchObject({ code: '57014' })
  })

  test('a failed statement carries its SQLSTATE, and the next call works', async () => {
    await expect(sql('create table one (id int unique); insert into one values (1), (1)', 'select 1')).rejects.toMatchObject({
      code: '23505',
    })
    expect(await sql('', 'select 1')).toEqual([['1']])
  })

  test('tables of the application are not in sight by their bare name', async () => {
    await pool.query('create table public.evidence (id int)')
    await expect(sql('', 'select * from evidence')).rejects.toMatchObject({ code: '42P01' })
  })
})
