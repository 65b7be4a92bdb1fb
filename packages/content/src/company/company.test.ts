import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { halfWeights } from '@evenkeel/growth'
import { fuse, type Half, priorFor, sources } from '@evenkeel/measure'
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { loadContent } from '../load.ts'
import { priorMeans } from '../load-prior.ts'
import { roleOf } from '../load-role.ts'
import { visitors } from './cast.ts'
import { type Invented, inventCompany } from './company.ts'

const folder = join(import.meta.dirname, '../..')
const rooms = ['competencies', 'roles', 'situations']
const { content } = loadContent(
  rooms.flatMap((room) =>
    readdirSync(join(folder, room)).map((name) => ({ path: `${room}/${name}`, text: readFileSync(join(folder, room, name), 'utf8') })),
  ),
)
const day = 20_779
const seeds = [1, 2, 3]
const companies = new Map(seeds.map((seed) => [seed, inventCompany(content, { seed, day, people: 120 })]))
const companyOf = (seed: number) => companies.get(seed)!

function beliefOf({ aim, evidence }: Invented) {
  const competencies = [...content.competencies.values()].map(({ id, half, halfLifeInDays }) => ({ id, half, halfLifeInDays }))
  return fuse({ prior: priorFor({ competencies, roleMeans: priorMeans(content, ...aim.current) }), evidence, sources, day })
}
/** How far a half stands above the floor of the target role, with its sd. */
function above(person: Invented, half: Half) {
  const role = roleOf(content, ...person.aim.target)!
  const { mean, sd } = beliefOf(person).composite(halfWeights(role, half))
  return { by: mean - role.floors[half], sd }
}
const named = (seed: number, name: string) => companyOf(seed).people.find((person) => person.name === name)!

describe('the dice', () => {
  test('the same seed and day give the same company', () => {
    expect(inventCompany(content, { seed: 1, day, people: 120 })).toEqual(companyOf(1))
  })

  test('another seed or another day gives another', () => {
    const payloads = (seed: number, on: number) =>
      JSON.stringify(inventCompany(content, { seed, day: on, people: 60 }).people.map(({ evidence }) => evidence))
    expect(payloads(1, day)).not.toBe(payloads(2, day))
    expect(payloads(1, day)).not.toBe(payloads(1, day + 1))
  })
})

