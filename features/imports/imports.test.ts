// Files of people and ratings, through the front door: what a dry run says, that all of it comes in or nothing, and that twice is once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sayAim } from '../../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../../tools/test-house.ts'
import { contract as competency } from '../competency/contract.ts'
import { contract as hooks } from '../hooks/contract.ts'
import { contract as myData } from '../my-data/contract.ts'
import { contract as people } from '../people/contract.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { contract, type Kind, type Shown } from './contract.ts'
import { jobs } from './jobs.ts'

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
type Asks = Pick<Person, 'ask'>
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

async function founded(): Promise<Person> {
  const owner = await house.newcomer('Ines Duarte')
  await owner.ask(people.setUpOrganisation, { body: { name: 'Harbour Works', language: 'en', retentionMonths: null } })
  return owner
}

async function joined(owner: Person, name: string, role: 'member' | 'manager' | 'hr' | 'auditor' = 'member') {
  const solo = await house.newcomer(name)
  const { link } = (await owner.ask(people.invitePerson, { body: { name, email: null, role, teamId: null } })).reply
  const { reply } = await solo.ask(people.acceptInvitation, { body: { token: link!.split('#')[1]!, bring: [] } })
  const inOrg = { 'evenkeel-org': reply.orgId }
  return { ...reply, ask: ((o, given, headers) => solo.ask(o, given, { ...inOrg, ...headers })) as Person['ask'] }
}

const seamOf = (text: string) => text.slice(-64)

async function sent(who: Asks, kind: Kind, text: string, at = 1000): Promise<string> {
  const { importId } = (await who.ask(contract.beginImport, { body: { kind, fileName: `${kind}.csv`, size: text.length } })).reply
  for (let offset = 0; offset === 0 || offset < text.length; offset += at) {
    const body = { offset, seam: seamOf(text.slice(0, offset)), text: text.slice(offset, offset + at), isLast: offset + at >= text.length }
    expect((await who.ask(contract.sendPart, { params: { importId }, body })).status).toBe(200)
  }
  return importId
}

async function checked(who: Asks, importId: string): Promise<Shown> {
  const params = { importId }
  for (;;) {
    const { status, reply, problem } = await who.ask(contract.checkImport, { params })
    if (status !== 200) throw new Error(JSON.stringify(problem))
    if (reply.state !== 'checking') return (await who.ask(contract.showImport, { params })).reply as Shown
  }
}

const dryRun = async (who: Asks, kind: Kind, text: string, at?: number) => checked(who, await sent(who, kind, text, at))
const badRows = async (who: Asks, { importId }: Shown) => (await who.ask(contract.listBadRows, { params: { importId } })).reply.rows
const bring = (who: Asks, { importId, version }: Shown) => who.ask(contract.bringIn, { params: { importId }, body: { version } })

async function brought(who: Asks, kind: Kind, text: string) {
  const shown = await dryRun(who, kind, text)
  expect(await badRows(who, shown)).toEqual([])
  const { status, reply } = await bring(who, shown)
  expect(status).toBe(200)
  return { ...reply, importId: shown.importId }
}

const team = `Name,E-mail,Role,Team,Part,Time zone,Language,Employee ID,Shoe size
"Reyes, Tomás",tomas@example.org,manager,Payments,manager,Europe/Madrid,es,E1,44
Mika Berg,mika@example.org,,Payments,,,,E2,
Ada Okafor,ada@example.org,,Payments,,Africa/Lagos,en,E3,
Bo Lind,bo@example.org,,Search,,,,E4,
`

test('an import that is done is told to whoever asked for it', async () => {
  const owner = await founded()
  await owner.ask(hooks.addHook, { body: { url: 'https://example.org/', description: '', events: ['import.done'] } })
  const { importId } = await brought(owner, 'people', team)
  const { rows } = await house.admin.query('select event, payload from delivery where org_id = $1', [owner.orgId])
  expect(rows).toEqual([{ event: 'import.done', payload: { importId } }])
})

