import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { adapt } from '../commands/adapt.ts'
import { dif } from '../commands/dif.ts'
import { reliability } from '../commands/reliability.ts'
import { score } from '../commands/score.ts'
import { runCommandLine } from '../run.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-measure-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: string[]): Promise<{ code: number; out: string; said: string }> {
  const [out, said]: [string[], string[]] = [[], []]
  const { signal } = new AbortController()
  const code = await runCommandLine([score, adapt, dif, reliability], args, {
    env: {},
    terminal: {
      print: (text) => void out.push(text),
      say: (text) => void said.push(text),
      json: (value) => void out.push(JSON.stringify(value)),
      style: (_, text) => text,
      columns: 100,
      room: 100,
      watched: false,
    },
    clock: () => new Date(0),
    random: () => 0.5,
    version: '0.0.0',
    signal,
    insisted: signal,
    readInput: async () => '',
  })
  return { code, out: out.join('\n'), said: said.join('\n') }
}

const items = file(
  'items.json',
  JSON.stringify({
    model: '2pl',
    persons: 9,
    items: [
      { id: 'q1', a: 1, b: [0], d: [0] },
      { id: 'q2', a: 1.5, b: [0.5] },
      { id: 'q3', a: 0.8, b: [-1] },
    ],
  }),
)

describe('score', () => {
  const answers = file('answers.csv', 'person,q1,q2,freq,q3\nAda,1,0,12,1\nBen,1,1,3,1\nCy,,,1,\n')
  test('one row per person: id, theta, se, answered; what is no fitted item is passed over', async () => {
    const { code, out, said } = await run('score', items, answers, '--method', 'eap', '--ids', 'person')
    expect(code).toBe(0)
    const rows = JSON.parse(out)
    expect(rows.map((row: { id: string; answered: number }) => [row.id, row.answered])).toEqual([
      ['Ada', 3],
      ['Ben', 3],
      ['Cy', 0],
    ])
    expect(rows[2]).toEqual({ id: 'Cy', theta: expect.closeTo(0, 9), se: expect.closeTo(1, 6), answered: 0 })
    expect(rows[1].theta).toBeGreaterThan(rows[0].theta)
    expect(said).toContain('passed over: freq')
  })
  test('no finite estimate is said, in JSON and in CSV', async () => {
    const { out } = await run('score', items, answers, '--method', 'ml', '--ids', 'person')
    expect(JSON.parse(out)[1]).toEqual({ id: 'Ben', theta: null, se: null, answered: 3, note: 'no finite estimate' })
    const to = join(folder, 'scores.csv')
    expect((await run('score', items, answers, '--method', 'ml', '--skip', 'x')).code).toBe(2)
    expect((await run('score', items, answers, '--method', 'ml', '--ids', 'person', '--out', to)).code).toBe(0)
    expect(readFileSync(to, 'utf8')).toMatch(/^id,theta,se,answered\nAda,[-\d.]+,[\d.]+,3\nBen,,,3\nCy,,,0\n$/)
  })
  test.each([
    [['nowhere.json', 'answers.csv'], 1, /nowhere\.json: There is no such file/],
    [['items.json', 'nowhere.csv'], 1, /nowhere\.csv: There is no such file/],
    [['bad.json', 'answers.csv'], 1, /bad\.json: It is no JSON/],
    [['odd.json', 'answers.csv'], 1, /odd\.json: Item "q1": b holds 2 values/],
    [['items.json', 'other.csv'], 1, /No column is a fitted item/],
    [['items.json', 'high.csv'], 1, /Item "q1", person in row 2: answer 7/],
    [['items.json', 'ragged.csv'], 1, /ragged\.csv:3: /],
    [['items.json'], 2, /RESPONSES is missing/],
    [['items.json', 'answers.csv', 'more.csv'], 2, /one word too many/],
  ])('%j ends with %d and a clear line', async (names, code, says) => {
    file('bad.json', '{')
    file('odd.json', JSON.stringify({ model: '2pl', items: [{ id: 'q1', a: 1, b: [0, 1] }] }))
    file('other.csv', 'x,y\n1,0\n')
    file('high.csv', 'q1\n1\n7\n')
    file('ragged.csv', 'q1,q2\n1,0\n1\n')
    const got = await run('score', ...names.map((each) => join(folder, each)), '--method', 'eap')
    expect(got.code).toBe(code)
    expect(got.said).toMatch(says)
    expect(got.out).toBe('')
  })
})

