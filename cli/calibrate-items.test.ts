import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CalibratedItems, seededRandom } from '@evenkeel/measure'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ran } from './trial.ts'

type Printed = CalibratedItems & { readonly cpuSeconds: number; readonly peakMiB: number }

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-calibrate-'))
  file = join(folder, 'answers.csv')
  const random = seededRandom(8)
  const rows = Array.from({ length: 400 }, (_, p) => {
    const level = 3 * (random() - 0.5)
    return [`p${p}`, ...[-0.8, 0, 0.9, 0.3].map((b) => (random() < 0.05 ? '' : Number(level + 2 * (random() - 0.5) > b)))].join(',')
  })
  await writeFile(file, `who,a,b,c,d\n${rows.join('\n')}\n`)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('prints the items as JSON, progress beside it', async () => {
  const { code, out, err, json } = await ran(`calibrate items ${file} --model 2pl --ids who --se`)
  expect(code).toBe(0)
  expect(out.startsWith('{')).toBe(true)
  expect(err).toMatch(/^400 persons, 4 items\.\nCycle 1, 400 persons: log-likelihood -\d/)
  const printed = json<Printed>()
  expect(printed).toMatchObject({ model: '2pl', persons: 400, converged: true })
  expect(printed.items.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  for (const { a, b, se } of printed.items) {
    expect(a).toBeGreaterThan(0.3)
    expect(b.length).toBe(1)
    expect(se!.a).toBeGreaterThan(0)
    expect(se!.b[0]).toBeGreaterThan(0)
  }
  expect(printed.cycles).toBeGreaterThan(2)
  expect(printed.logLik).toBeLessThan(0)
  expect(printed.cpuSeconds).toBeGreaterThan(0)
  expect(printed.peakMiB).toBeGreaterThan(20)
})

test('--out writes the same, whole; --estimator cml centres the items', async () => {
  const out = join(folder, 'items.json')
  expect(await ran(`calibrate items ${file} --model rasch --estimator cml --ids who --out ${out}`)).toMatchObject({ code: 0, out: '' })
  const { items, estimator } = JSON.parse(await readFile(out, 'utf8')) as Printed
  expect(estimator).toBe('cml')
  expect(items.reduce((sum, { b }) => sum + b[0]!, 0)).toBeCloseTo(0, 12)
})

test('--fit adds items, pairs and people', async () => {
  const { json } = await ran(`calibrate items ${file} --model 2pl --ids who --fit`)
  const { fit } = json<{ fit: { items: { id: string }[]; pairs: { above: number }[]; persons: { person: string; fit: number }[] } }>()
  expect(fit.items.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
  expect(fit.pairs.length).toBe(6)
  expect(fit.persons.length).toBe(20)
  expect(fit.persons[0]!.fit).toBeLessThan(-1)
  expect(fit.persons[0]!.person).toMatch(/^p\d+$/)
})

test.each([
  ['--model rasch --ids who --estimator cml --fit', 1, /Leave one of the two out/],
  ['--model 2pl', 1, /^answers\.csv:2: who: "p0" is no answer category.*--skip/],
  ['--model 2pl --ids nobody', 1, /nobody: There is no such column/],
  ['--model 2pl --skip who,a,b,c', 0, /1 items/],
  ['--model 2pl --ids who --estimator cml', 1, /for rasch, pcm and rsm/],
  ['--model 4pl', 2, /"4pl" is none/],
  ['--model 3pl --prior-guess .2', 2, /--prior-guess takes a mean and an sd/],
  ['--model 2pl --nodes 1', 2, /--nodes takes a whole number from 3/],
  ['--model 2pl --matrix 3', 2, /--matrix takes numbers/],
  ['--model 2pl --matrix 3,4', 1, /3 persons on 4 items are 12/],
])('%s ends with %i', async (options, code, says) => {
  const ended = await ran(`calibrate items ${file} ${options}`)
  expect(ended.code).toBe(code)
  expect(ended.err).toMatch(says)
})

test('Ctrl-C stops between two cycles and leaves no file behind', async () => {
  const place = join(folder, 'stopped')
  const answers = join(folder, 'many.u8')
  const random = seededRandom(3)
  await writeFile(
    answers,
    Uint8Array.from({ length: 30_000 * 60 }, () => Math.floor(5 * random())),
  )
  await writeFile(join(folder, 'kept'), '')
  const args = [
    join(import.meta.dirname, 'main.ts'),
    'calibrate',
    'items',
    answers,
    '--matrix',
    '30000,60',
    '--model',
    'graded',
    '--tol',
    '1e-12',
    '--out',
    place,
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  for await (const chunk of child.stderr) {
    said += String(chunk)
    if (/Cycle 2/.test(said) && !child.killed) child.kill('SIGINT')
  }
  if (child.exitCode === null) await once(child, 'exit')
  expect(said).toMatch(/Stopped\.\n$/)
  expect(child.exitCode).toBe(130)
  expect((await readdir(folder)).filter((name) => name.startsWith('stopped'))).toEqual([])
})