describe('people', () => {
  test('a dry run says what would be done and what is left out, and does nothing', async () => {
    const owner = await founded()
    const shown = await dryRun(owner, 'people', team, 7)
    expect(shown).toMatchObject({ state: 'ready', rowCount: 4, checked: 4, unmapped: [], toInvite: 0 })
    expect(shown.result).toMatchObject({
      rows: { new: 4, changed: 0, same: 0, bad: 0, held: 0 },
      people: { added: 4, changed: 0, teams: 2, placesBegun: 4, placesEnded: 0 },
      notes: ['Left out: "Shoe size". No meaning was chosen for this column.'],
      missing: { count: 1, names: ['Ines Duarte'] },
    })
    expect((await owner.ask(people.showOrganisation)).reply.people).toBe(1)
  })

  test('come in once: the same file again changes nothing, a moved person keeps their history', async () => {
    const owner = await founded()
    await brought(owner, 'people', team)
    const listed = (await owner.ask(people.listPeople)).reply.people
    expect(listed.map(({ name, state, role, teams }) => [name, state, role, teams.map((t) => `${t.name} ${t.part}`)]).toSorted()).toEqual([
      ['Ada Okafor', 'invited', 'member', ['Payments member']],
      ['Bo Lind', 'invited', 'member', ['Search member']],
      ['Ines Duarte', 'active', 'owner', []],
      ['Mika Berg', 'invited', 'member', ['Payments member']],
      ['Reyes, Tomás', 'invited', 'manager', ['Payments manager']],
    ])
    const again = await brought(
      owner,
      'people',
      `\ufeff${team.replaceAll(',', ';').replace('"Reyes; Tomás"', '"Reyes, Tomás"').replaceAll('\n', '\r\n')}`,
    )
    expect(again.result).toMatchObject({
      rows: { same: 4, new: 0 },
      people: { added: 0, changed: 0, teams: 0, placesBegun: 0, placesEnded: 0 },
    })
    const moved = await brought(owner, 'people', 'external_id,name,team\nE4,Bo Lind,Payments\n')
    expect(moved.result).toMatchObject({ rows: { changed: 1 }, people: { placesBegun: 1, placesEnded: 1 }, missing: { count: 4 } })
    const places = await house.admin.query(
      `select t.name, p.until is null as now from team_place p join team t using (org_id, team_id) join person q using (org_id, person_id) where q.external_id = 'E4' and p.org_id = $1 order by since, now`,
      [owner.orgId],
    )
    expect(places.rows).toEqual([
      { name: 'Search', now: false },
      { name: 'Payments', now: true },
    ])
  })

  test('one line for each bad row, and with one of them nothing comes in', async () => {
    const owner = await founded()
    const shown = await dryRun(
      owner,
      'people',
      `name,email,role,team,part,time zone,language,external id
,a@example.org,,,,,,
Ada,not an address,,,,,,
Bo,b@example.org,boss,,,,,
Cleo,c@example.org,,,manager,,,
Dara,d@example.org,,,,Mars/Base,,
Eli,e@example.org,,,,,klingon!,
Fay,f@example.org,,Search,,,
Gil,g@example.org,,Search,,,,X1
Gill,g@example.org,,Search,,,,X1
Ines Duarte,,member,,,,,
Hal,h@example.org,,,,,,X\ufffd
Ivo,i@example.org,,,,,,
`,
    )
    expect((await badRows(owner, shown)).map(({ line, column, says }) => `${line} ${column}: ${says}`)).toEqual([
      '2 name: There is no name.',
      '3 email: "not an address" is no e-mail address.',
      '4 role: There is no role "boss".',
      '5 part: A manager of no team is named.',
      '6 time zone: There is no time zone "Mars/Base".',
      '7 language: "klingon!" is no language.',
      '8 : The row has 7 columns where the first line has 8.',
      '10 name: Line 9 says otherwise about the same person.',
      '11 role: Nobody gives a role to themselves.',
      '12 : The row holds signs that are no text: was it saved as UTF-8?',
    ])
    expect((await bring(owner, shown)).problem.type).toBe('/problems/rows-bad')
    expect((await owner.ask(people.showOrganisation)).reply.people).toBe(1)
  })

  test('HR gives no role of its own kind; nobody becomes two people by a name', async () => {
    const owner = await founded()
    const hr = await joined(owner, 'Mika Berg', 'hr')
    expect(await badRows(hr, await dryRun(hr, 'people', 'name,role\nAda,owner\nBo,manager\n'))).toMatchObject([
      { line: 2, says: 'Only an owner gives this role.' },
    ])
    for (const name of ['Kim', 'Kim']) await owner.ask(people.invitePerson, { body: { name, email: null, role: 'member', teamId: null } })
    expect(await badRows(hr, await dryRun(hr, 'people', 'name\nKim\nLou\n'))).toMatchObject([
      { line: 2, says: 'Several people here are called "Kim".' },
    ])
  })

  test('when the organisation changes in between, nothing comes in and it is said', async () => {
    const owner = await founded()
    const shown = await dryRun(owner, 'people', 'name,email\nBo Lind,bo@example.org\n')
    await owner.ask(people.invitePerson, { body: { name: 'Bo Lind', email: 'bo@example.org', role: 'member', teamId: null } })
    expect((await bring(owner, shown)).problem.type).toBe('/problems/check-again')
    expect((await owner.ask(people.showOrganisation)).reply.people).toBe(2)
  })

  test('nobody is written to by itself; links are made when asked for, once; taken back, who has not come is gone', async () => {
    const owner = await founded()
    const { importId, version } = await brought(owner, 'people', team)
    const params = { importId }
    expect((await owner.ask(contract.showImport, { params })).reply.toInvite).toBe(4)
    const { links } = (await owner.ask(contract.inviteImported, { params })).reply
    expect(links.map(({ name }) => name)).toEqual(['Ada Okafor', 'Bo Lind', 'Mika Berg', 'Reyes, Tomás'])
    expect((await owner.ask(contract.inviteImported, { params })).reply.links).toEqual([])
    const ada = await house.newcomer('Ada Okafor')
    expect((await ada.ask(people.acceptInvitation, { body: { token: links[0]!.link.split('#')[1]!, bring: [] } })).status).toBe(200)
    const back = await owner.ask(contract.takeBackImport, { params, body: { version } })
    expect(back.reply).toMatchObject({ withdrawn: 0, removed: 3 })
    expect((await owner.ask(people.listPeople)).reply.people.map(({ name }) => name).toSorted()).toEqual(['Ada Okafor', 'Ines Duarte'])
    expect((await dryRun(owner, 'people', team)).result).toMatchObject({ rows: { new: 3 } })
  })
})

