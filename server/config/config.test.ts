import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ConfigReading, describeConfig, readConfig, sayProblems } from './config.ts'
import { variables } from './variables.ts'

let place: string

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'evenkeel-config-'))
})

afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('an environment that is fine', () => {
  test('empty: everything has its usual value', () => {
    expect(configOf({})).toMatchObject({
      host: '127.0.0.1',
      port: 4310,
      portIsExplicit: false,
      publicUrl: undefined,
      databaseUrl: undefined,
      smtpUrl: undefined,
      logLevel: 'info',
      trustProxy: false,
      secret: undefined,
    })
  })

  test('an empty value is no value', () => {
    expect(configOf({ EVENKEEL_PORT: '', EVENKEEL_SECRET: '', EVENKEEL_DATABASE_URL_FILE: '' })).toMatchObject({
      port: 4310,
      secret: undefined,
    })
  })

  test('everything set', () => {
    const config = configOf({
      EVENKEEL_DATA_DIR: '/srv/evenkeel/',
      EVENKEEL_HOST: '0.0.0.0',
      EVENKEEL_PORT: '8080',
      EVENKEEL_PUBLIC_URL: 'https://growth.example.org/keel/',
      EVENKEEL_DATABASE_URL: 'postgres://evenkeel:p%40ss@db.example.org/evenkeel',
      EVENKEEL_SMTP_URL: 'smtps://user:word@mail.example.org:465',
      EVENKEEL_MAIL_FROM: 'Evenkeel <growth@example.org>',
      EVENKEEL_LOG_LEVEL: 'DEBUG',
      EVENKEEL_TRUST_PROXY: 'loopback, 10.0.0.0/8, 2001:db8::/32',
      EVENKEEL_WEBHOOK_HOSTS: 'CI.internal, 10.1.2.3:8080,[fd00::1]:80',
      EVENKEEL_SECRET: 'x'.repeat(32),
      EVENKEEL_DEMO: 'Off',
    })
    expect(config).toEqual({
      demo: false,
      dataDir: '/srv/evenkeel',
      host: '0.0.0.0',
      port: 8080,
      portIsExplicit: true,
      publicUrl: 'https://growth.example.org/keel',
      databaseUrl: 'postgres://evenkeel:p%40ss@db.example.org/evenkeel',
      smtpUrl: 'smtps://user:word@mail.example.org:465',
      mailFrom: 'Evenkeel <growth@example.org>',
      logLevel: 'debug',
      trustProxy: ['loopback', '10.0.0.0/8', '2001:db8::/32'],
      webhookHosts: ['ci.internal', '10.1.2.3:8080', '[fd00::1]:80'],
      secret: 'x'.repeat(32),
    })
  })

  test.each([
    ['EVENKEEL_TRUST_PROXY', '2'],
    ['EVENKEEL_MAIL_FROM', 'growth@example.org'],
    ['EVENKEEL_DATABASE_URL', 'postgresql:///evenkeel?host=/run/postgresql'],
    ['EVENKEEL_HOST', '::1'],
  ])('%s=%s', (name, value) => {
    expect(readConfig({ [name]: value })).toHaveProperty('config')
  })

  test('any variable may come from a file', () => {
    const file = fileOf('secret', `${'y'.repeat(40)}\n`)
    expect(configOf({ EVENKEEL_SECRET_FILE: file, EVENKEEL_PORT_FILE: fileOf('port', '8081\n') })).toMatchObject({
      secret: 'y'.repeat(40),
      port: 8081,
    })
  })
})