describe.each(seeds)('with seed %i', (seed) => {
  const { people, teams } = companyOf(seed)

  test('120 people of 120 names in 12 teams, each team with one who leads it', () => {
    expect(people.length).toBe(120)
    expect(new Set(people.map(({ name }) => name)).size).toBe(120)
    expect(new Set(people.map(({ id }) => id)).size).toBe(120)
    expect(teams.length).toBe(12)
    for (const { id } of teams) {
      const parts = people.flatMap(({ place }) => (place?.teamId === id ? [place.part] : []))
      expect(parts.filter((part) => part === 'manager').length).toBe(1)
      expect(parts.length).toBeGreaterThanOrEqual(9)
    }
  })

  test('every payload is one its source takes, on a working day within two years, and the fold refuses none', () => {
    const ids = new Set<string>()
    for (const person of people) {
      for (const { id, source, day: on, payload } of person.evidence) {
        expect([source, Value.Check(sources.find((one) => one.id === source)!.payload, payload)]).toEqual([source, true])
        expect(on).toBeLessThanOrEqual(day)
        expect(on).toBeGreaterThanOrEqual(day - 735)
        ids.add(id)
      }
      expect(beliefOf(person).refused).toEqual([])
    }
    expect(ids.size).toBe(people.reduce((sum, { evidence }) => sum + evidence.length, 0))
  })

  test('all six ways of knowing, spread over both years; nobody rates themselves', () => {
    const all = people.flatMap(({ evidence }) => evidence)
    expect(all.length).toBeGreaterThan(8000)
    // Ratings of a group come in from a file, and nobody has brought one in here.
    expect(new Set(all.map(({ source }) => source))).toEqual(new Set(sources.map(({ id }) => id).filter((id) => id !== 'group-rating')))
    for (let quarter = 0; quarter < 8; quarter++) {
      const from = day - 731 + quarter * 91
      expect(all.filter(({ day: on }) => on >= from && on < from + 91).length).toBeGreaterThan(200)
    }
    for (const { id, evidence } of people)
      for (const { payload } of evidence)
        for (const key of ['rater', 'verifier']) expect((payload[key] as { id?: string })?.id).not.toBe(id)
  })

  test('all have an aim that exists; most share everything, some nothing; a few requests wait', () => {
    for (const { aim } of people) expect([roleOf(content, ...aim.current), roleOf(content, ...aim.target)]).not.toContain(null)
    const sharing = people.filter(({ shares }) => shares.length === sources.length).length
    const silent = people.filter(({ shares }) => shares.length === 0).length
    expect(sharing).toBeGreaterThan(70)
    expect(silent).toBeGreaterThanOrEqual(5)
    const waiting = people.flatMap(({ work }) => work).filter(({ state }) => state === 'waiting').length
    expect(waiting).toBeGreaterThanOrEqual(4)
    expect(waiting).toBeLessThan(30)
  })

  test('the eight to look around as are there, each as what they are', () => {
    const known = (list: readonly { who: string | null; name: string }[]) => list.map(({ who, name }) => `${who} ${name}`).toSorted()
    expect(known(people.filter(({ who }) => who !== null))).toEqual(known(visitors))
    const roles = people.filter(({ who }) => who !== null).map(({ role }) => role)
    expect(roles.toSorted()).toEqual(['auditor', 'hr', 'manager', 'manager', 'member', 'member', 'member', 'owner'])
  })

  test('one strong in the technical half and weak in the people half, one the other way round', () => {
    const [noor, mika] = [named(seed, 'Noor Haddad'), named(seed, 'Mika Berg')]
    expect(above(noor, 'technical').by).toBeGreaterThan(0)
    expect(above(noor, 'people').by).toBeLessThan(-0.8)
    expect(above(mika, 'people').by).toBeGreaterThan(0.2)
    expect(above(mika, 'technical').by).toBeLessThan(-0.8)
  })

  test('one who already works at the next level, in both halves', () => {
    for (const half of ['technical', 'people'] as const) expect(above(named(seed, 'Jo Amsel'), half).by).toBeGreaterThan(0.3)
  })

  test('one of whom hardly anything is known, one whose evidence is old', () => {
    const [ada, piotr] = [named(seed, 'Ada Lindgren'), named(seed, 'Piotr Salmon')]
    expect(ada.evidence.length).toBeLessThan(6)
    const belief = beliefOf(ada)
    expect([...content.competencies.keys()].every((id) => belief.estimate(id).sd > 0.9 * belief.start(id).sd)).toBe(true)
    expect(Math.max(...piotr.evidence.map(({ day: on }) => on))).toBeLessThan(day - 365)
  })

  test('in Payments one competency rests on one person', () => {
    const members = people.filter(({ place }) => place?.teamId === teams[0]!.id && place.part === 'member')
    const means = members.map((person) => beliefOf(person).estimate('security-engineering').mean)
    expect(means.filter((mean) => mean >= 3).length).toBe(1)
    const able = members[means.indexOf(Math.max(...means))]!
    expect(able.shares.length).toBe(sources.length)
  })

  test('teams differ: the service desk is stronger with people, the data platform with technology', () => {
    const lead = (name: string) => {
      const members = people.filter(({ place }) => place?.teamId === teams.find((team) => team.name === name)!.id)
      return members.reduce((sum, person) => sum + above(person, 'technical').by - above(person, 'people').by, 0) / members.length
    }
    expect(lead('Data platform') - lead('Service desk')).toBeGreaterThan(0.5)
  })
})

test('a smaller company has the same cast and fewer teams', () => {
  const small = inventCompany(content, { seed: 1, day, people: 40 })
  expect([small.people.length, small.teams.length]).toEqual([40, 5])
  for (const { place } of small.people) if (place) expect(small.teams.map(({ id }) => id)).toContain(place.teamId)
})
