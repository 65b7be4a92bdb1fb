import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { slices } from '../server/slices.ts'
import { commands } from './commands.ts'
import { ran } from './trial.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-cli-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('help', () => {
  test('lists every command with its summary', async () => {
    for (const line of ['--help', '', 'help', '-h']) {
      const { code, out } = await ran(line)
      expect(code).toBe(0)
      for (const { name } of commands) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
    }
  })

  test.each(commands.map((command) => [command.name, command] as const))(
    'of "%s" has usage, every option and an example that is right',
    async (name, command) => {
      const { code, out } = await ran(`${name} --help`)
      expect(code).toBe(0)
      expect(out).toContain(command.summary.slice(0, 60))
      expect(out).toContain(`Usage  evenkeel ${name}`)
      for (const [option, { says, value }] of Object.entries(command.options)) {
        expect(out).toContain(value ? `--${option} ${value}` : `--${option}`)
        expect(says).toMatch(/^[A-Z].*\.$/)
        // What a bare word stands for is written as what it holds: FILE.
        expect(command.usage).toContain([command.operand ?? []].flat().includes(option) ? command.options[option]!.value : `--${option}`)
      }
      expect(command.examples.length).toBeGreaterThan(0)
      for (const { line } of command.examples) expect(usesOf(line, name)).not.toEqual([])
    },
  )

  test('no option is promised by usage or example that is not there', () => {
    const promised = commands.flatMap(({ name, usage, options, examples }) =>
      [usage, ...examples.flatMap(({ line }) => usesOf(line, name))].flatMap((text) =>
        [...text.matchAll(/--([a-z-]+)/g)].filter(([, option]) => !(option! in options)).map(([found]) => `${name} ${found}`),
      ),
    )
    expect(promised).toEqual([])
  })
})

describe('wrong usage ends with 2 and says what would be right', () => {
  test.each([
    ['serv', /no command "serv".*Did you mean "evenkeel serve"/],
    ['bakcup --out x', /Did you mean "evenkeel backup"/],
    ['audit', /only the first word.*evenkeel audit verify/s],
    ['audit verfy', /no command "audit verfy".*evenkeel audit verify/s],
    ['--json doctor', /command comes first/],
    ['doctor --jsn', /no option --jsn.*Did you mean --json/],
    ['doctor --json=yes', /--json takes no value/],
    ['doctor now', /"now" is one word too many/],
    ['backup', /--out PATH is missing/],
    ['backup --out', /--out needs a value/],
    ['backup --out --json', /--out needs a value/],
    ['profile', /--person or --email/],
    ['profile --person a --email b', /one of the two/],
    ['restore --from x --to-url a --to-data-dir b', /not both/],
    ['user add --name Noor --email nonsense', /"nonsense" is none/],
  ])('%s', async (line, says) => {
    const { code, out, err } = await ran(line)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
  })
})

describe('without a database', () => {
  const env = () => ({ EVENKEEL_DATA_DIR: join(folder, 'never-started') })

  test('--version prints the version and nothing else', async () => {
    expect(await ran('--version')).toMatchObject({ code: 0, out: '9.8.7\n', err: '' })
  })

  test('the doctor finds nothing wrong before the first start, and makes nothing', async () => {
    const { code, json } = await ran('doctor --json', { env: env() })
    const { checks } = json<{ checks: { id: string; state: string }[] }>()
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(code).toBe(0)
    expect(checks.map(({ id }) => id)).toContain('database')
    await expect(readFile(env().EVENKEEL_DATA_DIR)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('the doctor names every mistake in the settings', async () => {
    const { code, json } = await ran('doctor --json', { env: { ...env(), EVENKEEL_PORT: 'ninety', EVENKEEL_LOG_LEVEL: 'loud' } })
    const [settings] = json<{ checks: { id: string; state: string; says: string; remedy: string }[] }>().checks
    expect(code).toBe(1)
    expect(settings).toMatchObject({ id: 'settings', state: 'fail' })
    expect(settings!.says).toMatch(/EVENKEEL_PORT.*EVENKEEL_LOG_LEVEL/s)
  })

  test('a folder that cannot be written fails, with the remedy', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const { code, json } = await ran('doctor --json', { env: { EVENKEEL_DATA_DIR: join(file, 'below') } })
    const found = json<{ checks: { id: string; state: string; remedy?: string }[] }>().checks.find(({ id }) => id === 'data-folder')
    expect({ code, ...found }).toMatchObject({ code: 1, state: 'fail', remedy: expect.stringContaining('EVENKEEL_DATA_DIR') })
  })

  test('the schema is not up to date, and what reads says where to begin', async () => {
    expect(await ran('migrate --check', { env: env() })).toMatchObject({ code: 1, out: expect.stringContaining('Still to be run') })
    for (const line of ['audit verify', `backup --out ${folder}`, 'profile --email noor@example.org']) {
      expect(await ran(line, { env: env() })).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringMatching(/no database.*evenkeel serve/s),
      })
    }
  })

  test('the description of the API names every operation', async () => {
    const { code, json } = await ran('openapi', { env: { ...env(), EVENKEEL_PUBLIC_URL: 'https://growth.example.org' } })
    const { openapi, paths, servers } = json<{ openapi: string; servers: unknown; paths: Record<string, Record<string, unknown>> }>()
    expect({ code, openapi, servers }).toEqual({ code: 0, openapi: '3.1.0', servers: [{ url: 'https://growth.example.org' }] })
    const operations = Object.values(paths).flatMap((path) => Object.values(path))
    expect(operations.length).toBe(slices.flatMap(({ contract }) => Object.keys(contract)).length)
    const out = join(folder, 'openapi.json')
    expect(await ran(['openapi', '--out', out], { env: env() })).toMatchObject({ code: 0, out: '' })
    expect(JSON.parse(await readFile(out, 'utf8'))).toHaveProperty('paths')
  })
})

