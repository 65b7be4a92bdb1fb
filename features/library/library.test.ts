import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as people } from '../people/contract.ts'
import { type Chosen, contract, piecesOf } from './contract.ts'

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const settings = { name: 'Harbour Works', language: 'en', retentionMonths: 24 }

async function founded(name = 'Ines Duarte'): Promise<Person> {
  const owner = await house.newcomer(name)
  expect((await owner.ask(people.setUpOrganisation, { body: settings })).status).toBe(200)
  return owner
}

type File = { readonly name: string; readonly text: string }

async function sent(who: Person, files: readonly File[]): Promise<string> {
  const parts = files.map(({ text }) => piecesOf(text, 250_000))
  const announced = files.map(({ name, text }, i) => ({ name, characters: text.length, parts: parts[i]!.length }))
  const { reply } = await who.ask(contract.openImport, { body: { files: announced } })
  for (const [file, pieces] of parts.entries())
    for (const [part, text] of pieces.entries()) {
      const { status } = await who.ask(contract.sendImportPart, { params: { readingId: reply.importId }, body: { file, part, text } })
      expect(status).toBe(200)
    }
  return reply.importId
}

async function read(who: Person, files: readonly File[], chosen: Chosen = {}) {
  const importId = await sent(who, files)
  const params = { readingId: importId }
  const { status, reply, problem } = await who.ask(contract.readImport, { params, body: chosen })
  expect({ status, problem: status === 200 ? null : problem }).toEqual({ status: 200, problem: null })
  const shown = (await who.ask(contract.showFrameworkImport, { params })).reply
  return { importId, version: reply.version, shown, reading: shown.reading! }
}

async function brought(who: Person, files: readonly File[], chosen: Chosen = {}) {
  const { importId, version } = await read(who, files, chosen)
  const { status, reply, problem } = await who.ask(contract.bringInFramework, { params: { readingId: importId }, body: { version } })
  expect({ status, problem: status === 200 ? null : problem.type }).toEqual({ status: 200, problem: null })
  return reply
}

const grades = (required: number) => `Job,Grade,Ability,Wanted
Helm,Senior,Steering,${required}
Helm,Senior,Talking with the crew,2
Helm,Junior,Steering,1
`
const mapping = { columns: { Job: 'role.name', Grade: 'level.title', Ability: 'skill.name', Wanted: 'requirement.required' } }
const chosen = { importer: 'table', mapping, source: { name: 'Our grades', version: '2026-11' } }
const table = (required = 3) => [{ name: 'grades.csv', text: grades(required) }]