describe('an environment that is not', () => {
  test.each([
    ['EVENKEEL_PORT', 'abc'],
    ['EVENKEEL_PORT', '43.5'],
    ['EVENKEEL_PORT', '0x10'],
    ['EVENKEEL_PORT', '0'],
    ['EVENKEEL_PORT', '65536'],
    ['EVENKEEL_PUBLIC_URL', 'growth.example.org'],
    ['EVENKEEL_PUBLIC_URL', 'ftp://growth.example.org'],
    ['EVENKEEL_PUBLIC_URL', 'https://growth.example.org/?a=1'],
    ['EVENKEEL_PUBLIC_URL', 'https://user@growth.example.org'],
    ['EVENKEEL_DATABASE_URL', 'mysql://db.example.org/x'],
    ['EVENKEEL_DATABASE_URL', 'postgres:///evenkeel'],
    ['EVENKEEL_SMTP_URL', 'mail.example.org'],
    ['EVENKEEL_MAIL_FROM', 'nobody'],
    ['EVENKEEL_MAIL_FROM', 'A <a@example.org>\r\nBcc: b@example.org'],
    ['EVENKEEL_LOG_LEVEL', 'loud'],
    ['EVENKEEL_TRUST_PROXY', 'true'],
    ['EVENKEEL_TRUST_PROXY', '10.0.0.0/33'],
    ['EVENKEEL_TRUST_PROXY', '0'],
    ['EVENKEEL_SECRET', 'too short'],
    ['EVENKEEL_HOST', 'http://localhost'],
  ])('%s=%s', (name, value) => {
    const [problem, ...others] = problemsOf({ [name]: value })
    expect(others).toEqual([])
    expect(problem?.variable).toBe(name)
    expect(problem?.wrong).toContain('expected')
    expect(problem?.remedy).toMatch(/example .*or take it away/)
  })

  test('all of it is said at once, each with variable, fault and remedy', () => {
    const env = {
      EVENKEEL_PORT: 'abc',
      EVENKEEL_LOG_LEVEL: 'loud',
      EVENKEEL_SECRET: 'x'.repeat(32),
      EVENKEEL_SECRET_FILE: '/run/secrets/evenkeel',
      EVENKEEL_DATABASE_URL_FILE: join(place, 'missing'),
      EVENKEEL_SMTP_URL_FILE: fileOf('empty', '\n'),
    }
    const problems = problemsOf(env)
    expect(problems.map(({ variable }) => variable)).toEqual([
      'EVENKEEL_PORT',
      'EVENKEEL_DATABASE_URL_FILE',
      'EVENKEEL_SMTP_URL_FILE',
      'EVENKEEL_LOG_LEVEL',
      'EVENKEEL_SECRET_FILE',
    ])
    expect(sayProblems(problems)).toContain('- EVENKEEL_PORT is "abc"; expected a whole number from 1 to 65535.\n  ')
    expect(problems[1]?.wrong).toContain('does not exist')
    expect(problems[4]?.wrong).toContain('together with EVENKEEL_SECRET')
  })

  test('mail without a sender', () => {
    expect(problemsOf({ EVENKEEL_SMTP_URL: 'smtp://mail.example.org' })).toEqual([
      expect.objectContaining({ variable: 'EVENKEEL_MAIL_FROM', wrong: expect.stringContaining('every mail needs a sender') }),
    ])
  })

  test('a secret is never repeated', () => {
    const said = JSON.stringify(
      problemsOf({
        EVENKEEL_SECRET: 'hunter2',
        EVENKEEL_DATABASE_URL: 'mysql://u:hunter2@h/x',
        EVENKEEL_SMTP_URL_FILE: fileOf('smtp', 'x://u:hunter2@h'),
      }),
    )
    expect(said).not.toContain('hunter2')
  })
})

describe('variables nobody knows', () => {
  test.each([
    ['EVENKEEL_PROT', 'Did you mean EVENKEEL_PORT?'],
    ['EVENKEEL_DATABSE_URL', 'Did you mean EVENKEEL_DATABASE_URL?'],
    ['EVENKEEL_SECRETFILE', 'Did you mean EVENKEEL_SECRET_FILE?'],
    ['EVENKEEL_COLOUR_OF_THE_SKY', 'Take it away; "evenkeel doctor" lists the names there are.'],
  ])('%s: %s', (name, remedy) => {
    const { warnings } = readConfig({ [name]: '1' })
    expect(warnings).toEqual([{ variable: name, wrong: expect.stringContaining('has no effect'), remedy }])
  })

  test('the variables of others are theirs', () => {
    expect(readConfig({ PORT: '80', PGHOST: 'x', HOME: '/root' }).warnings).toEqual([])
  })
})

describe('the reference', () => {
  test('describes every variable there is, from the objects that are checked', () => {
    const reference = describeConfig()
    expect(reference.map(({ name }) => name)).toEqual(Object.values(variables).map(({ name }) => name))
    for (const { name, fileName, meaning, otherwise, expected } of reference) {
      expect(fileName).toBe(`${name}_FILE`)
      for (const said of [meaning, otherwise, expected]) expect(said.length).toBeGreaterThan(3)
    }
    expect(reference.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
      'EVENKEEL_DATABASE_URL',
      'EVENKEEL_SMTP_URL',
      'EVENKEEL_SECRET',
    ])
  })

  test('every example is a good value, except the one that must not be copied', () => {
    expect(problemsOf({ EVENKEEL_SECRET: variables.secret.example })).toHaveLength(1)
    for (const { name, example } of describeConfig().filter(({ name }) => name !== 'EVENKEEL_SECRET')) {
      const env = { [name]: example, ...(name === 'EVENKEEL_SMTP_URL' && { EVENKEEL_MAIL_FROM: 'a@example.org' }) }
      expect(readConfig(env), name).toHaveProperty('config')
    }
  })
})

function configOf(env: Record<string, string>) {
  const reading: ConfigReading = readConfig(env)
  if ('problems' in reading) throw new Error(sayProblems(reading.problems))
  return reading.config
}

function problemsOf(env: Record<string, string>) {
  const reading = readConfig(env)
  return 'problems' in reading ? reading.problems : []
}

function fileOf(name: string, content: string): string {
  const path = join(place, name)
  writeFileSync(path, content)
  return path
}