describe('ratings', () => {
  const crowd = ['Ana', 'Ben', 'Cleo', 'Dara', 'Eli', 'Fay']
  const head = 'person,rater,relation,competency,score,date\n'
  const byGroup = (names: readonly string[], score = (_: number) => 4) =>
    names.map((name, i) => `Mika Berg,${name},peer,Active listening,${score(i)},2025-11-${10 + i}\n`).join('')

  async function staffed() {
    const owner = await founded()
    await brought(owner, 'people', `name\n${[...crowd, 'Tomás Reyes'].join('\n')}\n`)
    const mika = await joined(owner, 'Mika Berg')
    await sayAim({ ...owner, ...mika })
    return { owner, mika }
  }
  const evidenceOf = async (personId: string) =>
    (
      await house.admin.query<{ source: string; payload: Record<string, unknown>; day: string; recorded_by: string | null }>(
        'select source, payload, day::text, recorded_by from evidence where person_id = $1 order by source, payload::text',
        [personId],
      )
    ).rows

  test('self and manager under their names, a group only together: no rater, no single rating, no exact day is kept anywhere', async () => {
    const { owner, mika } = await staffed()
    const file = `${head}Mika Berg,,self,active-listening,3,2025-10-01\nMika Berg,Tomás Reyes,Manager,Networks,"2,6",2025-10-31T23:30:00-08:00\n${byGroup(crowd, (i) => (i < 3 ? 5 : 3))}`
    const { result, importId } = await brought(owner, 'ratings', file)
    expect(result).toMatchObject({ rows: { new: 8, held: 0 }, evidence: 3 })
    expect(result.notes).toEqual([
      '1 score lies between two levels and will be rounded: people rate themselves, and managers rate, in whole levels.',
    ])
    const rows = await evidenceOf(mika.personId)
    expect(rows).toMatchObject([
      {
        source: 'group-rating',
        payload: { competency: 'active-listening', level: 4, raters: 5, batch: importId },
        day: '2025-11-01',
        recorded_by: null,
      },
      { source: 'manager', payload: { competency: 'networks', level: 3, rater: { name: 'Tomás Reyes' }, seenOn: '2025-10-31' } },
      { source: 'self', payload: { level: 3 }, recorded_by: mika.personId },
    ])
    expect(Object.keys(rows[0]!.payload).toSorted()).toEqual(['batch', 'competency', 'level', 'raters'])
    // Nothing of the rows is left, and what is left names no rater.
    expect((await house.admin.query('select 1 from import_row where import_id = $1', [importId])).rowCount).toBe(0)
    const left = JSON.stringify((await house.admin.query('select * from imported where import_id = $1', [importId])).rows)
    const raters = (
      await house.admin.query<{ person_id: string }>('select person_id from person where name = any($1) and org_id = $2', [
        crowd,
        owner.orgId,
      ])
    ).rows
    for (const { person_id } of raters) expect(left).not.toContain(person_id)

    const page = (await mika.ask(competency.showCompetency, { params: { personId: mika.personId, competencyId: 'active-listening' } }))
      .reply
    const words = JSON.stringify(page.pieces)
    for (const name of crowd) expect(words).not.toContain(name)
    expect(page.pieces.find(({ source }) => source === 'group-rating')).toMatchObject({
      says: 'People who work with you saw you around level 4.',
    })
    expect(words).toContain('Brought in from a file')
    const taken = JSON.stringify((await mika.ask(myData.exportPerson, { params: { personId: mika.personId } })).reply)
    for (const name of crowd) expect(taken).not.toContain(name)
    expect(taken).toContain('Brought in from a file')
    // Nobody who manages them knows it by itself: the person shares it, or not.
    const shared = (await mika.ask(sharing.showSharing, { params: { personId: mika.personId } })).reply.sources
    expect(shared.find(({ source }) => source === 'group-rating')).toMatchObject({ pieces: 1, known: 0, shared: false })
  })

  test('of fewer than five nothing comes in, and once there are five it does', async () => {
    const { owner, mika } = await staffed()
    const four = await brought(owner, 'ratings', head + byGroup(crowd.slice(0, 4)))
    expect(four.result).toMatchObject({ rows: { new: 0, held: 4 }, evidence: 0 })
    expect(four.result.notes[0]).toContain('fewer than five people')
    expect(await evidenceOf(mika.personId)).toEqual([])
    expect((await brought(owner, 'ratings', head + byGroup(crowd.slice(0, 5)))).result).toMatchObject({ rows: { new: 5 }, evidence: 1 })
    // One more rater would show what that one said.
    expect((await brought(owner, 'ratings', head + byGroup(crowd))).result).toMatchObject({ rows: { same: 5, held: 1 }, evidence: 0 })
  })

  test('one person who rates five times is one rater', async () => {
    const { owner } = await staffed()
    const often = [1, 2, 3, 4, 5].map((day) => `Mika Berg,Ana,peer,empathy,4,2025-11-0${day}\n`).join('')
    expect((await dryRun(owner, 'ratings', head + often)).result).toMatchObject({ rows: { new: 0, held: 5 } })
  })

  test('again is no change; another score for the same is a bad row, in the file and against what came before', async () => {
    const { owner } = await staffed()
    const row = 'Mika Berg,Tomás Reyes,manager,networks,3,2025-10-01\n'
    await brought(owner, 'ratings', head + row + row)
    expect((await dryRun(owner, 'ratings', head + row)).result).toMatchObject({ rows: { same: 1, new: 0 } })
    const other = row.replace(',3,', ',4,')
    expect(await badRows(owner, await dryRun(owner, 'ratings', head + other))).toMatchObject([
      { line: 2, column: 'score', says: 'Another score was brought in for this rating before.' },
    ])
    const day = row.replace('10-01', '10-02')
    expect(await badRows(owner, await dryRun(owner, 'ratings', head + day + day.replace(',3,', ',4,')))).toMatchObject([
      { line: 3, says: 'Line 2 gives another score for the same rating.' },
    ])
  })

  test('every way a row can be wrong has its line', async () => {
    const { owner } = await staffed()
    const shown = await dryRun(
      owner,
      'ratings',
      `${head}Nobody,Ana,peer,empathy,3,2025-10-01
Mika Berg,Nobody,peer,empathy,3,2025-10-01
Mika Berg,Nobody,customer,empathy,3,2025-10-01
Mika Berg,Ana,aunt,empathy,3,2025-10-01
Mika Berg,Ana,peer,juggling,3,2025-10-01
Mika Berg,Ana,peer,empathy,6,2025-10-01
Mika Berg,Ana,peer,empathy,1e1,2025-10-01
Mika Berg,Ana,peer,empathy,3,2025-02-30
Mika Berg,Ana,peer,empathy,3,2031-01-01
Mika Berg,Mika Berg,peer,empathy,3,2025-10-01
Mika Berg,Ana,self,empathy,3,2025-10-01
Mika Berg,,peer,empathy,3,2025-10-01
`,
    )
    expect((await badRows(owner, shown)).map(({ line, column }) => `${line} ${column}`)).toEqual([
      ...[
        '2 person',
        '3 rater',
        '5 relation',
        '6 competency',
        '7 score',
        '8 score',
        '9 date',
        '10 date',
        '11 relation',
        '12 rater',
        '13 rater',
      ],
    ])
  })

  test('a scale of its own is carried over and said; the columns can be chosen', async () => {
    const { owner, mika } = await staffed()
    const importId = await sent(owner, 'ratings', 'who;by whom;as;what;how much;on\nMika Berg;Tomás Reyes;boss;networks;10;2025-10-01\n')
    const params = { importId }
    const before = (await owner.ask(contract.showImport, { params })).reply
    expect(before.unmapped).toEqual(['Person', 'Rater', 'Relation', 'Competency', 'Score', 'Date'])
    expect((await owner.ask(contract.checkImport, { params })).problem.type).toBe('/problems/columns-missing')
    const columns = ['person', 'rater', 'relation', 'competency', 'score', 'date']
    const choose = (given: object) =>
      owner.ask(contract.chooseColumns, { params, body: { columns, scale: { lowest: 1, highest: 10 }, version: before.version, ...given } })
    expect((await choose({ columns: columns.slice(1) })).problem.type).toBe('/problems/no-such-columns')
    expect((await choose({ scale: { lowest: 1, highest: 1 } })).problem.type).toBe('/problems/no-such-scale')
    expect((await choose({})).status).toBe(200)
    expect((await choose({})).problem.type).toBe('/problems/changed-meanwhile')
    const shown = await checked(owner, importId)
    expect(shown.result!.notes[0]).toContain('from 1 to 10')
    await bring(owner, shown)
    expect(await evidenceOf(mika.personId)).toMatchObject([{ payload: { level: 5 } }])
  })

  test('taken back, the evidence is withdrawn by rows of its own and may be brought in again', async () => {
    const { owner, mika } = await staffed()
    const row = `${head}Mika Berg,Tomás Reyes,manager,networks,5,2025-10-01\n`
    const { importId, version } = await brought(owner, 'ratings', row)
    const piece = async () =>
      (await mika.ask(competency.showCompetency, { params: { personId: mika.personId, competencyId: 'networks' } })).reply.pieces
    expect(await piece()).toMatchObject([{ counts: true, may: { withdraw: true, dispute: true } }])
    const body = { version }
    expect((await owner.ask(contract.takeBackImport, { params: { importId }, body })).reply).toMatchObject({ withdrawn: 1 })
    expect(await piece()).toMatchObject([{ counts: false, withdrawn: true }])
    expect((await owner.ask(contract.takeBackImport, { params: { importId }, body })).problem.type).toBe('/problems/wrong-state')
    expect((await brought(owner, 'ratings', row)).result.evidence).toBe(1)
    expect((await piece()).map(({ counts }) => counts).toSorted()).toEqual([false, true])
  })
})