describe('a table of anybody', () => {
  test('is mapped, looked over, brought in, and found again as it was', async () => {
    const owner = await founded()
    const { shown, reading } = await read(owner, table(), chosen)
    expect(reading).toMatchObject({
      importer: 'table',
      table: { header: ['Job', 'Grade', 'Ability', 'Wanted'] },
      source: { id: 'our-grades', name: 'Our grades', version: '2026-11' },
      counts: { roles: 1, levels: 2, skills: 2, requirements: 3, withoutLevel: 0 },
      problems: 0,
    })
    expect(reading.preview[0]).toEqual({ role: 'Helm', level: 'Senior', skill: 'Steering', half: null, required: 3 })
    expect(shown.against).toBeNull()
    const { frameworkId, brought: isNew } = await brought(owner, table(), chosen)
    expect(isNew).toBe(true)
    const params = { frameworkId }
    const { roles } = (await owner.ask(contract.listLibraryRoles, { params })).reply
    expect(roles.map(({ name, levels }) => [name, levels.map(({ title }) => title)])).toEqual([['Helm', ['Senior', 'Junior']]])
    const level = (await owner.ask(contract.showLibraryLevel, { params, query: { level: roles[0]!.levels[0]!.id } })).reply
    expect(level.requirements.map(({ name, required }) => [name, required])).toEqual([
      ['Steering', 3],
      ['Talking with the crew', 2],
    ])
    const found = (await owner.ask(contract.listLibrarySkills, { params, query: { search: 'CREW talk' } })).reply
    expect(found.skills.map(({ name }) => name)).toEqual(['Talking with the crew'])
  })

  test('a second time is no change; a new release shows what is different, and the older one stays', async () => {
    const owner = await founded()
    const first = await brought(owner, table(), chosen)
    expect(first).toMatchObject({ number: 1, brought: true })
    const rows = async () =>
      (await house.admin.query<{ n: string }>('select count(*) as n from library_release where org_id = $1', [owner.orgId])).rows[0]!.n
    const again = await read(owner, table(), chosen)
    expect(again.shown.against).toMatchObject({ frameworkId: first.frameworkId, number: 1, changes: 0 })
    expect(
      (await owner.ask(contract.bringInFramework, { params: { readingId: again.importId }, body: { version: again.version } })).reply,
    ).toEqual({
      ...{ frameworkId: first.frameworkId, number: 1, brought: false },
    })
    expect(await rows()).toBe('1')

    const next = await read(owner, table(2), { ...chosen, source: { ...chosen.source, version: '2027-01' } })
    const { lines } = (await owner.ask(contract.listImportChanges, { params: { readingId: next.importId } })).reply
    expect(lines).toContain('~ requirement helm/senior: steering: required was 3, is 2')
    expect(
      (await owner.ask(contract.bringInFramework, { params: { readingId: next.importId }, body: { version: next.version } })).reply,
    ).toMatchObject({
      ...{ number: 2, brought: true },
    })
    const shown = (await owner.ask(contract.showLibraryFramework, { params: { frameworkId: first.frameworkId } })).reply
    expect(shown.releases.map(({ number, version, changes }) => [number, version, changes > 0])).toEqual([
      [2, '2027-01', true],
      [1, '2026-11', false],
    ])
    const between = await owner.ask(contract.listReleaseChanges, {
      params: { frameworkId: first.frameworkId },
      query: { before: 1, now: 2 },
    })
    expect(between.reply.lines).toEqual(lines)
  })

  test('comes in under the release that was looked at, or not at all', async () => {
    const owner = await founded()
    await brought(owner, table(), chosen)
    const mine = await read(owner, table(2), chosen)
    await brought(owner, table(1), chosen)
    const late = await owner.ask(contract.bringInFramework, { params: { readingId: mine.importId }, body: { version: mine.version } })
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
  })

  test('without a version, or without anything in it, does not come in', async () => {
    const owner = await founded()
    const undated = await read(owner, table(), { importer: 'table', mapping })
    const refusedFor = async ({ importId, version }: { importId: string; version: number }) =>
      (await owner.ask(contract.bringInFramework, { params: { readingId: importId }, body: { version } })).problem.type
    expect(await refusedFor(undated)).toBe('/problems/say-version')
    const nothing = await read(owner, [{ name: 'notes.md', text: 'Nothing of the kind.' }])
    expect(nothing.reading).toMatchObject({ importer: null, problems: 1 })
    expect(await refusedFor(nothing)).toBe('/problems/not-read')
  })

  test('every problem is there, by page, with place and remedy', async () => {
    const owner = await founded()
    const bad = Array.from({ length: 70 }, (_, i) => `Helm,Senior,Skill ${i},much`).join('\n')
    const { importId, reading } = await read(owner, [{ name: 'grades.csv', text: `${grades(3)}${bad}\n` }], chosen)
    expect(reading.problems).toBe(70)
    const first = (await owner.ask(contract.listImportProblems, { params: { readingId: importId } })).reply
    const rest = (await owner.ask(contract.listImportProblems, { params: { readingId: importId }, query: { after: first.next! } })).reply
    const all = [...first.problems, ...rest.problems]
    expect([first.total, all.length, rest.next]).toEqual([70, 70, null])
    expect(new Set(all.map(({ line }) => line)).size).toBe(70)
    for (const { file, what, remedy } of all) expect([file, what, remedy].every(Boolean)).toBe(true)
  })
})