describe('adapt', () => {
  const bank = file(
    'bank.csv',
    `a,b,c,d,Group\n${Array.from({ length: 30 }, (_, i) => `${1 + (i % 5) / 5},${i / 10 - 1.5},0.2,1,g`).join('\n')}\n`,
  )
  const levels = file('levels.csv', 'theta\n-1\n1\n')
  test('traces for levels: items once, answers repeated by the seed, stopped by count or by precision', async () => {
    const { code, out } = await run('adapt', bank, '--theta-file', levels, '--criterion', 'mepv', '--max', '8')
    expect(code).toBe(0)
    const { traces, model } = JSON.parse(out)
    expect(model).toBe('3pl')
    expect(
      traces.map(({ theta, stopped, trace }: { theta: number; stopped: string; trace: unknown[] }) => [theta, stopped, trace.length]),
    ).toEqual([
      [-1, 'count', 8],
      [1, 'count', 8],
    ])
    expect(new Set(traces[0].trace.map(({ item }: { item: number }) => item)).size).toBe(8)
    expect((await run('adapt', bank, '--theta-file', levels, '--criterion', 'mepv', '--max', '8')).out).toBe(out)
    const precise = JSON.parse((await run('adapt', bank, '--theta-file', levels, '--stop-se', '0.6')).out)
    expect(precise.traces[0].stopped).toBe('precise')
    expect(precise.traces[0].se).toBeLessThanOrEqual(0.6)
  })
  test('what people answered: only that is asked', async () => {
    const answers = file('taken.csv', 'q1,q2,q3\n1,,0\n,,\n')
    const { out } = await run('adapt', items, '--answers', answers, '--criterion', 'kl')
    const { traces } = JSON.parse(out)
    expect(traces[0].trace.map(({ id }: { id: string }) => id).toSorted()).toEqual(['q1', 'q3'])
    expect(traces[0].stopped).toBe('nothing left')
    expect(traces[1].trace).toEqual([])
  })
  test('a boundary asks for a cut, and decides', async () => {
    const { out } = await run(
      'adapt',
      bank,
      '--theta-file',
      levels,
      '--criterion',
      'boundary',
      '--cut=0',
      '--stop-chance',
      '0.8',
      '--seed',
      '3',
    )
    expect(JSON.parse(out).traces.map(({ stopped }: { stopped: string }) => stopped)).toContain('decided')
    expect((await run('adapt', bank, '--theta-file', levels, '--criterion', 'boundary')).code).toBe(2)
    expect((await run('adapt', bank)).said).toContain('Either --theta-file or --answers')
  })
  test.each([
    ['x,y\n1,2\n', /A bank has the columns a and b/],
    ['a,b\n1,oops\n', /bank2\.csv:2: b: "oops" is no number/],
    ['a,b1,b2\n1,2,1\n', /must rise/],
  ])('a bank that is none: %j', async (text, says) => {
    const got = await run('adapt', file('bank2.csv', text), '--theta-file', levels)
    expect([got.code, got.out]).toEqual([1, ''])
    expect(got.said).toMatch(says)
  })
  test('uniforms of another size', async () => {
    const got = await run('adapt', bank, '--theta-file', levels, '--uniforms', file('u.csv', 'V1\n0.5\n'))
    expect(got.code).toBe(1)
    expect(got.said).toContain('1 rows of 1 uniforms; 2 levels and 30 items')
  })
})

