import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inventRatings } from '@evenkeel/measure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ran } from './trial.ts'

let folder: string
let file: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-raters-'))
  file = join(folder, 'ratings.csv')
  const rows = ['person,rater,item,score']
  const variance = { person: 1.5, rater: 0.5, halo: 0.8 }
  inventRatings({ persons: 40, raters: 40, ratersEach: 6, items: 3, team: 8, variance, seed: 2 }, (...row) => rows.push(row.join()))
  await writeFile(file, rows.join('\n'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('calibrate raters', () => {
  test('prints persons, raters, items, variances and groups as JSON, and what happens to the other stream', async () => {
    const { code, err, json } = await ran(['calibrate', 'raters', file, '--halo'])
    expect(code).toBe(0)
    const result = json() as Record<string, never>
    expect(result).toMatchObject({
      model: 'rsm',
      estimator: 'hierarchical',
      standardErrors: 'exact',
      converged: true,
      variance: { person: expect.any(Number), rater: expect.any(Number), halo: expect.any(Number) },
      logLik: expect.any(Number),
      cpuSeconds: expect.any(Number),
      peakMiB: expect.any(Number),
    })
    const number = expect.any(Number)
    const { persons, raters, items, components } = result as unknown as Record<string, unknown[]>
    expect([persons!.length, raters!.length, items!.length, components!.length]).toEqual([40, 40, 3, 5])
    expect(persons![0]).toEqual({ id: '0', theta: number, se: number, component: 1, relativeToTeam: true })
    expect(raters![0]).toEqual({ id: '0', severity: number, se: number, n: number })
    expect(items![0]).toEqual({ id: '0', difficulty: number, thresholds: [number, number, number, number], se: number })
    expect(components![0]).toEqual({ id: 1, persons: 8, raters: 8, anchored: false, levelSd: number })
    expect(err).toMatch(/720 ratings of 40 persons by 40 raters on 3 items/)
    expect(err).toMatch(/Iteration 1: largest change/)
    expect(err).toMatch(/5 groups that share no person/)
  })

  test('takes other columns, a model, an estimator, and writes a file', async () => {
    const renamed = join(folder, 'renamed.csv')
    await writeFile(renamed, (await readFile(file, 'utf8')).replace('person,rater,item,score', 'who,by,what,level'))
    const out = join(folder, 'out.json')
    const columns = ['--person', 'who', '--rater', 'by', '--item', 'what', '--score', 'level']
    const line = ['calibrate', 'raters', renamed, ...columns, '--model', 'pcm', '--out', out]
    expect(await ran(line)).toMatchObject({ code: 0, out: '' })
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ model: 'pcm', estimator: 'hierarchical' })
  })

  test('the other estimators by name', async () => {
    const dense = join(folder, 'dense.csv')
    const rows = ['person,rater,item,score']
    const variance = { person: 1.5, rater: 0.5, halo: 0 }
    inventRatings({ persons: 40, raters: 5, ratersEach: 3, items: 3, variance, thresholds: [-1, 1], seed: 3 }, (...row) =>
      rows.push(row.join()),
    )
    await writeFile(dense, rows.join('\n'))
    const marginal = ['calibrate', 'raters', dense, '--estimator', 'marginal', '--nodes', '41', '--range', '7', '--se', 'separate']
    expect((await ran(marginal)).json()).toMatchObject({ estimator: 'marginal', standardErrors: 'separate', variance: { rater: 0 } })
    const joint = await ran(['calibrate', 'raters', dense, '--estimator', 'joint', '--uncorrected'])
    expect(joint.json()).toMatchObject({
      estimator: 'joint',
      persons: expect.arrayContaining([expect.objectContaining({ wle: expect.any(Number) })]),
    })
  })

  test('what is asked for wrongly ends with 2, what cannot be done with 1 and one clear line, and no file is left', async () => {
    const out = join(folder, 'never.json')
    for (const more of [
      [],
      [file, '--matrix', file],
      [file, '--model', 'x'],
      [file, '--tol', '2'],
      [file, '--nodes', '9'],
      [file, '--memory', 'much'],
    ])
      expect((await ran(['calibrate', 'raters', ...more])).code).toBe(2)
    expect(await ran(['calibrate', 'raters', join(folder, 'nowhere.csv'), '--out', out])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^nowhere.csv: There is no such file.\n$/),
    })
    const flat = join(folder, 'flat.csv')
    await writeFile(flat, 'person,rater,item,score\na,r,i,3\nb,r,i,3\n')
    const result = await ran(['calibrate', 'raters', flat, '--out', out])
    expect(result).toMatchObject({ code: 1, err: expect.stringMatching(/Every rating is 3: where only one category was given/) })
    expect(await readdir(folder)).not.toContain('never.json')
  })
})
