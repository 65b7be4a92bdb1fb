// The frameworks as they were published, through the door: what is counted, that nothing is lost, and that nobody else waits meanwhile.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absent, present, publishedText } from '../../packages/exchange/test-data/upstream.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as people } from '../people/contract.ts'
import { type Chosen, contract, limits, piecesOf } from './contract.ts'

let house: TestHouse
let owner: Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
  owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: 24 } })
  if (!present) console.log(absent)
})
afterAll(() => house.close())

type Sent = { readonly name: string; readonly text: string }
const published = (folder: string, names: readonly string[]): Sent[] =>
  names.map((name) => ({ name, text: publishedText(`${folder}/${name}`) }))

const ddat = () => published('ddat-2026-03', ['ddat_roles_skills.csv', 'ddat_skills_az.csv'])
const nice = () => published('nice-2.1.0', ['cprt_SP_800_181_2_1_0.json'])
const onet = () =>
  published('onet-29.3-computer', ['occupations.csv', 'skills.csv', 'related_occupations.csv', 'content_model_reference.csv'])

async function read(files: readonly Sent[], chosen: Chosen = {}) {
  const parts = files.map(({ text }) => piecesOf(text, limits.partCharacters))
  const announced = files.map(({ name, text }, i) => ({ name, characters: text.length, parts: parts[i]!.length }))
  const { importId } = (await owner.ask(contract.openImport, { body: { files: announced } })).reply
  const params = { readingId: importId }
  for (const [file, pieces] of parts.entries())
    for (const [part, text] of pieces.entries()) await owner.ask(contract.sendImportPart, { params, body: { file, part, text } })
  const { status, reply, problem } = await owner.ask(contract.readImport, { params, body: chosen })
  expect({ status, type: status === 200 ? null : problem.type }).toEqual({ status: 200, type: null })
  const shown = (await owner.ask(contract.showFrameworkImport, { params })).reply
  return { params, version: reply.version, shown, reading: shown.reading! }
}

async function brought(files: readonly Sent[], chosen: Chosen = {}) {
  const { params, version } = await read(files, chosen)
  const { status, reply, problem } = await owner.ask(contract.bringInFramework, { params, body: { version } })
  expect({ status, type: status === 200 ? null : problem.type }).toEqual({ status: 200, type: null })
  return reply
}

/** How long the thread that answers requests was held up at most, in milliseconds, while something was done. */
async function measured<T>(what: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begun = performance.now()
  const done = await work()
  delay.disable()
  const [took, stall] = [performance.now() - begun, delay.max / 1e6]
  console.log(`${what}: ${Math.round(took)} ms, the event loop held up for ${Math.round(stall)} ms at most`)
  return done
}

const exported = async (frameworkId: string, format: string) =>
  (await house.app.inject({ url: `/api/library/${frameworkId}/export?format=${format}`, headers: { cookie: owner.cookie } })).body

describe.skipIf(!present)('as published', () => {
  test('DDaT: counts, every requirement without a level named, a second time nothing', async () => {
    const chosen = { source: { version: '2026-03-23' } }
    const { reading, params } = await measured('DDaT', () => read(ddat(), chosen))
    expect(reading).toMatchObject({
      importer: 'ddat',
      counted: {
        ...{ families: 8, roles: 52, 'role levels': 205, 'level names': 202, skills: 189 },
        ...{ 'requirements with a level': 1796, 'requirements without a level': 28 },
      },
      problems: 28,
    })
    const { problems } = (await owner.ask(contract.listImportProblems, { params })).reply
    expect(problems.filter(({ what }) => /without a level/.test(what))).toHaveLength(28)
    await owner.ask(contract.dropImport, { params })
    const first = await measured('DDaT brought in', () => brought(ddat(), chosen))
    expect(await brought(ddat(), chosen)).toEqual({ ...first, brought: false })

    const { notices } = (await owner.ask(contract.listNotices)).reply
    expect(notices.find(({ id }) => id === 'ddat')).toMatchObject({
      ...{ version: '2026-03-23', licence: 'Open Government Licence v3.0' },
      notice: expect.stringContaining('Open Government Licence v3.0'),
    })
    const balance = (await owner.ask(contract.showLibraryBalance, { params: first, query: { limit: 500 } })).reply
    expect(balance).toMatchObject({ over: true, total: 201, withoutPeople: 10 })
    expect(balance.mean!.byCount.people).toBeCloseTo(0.254, 3)
    const developers = balance.levels.filter(({ roleName }) => roleName === 'Software developer')
    expect(developers.map(({ requirements }) => requirements.people)).toEqual(Array(9).fill(1))
  })

  test('NICE: counts', async () => {
    const { reading } = await measured('NICE', () => read(nice()))
    expect(reading).toMatchObject({
      importer: 'nice',
      source: { version: '2.1.0' },
      counted: { task: 946, knowledge: 662, skill: 540, 'competency area': 11, 'work role': 41, relations: 5460 },
    })
  })

  test('O*NET: counts, errors kept, the stand-in named, the release in the notice; measured beside DDaT', async () => {
    const { reading } = await measured('O*NET', () => read(onet(), { source: { version: '29.3' } }))
    expect(reading.counted).toMatchObject({ occupations: 43, 'skill rows': 2380, 'skill rows suppressed': 16 })
    expect(reading.source!.notice).toContain('O*NET 29.3 Database')
    const { frameworkId } = await brought(onet(), { source: { version: '29.3' } })
    const { roles } = (await owner.ask(contract.listLibraryRoles, { params: { frameworkId }, query: { search: '15-1252.00' } })).reply
    expect(roles).toMatchObject([{ name: 'Software Developers', standIn: expect.any(String) }])
    const { evidence } = (
      await owner.ask(contract.showLibraryBalance, { params: { frameworkId: 'evenkeel' }, query: { measured: frameworkId } })
    ).reply
    expect(evidence.length).toBe(43)
    for (const { people: mean, difference } of evidence) expect([mean.se, difference.se].every((se) => se !== null && se > 0)).toBe(true)
  })

  test('leave and come back identical, with the database in between', async () => {
    for (const [files, chosen] of [
      [ddat(), { source: { version: '2026-03-23' } }],
      [nice(), {}],
      [onet(), { source: { version: '29.3' } }],
    ] as const) {
      const { frameworkId } = await brought(files, chosen)
      const yaml = await exported(frameworkId, 'yaml')
      const again = await read([{ name: 'back.yaml', text: yaml }])
      expect(again.shown.against).toMatchObject({ frameworkId, changes: 0 })
      const table = await read([{ name: 'back.csv', text: await exported(frameworkId, 'csv') }], { importer: 'table' })
      expect(table.shown.against).toMatchObject({ frameworkId, changes: 0 })
      for (const { params } of [again, table]) await owner.ask(contract.dropImport, { params })
    }
  })

  test('nobody waits while somebody imports', async () => {
    const frameworks = [ddat(), nice(), onet()]
    const delay = monitorEventLoopDelay({ resolution: 1 })
    for (const files of frameworks) {
      delay.enable()
      const { params } = await read(files, { source: { version: '1' } })
      delay.disable()
      await owner.ask(contract.dropImport, { params })
    }
    console.log(`the event loop was held up for ${Math.round(delay.max / 1e6)} ms at most`)
    expect(delay.max / 1e6).toBeLessThan(200)
  })
})