describe('dif', () => {
  const rows = Array.from({ length: 80 }, (_, p) => `${(p >> 1) % 2},${(p >> 2) % 2},${(p * 7) % 3 ? 1 : 0},${p % 2 ? 'f' : 'm'},${p % 5}`)
  const answers = file('dif.csv', `q1,q2,q3,sex,mood\n${rows.join('\n')}\n`)
  test('says who is compared with whom, and passes over what is not right or wrong', async () => {
    const { code, out, said } = await run('dif', answers, '--group', 'sex', '--method', 'mh')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ method: 'mh', focal: { name: 'm', persons: 40 }, reference: { name: 'f', persons: 40 } })
    expect(JSON.parse(out).items.length).toBe(3)
    expect(said).toContain('passed over: mood')
    expect(JSON.parse((await run('dif', answers, '--group', 'sex', '--method', 'std', '--focal', 'f')).out).focal.name).toBe('f')
  })
  test('groups that are none', async () => {
    expect((await run('dif', answers, '--group', 'mood', '--method', 'mh', '--skip', 'sex')).said).toMatch(
      /There are 5 groups: "0", "1", .* Choose two with --focal and --reference/,
    )
    const two = await run('dif', answers, '--group', 'mood', '--method', 'mh', '--focal', '1', '--reference', '4', '--skip', 'sex')
    expect(JSON.parse(two.out).focal).toEqual({ name: '1', persons: 16 })
    expect((await run('dif', file('gap.csv', 'q1,g\n1,a\n0,\n'), '--group', 'g', '--method', 'mh')).said).toContain('Person 2 has no group')
    expect((await run('dif', file('one.csv', 'q1,g\n1,a\n0,a\n'), '--group', 'g', '--method', 'mh')).said).toContain(
      'There is one group only',
    )
    expect((await run('dif', answers, '--group', 'nowhere', '--method', 'mh')).code).toBe(1)
  })
})

describe('reliability', () => {
  test('alpha, omega and intraclass correlations; gaps are left out and counted', async () => {
    const ratings = file('ratings.csv', 'who,J1,J2,J3\na,9,2,5.5\nb,6,1,3\nc,8,4,6\nd,7,1,2\ne,10,5,6\nf,6,,4\n')
    const { out, said } = await run('reliability', ratings, '--ids', 'who')
    expect(JSON.parse(out)).toMatchObject({ persons: 5, leftOut: 1, columns: 3, alpha: expect.any(Number), omega: expect.any(Number) })
    expect(said).toContain('1 rows with a gap are left out; 5 are used.')
    const icc = JSON.parse((await run('reliability', ratings, '--ids', 'who', '--icc')).out)
    expect(icc.icc.map(({ type }: { type: string }) => type)).toEqual(['ICC1', 'ICC2', 'ICC3', 'ICC1k', 'ICC2k', 'ICC3k'])
    expect((await run('reliability', ratings)).said).toContain('ratings.csv:2: who: "a" is no number')
    expect((await run('reliability', file('few.csv', 'a,b\n1,2\n'))).code).toBe(1)
    expect((await run('reliability', file('same.csv', 'a,b\n1,1\n1,1\n'))).said).toContain('Nobody differs')
  })
})

/** The reference's own traces through the command line; not part of the repository. */
const oracles = new URL('../../../shared/oracles/', import.meta.url)
describe.skipIf(!existsSync(new URL('results/cat_traces.json', oracles)))('the reference bank', () => {
  test.each(['mfi', 'kl', 'mepv'])('%s asks the same items in the same order', async (criterion) => {
    const path = (name: string) => new URL(`data/${name}`, oracles).pathname
    const levels = file('seven.csv', '-2\n-1\n-0.5\n0\n0.5\n1\n2\n')
    const { out } = await run(
      'adapt',
      path('catr_tcals_bank.csv'),
      '--theta-file',
      levels,
      '--uniforms',
      path('cat_uniforms_7x85.csv'),
      '--criterion',
      criterion,
      '--max',
      '20',
    )
    const wanted = JSON.parse(readFileSync(new URL('results/cat_traces.json', oracles), 'utf8')).dich.filter(
      (it: { criterion: string }) => it.criterion.toLowerCase() === criterion,
    )
    const items = (traces: { trace: { item: number }[] }[]) => traces.map(({ trace }) => trace.map(({ item }) => item))
    expect(items(JSON.parse(out).traces)).toEqual(items(wanted))
  })
})