describe('a file on its way', () => {
  test('goes on where it stopped; a part that comes twice counts once; another file does not go on there', async () => {
    const owner = await founded()
    const { importId } = (await owner.ask(contract.beginImport, { body: { kind: 'people', fileName: 'p.csv', size: team.length } })).reply
    const params = { importId }
    const part = (offset: number, end: number, seam = seamOf(team.slice(0, offset))) =>
      owner.ask(contract.sendPart, { params, body: { offset, seam, text: team.slice(offset, end), isLast: end >= team.length } })
    await part(0, 100)
    expect((await part(0, 100)).reply).toEqual({ received: 100, state: 'receiving' })
    expect((await part(200, 300)).reply).toEqual({ received: 100, state: 'receiving' })
    expect((await part(100, 150, 'something else')).problem.type).toBe('/problems/other-file')
    const { received, seam } = (await owner.ask(contract.showImport, { params })).reply
    expect({ received, seam }).toEqual({ received: 100, seam: team.slice(36, 100) })
    expect((await part(100, team.length)).reply.state).toBe('checking')
    expect((await checked(owner, importId)).result).toMatchObject({ rows: { new: 4 } })
  })

  test('that turns out to be none leaves nothing of itself, and says where', async () => {
    const owner = await founded()
    const importId = await sent(owner, 'people', `name\n${'Mika Berg\n'.repeat(20)}"${'x'.repeat(70_000)}`, 20_000)
    const shown = (await owner.ask(contract.showImport, { params: { importId } })).reply
    expect(shown).toMatchObject({ state: 'broken', fault: expect.stringContaining('Line 22 is longer than') })
    expect((await house.admin.query('select 1 from import_row where import_id = $1', [importId])).rowCount).toBe(0)
    expect((await bring(owner, shown as Shown)).problem.type).toBe('/problems/wrong-state')
  })

  test('nobody else has it: other roles, other organisations, solo accounts', async () => {
    const owner = await founded()
    const importId = await sent(owner, 'people', team)
    const other = await founded()
    expect((await other.ask(contract.showImport, { params: { importId } })).status).toBe(404)
    expect((await other.ask(contract.discardImport, { params: { importId } })).status).toBe(404)
    for (const role of ['member', 'manager', 'auditor'] as const)
      expect((await (await joined(owner, role, role)).ask(contract.listImports)).status).toBe(403)
    const solo = await house.newcomer()
    const body = { kind: 'people' as const, fileName: 'a.csv', size: 1 }
    expect((await solo.ask(contract.beginImport, { body })).problem.type).toBe('/problems/solo-account')
  })

  test('is forgotten after two weeks when nobody brought it in, and not when somebody did', async () => {
    const owner = await founded()
    const [waiting, done] = [await dryRun(owner, 'people', team), await brought(owner, 'people', 'name\nBo\n')]
    const planned = await house.admin.query<{ data: { importId: string }; days: string }>(
      `select data, (start_after - created_on)::text as days from jobs.job where name = 'imports.expire' and data->>'importId' = $1`,
      [waiting.importId],
    )
    expect(planned.rowCount).toBe(1)
    const expire = async () => {
      for (const { importId } of [waiting, done])
        await jobs[0]!.run(house.workshop(), { orgId: owner.orgId, personId: owner.personId, importId }, 'x')
    }
    await expire()
    expect((await owner.ask(contract.showImport, { params: { importId: waiting.importId } })).reply.state).toBe('ready')
    const { now } = house.clock
    house.clock.now = new Date(now.getTime() + 14 * 86_400_000)
    await expire()
    house.clock.now = now
    const states = (await owner.ask(contract.listImports)).reply.imports.map(({ importId, state }) => [importId, state])
    expect(states).toEqual([[done.importId, 'done']])
    expect((await house.admin.query('select 1 from import_row where import_id = $1', [waiting.importId])).rowCount).toBe(0)
  })
})