describe('who', () => {
  test('a solo account brings nothing in, and reads the built-in framework', async () => {
    const noor = await house.newcomer()
    const { problem } = await noor.ask(contract.openImport, { body: { files: [{ name: 'a.csv', characters: 1, parts: 1 }] } })
    expect(problem.type).toBe('/problems/solo-account')
    const { frameworks } = (await noor.ask(contract.listLibrary)).reply
    expect(frameworks).toMatchObject([{ frameworkId: 'evenkeel', builtIn: true }])
    const balance = (await noor.ask(contract.showLibraryBalance, { params: { frameworkId: 'evenkeel' } })).reply
    expect(balance).toMatchObject({ over: false, withoutPeople: 0, withoutTechnical: 0 })
  })

  test('another organisation sees neither the framework nor the import', async () => {
    const [owner, other] = [await founded(), await founded('Mika Berg')]
    const { frameworkId } = await brought(owner, table(), chosen)
    const importId = await sent(owner, table())
    const seen = [
      await other.ask(contract.showLibraryFramework, { params: { frameworkId } }),
      await other.ask(contract.showLibraryBalance, { params: { frameworkId: 'evenkeel' }, query: { measured: frameworkId } }),
      await other.ask(contract.exportLibraryFramework, { params: { frameworkId }, query: { format: 'csv' } }),
      await other.ask(contract.showFrameworkImport, { params: { readingId: importId } }),
      await other.ask(contract.sendImportPart, { params: { readingId: importId }, body: { file: 0, part: 0, text: 'mine' } }),
      await other.ask(contract.removeLibraryFramework, { params: { frameworkId }, body: { version: 1 } }),
    ]
    expect(seen.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect((await other.ask(contract.listNotices)).reply.notices.map(({ id }) => id)).toEqual(['evenkeel'])
    expect((await owner.ask(contract.listNotices)).reply.notices.map(({ id }) => id)).toEqual(['evenkeel', 'our-grades'])
  })

  test('taking it out takes its releases along, against the version that was loaded', async () => {
    const owner = await founded()
    const { frameworkId } = await brought(owner, table(), chosen)
    const params = { frameworkId }
    const late = await owner.ask(contract.removeLibraryFramework, { params, body: { version: 7 } })
    expect(late.problem.type).toBe('/problems/changed-meanwhile')
    expect((await owner.ask(contract.removeLibraryFramework, { params, body: { version: 1 } })).status).toBe(200)
    expect((await owner.ask(contract.showLibraryFramework, { params })).status).toBe(404)
    const kept = await house.admin.query('select 1 from library_release where framework_id = $1', [frameworkId])
    expect(kept.rows).toEqual([])
    const builtIn = await owner.ask(contract.removeLibraryFramework, { params: { frameworkId: 'evenkeel' }, body: { version: 0 } })
    expect(builtIn.problem.type).toBe('/problems/built-in')
  })
})

describe('files', () => {
  test('leave with their type and name, guarded against spreadsheets', async () => {
    const owner = await founded()
    const hostile = [{ name: 'grades.csv', text: grades(3).replaceAll('Steering', '=cmd()') }]
    const { frameworkId } = await brought(owner, hostile, chosen)
    const got = async (path: string) => house.app.inject({ url: `/api/library/${frameworkId}/${path}`, headers: { cookie: owner.cookie } })
    const csv = await got('export?format=csv')
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="our-grades-2026-11.csv"',
    })
    expect(csv.body).toContain("'=cmd()")
    expect(csv.body).not.toMatch(/(^|,)=cmd/m)
    expect((await got('export?format=case')).json()).toHaveProperty('CFDocument')
    expect((await got('balance/export?format=json')).json()).toHaveProperty('levels')
    expect((await got('balance/export?format=csv')).body).toMatch(/^Family,Role,Role level,/)
  })

  test('too many, too large or too many at once are refused with what is possible', async () => {
    const owner = await founded()
    const asked = async (files: { name: string; characters: number; parts: number }[]) =>
      (await owner.ask(contract.openImport, { body: { files } })).problem.type
    expect(await asked([{ name: 'a.csv', characters: 20_000_001, parts: 81 }])).toBe('/problems/too-large')
    expect(await asked(Array.from({ length: 61 }, () => ({ name: 'a.csv', characters: 1, parts: 1 })))).toBe('/problems/too-large')
    const one = [{ name: 'a.csv', characters: 1, parts: 1 }]
    for (let i = 0; i < 10; i++) expect(await asked(one)).toBeUndefined()
    expect(await asked(one)).toBe('/problems/too-many-open')
    house.clock.now = new Date(house.clock.now.getTime() + 8 * 86_400_000)
    expect(await asked(one)).toBeUndefined()
  })

  test('are whole again from their parts, also through characters of two units', () => {
    const text = `a${'👩🏽‍💻'.repeat(50)}`
    for (const size of [2, 3, 7]) {
      const pieces = piecesOf(text, size)
      expect(pieces.join('')).toBe(text)
      expect(pieces.filter((piece) => !piece.isWellFormed() || piece.length > size)).toEqual([])
    }
  })

  test('are read only when all of them have arrived', async () => {
    const owner = await founded()
    const { reply } = await owner.ask(contract.openImport, { body: { files: [{ name: 'a.csv', characters: 9, parts: 2 }] } })
    const params = { readingId: reply.importId }
    await owner.ask(contract.sendImportPart, { params, body: { file: 0, part: 0, text: 'Job' } })
    expect((await owner.ask(contract.readImport, { params, body: {} })).problem.type).toBe('/problems/incomplete')
    const beyond = await owner.ask(contract.sendImportPart, { params, body: { file: 0, part: 2, text: 'x' } })
    expect(beyond.problem.type).toBe('/problems/not-announced')
  })
})