describe('lint framework', () => {
  const shipped = join(import.meta.dirname, '../packages/content')
  async function copy(name: string, file: string, change: (text: string) => string): Promise<string> {
    const to = join(folder, name)
    for (const room of ['competencies', 'roles', 'situations']) await cp(join(shipped, room), join(to, room), { recursive: true })
    await writeFile(join(to, file), change(await readFile(join(to, file), 'utf8')))
    return to
  }

  test('passes what is shipped', async () => {
    const { code, json } = await ran('lint framework --json')
    expect({ code, ...json<object>() }).toMatchObject({ code: 0, errors: 0, competencies: 28 })
  })

  test('ends with 1 on a framework out of balance, and names the file and the rule', async () => {
    const broken = await copy('broken', 'roles/software-engineering.yaml', (text) =>
      text
        .replace(/technical:\n\s+share: \d+/, 'technical:\n      share: 80')
        .replace(/people:\n\s+share: \d+/, 'people:\n      share: 20'),
    )
    const { code, json } = await ran(['lint', 'framework', '--content', broken, '--json'])
    const { errors, findings } = json<{ errors: number; findings: { rule: string; path: string }[] }>()
    expect(code).toBe(1)
    expect(errors).toBeGreaterThan(0)
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'parity', path: 'roles/software-engineering.yaml' }))
    const { out } = await ran(['lint', 'framework', '--content', broken])
    expect(out).toMatch(/roles\/software-engineering\.yaml\n {2}error .*\(parity\)/)
  })

  test('ends with 1 on a file that does not load', async () => {
    const broken = await copy('unreadable', 'competencies/empathy.yaml', (text) => text.replace('half: people', 'half: heart'))
    const { code, out } = await ran(['lint', 'framework', '--content', broken])
    expect(code).toBe(1)
    expect(out).toMatch(/competencies\/empathy\.yaml\n {2}error .*\(loads\)/)
  })

  test('says so when the folder is none', async () => {
    expect(await ran('lint framework --content /nowhere')).toMatchObject({ code: 1, err: expect.stringContaining('/nowhere') })
  })
})

/** The parts of an example that call this command, each from its name on. */
function usesOf(line: string, name: string): string[] {
  return line
    .split(/[|&<>;]+/)
    .map((part) => part.trim())
    .filter((part) => new RegExp(`^(EVENKEEL_\\w+=\\S+ )*evenkeel ${name}( |$)`).test(part))
}

describe('frameworks of anybody', () => {
  const env = () => ({ EVENKEEL_DATA_DIR: join(folder, 'never-started') })

  const table = `Role,Level,Skill,Half,Required,Weight
Engineer,Junior,Coding,technical,2,3
Engineer,Junior,Listening,people,2,1
Engineer,Senior,Coding,technical,4,3
`

  test('lint balance says how much each half is asked for, and ends with 1 over the line', async () => {
    const file = join(folder, 'ladder.csv')
    await writeFile(file, table)
    const { code, json } = await ran(['lint', 'balance', '--from', file, '--version', '1', '--json'])
    const report = json<{ over: boolean; withoutPeople: object[]; levels: object[] }>()
    expect([code, report.over, report.levels.length, report.withoutPeople.length]).toEqual([1, true, 2, 1])
    const mild = await ran(['lint', 'balance', '--from', file, '--version', '1', '--least-share', '0', '--most-without', '9'])
    expect(mild.code).toBe(0)
    expect(await ran(['lint', 'balance', '--from', file, '--least-share', 'half'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('least-share'),
    })
  })

  test('what no importer reads is refused with the list of what is read', async () => {
    const file = join(folder, 'noise.bin')
    await writeFile(file, 'nothing in particular')
    expect(await ran(['lint', 'balance', '--from', file])).toMatchObject({ code: 1, err: expect.stringContaining('O*NET') })
  })

  test('export framework: the table reads back as the same framework; case is JSON; an unknown format is refused', async () => {
    const out = join(folder, 'framework.yaml')
    expect((await ran(['export', 'framework', '--format', 'yaml', '--out', out], { env: env() })).code).toBe(0)
    const [direct, again] = [
      await ran(['export', 'framework', '--format', 'csv'], { env: env() }),
      await ran(['export', 'framework', '--format', 'csv', '--from', out], { env: env() }),
    ]
    expect(again.out).toBe(direct.out)
    const { out: packed } = await ran(['export', 'framework', '--format', 'case'], { env: env() })
    expect(JSON.parse(packed)).toHaveProperty('CFItems')
    expect(await ran(['export', 'framework', '--format', 'xlsx'], { env: env() })).toMatchObject({
      code: 1,
      err: expect.stringContaining('yaml, csv, case'),
    })
  })
})
