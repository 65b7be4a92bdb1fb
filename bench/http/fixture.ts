import pg from 'pg'
import { contract as home } from '../../features/home/contract.ts'
import { contract as profile } from '../../features/profile/contract.ts'
import { contract as roleGap } from '../../features/role-gap/contract.ts'
import type { Assembled } from '../../server/assemble.ts'
import { sayAim, sitBaseline } from '../../tools/fixture-person.ts'
import { makeVisitor, type Visitor } from '../../tools/visitor.ts'
import { inventHistory, priorOf, today } from '../measure/invent-case.ts'
import { recordStatements } from './record.ts'
import type { Screen } from './serving.ts'

export type Fixture = Visitor & { readonly personId: string; readonly orgId: string; readonly name: string }

/** What a screen asks the API for. */
export const screens = { home: home.showHome, profile: profile.showProfile, 'role gap': roleGap.showRoleGap } as const
export type ScreenName = keyof typeof screens
export const screenNames = Object.keys(screens) as ScreenName[]

/** Somebody who has sat the whole baseline, by the front door. */
export async function personWithBaseline(house: Assembled, ownerUrl: string, name: string): Promise<Fixture> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`
  const payload = { name, email, password: 'correct horse battery staple' }
  const answer = await house.app.inject({ method: 'POST', url: '/api/accounts', payload })
  if (answer.statusCode !== 200) throw new Error(`no account could be made: ${answer.body}`)
  const who = Object.assign(makeVisitor(house, answer.headers['set-cookie']), answer.json<{ personId: string; orgId: string }>(), { name })
  await sayAim(who)
  await withOwner(ownerUrl, (admin) => sitBaseline(who, { content: house.house.content, admin }, { items: 0.8, situations: 0.75 }))
  return who
}

/** Gives somebody as much invented evidence of every kind as three busy years leave behind, straight into the table. */
export async function addHistory(house: Assembled, ownerUrl: string, who: Fixture, pieces: number): Promise<void> {
  const now = Math.floor(Date.now() / 86_400_000)
  const rows = inventHistory(priorOf(house.house.content), pieces, 11).map(({ source, version, day, payload }) => ({
    ...{ org_id: who.orgId, person_id: who.personId, evidence_id: crypto.randomUUID(), source, source_version: version, payload },
    ...{ day: new Date((now - today + day) * 86_400_000).toISOString().slice(0, 10), recorded_at: new Date(), recorded_by: who.personId },
  }))
  await withOwner(ownerUrl, (admin) =>
    admin.query('insert into evidence select * from jsonb_populate_recordset(null::evidence, $1::jsonb)', [JSON.stringify(rows)]),
  )
}

export const pathOf = (name: ScreenName, { personId }: Fixture) => screens[name].path.replace(':personId', personId)

/** What the application says to its database for one look at a screen, and what it answers: the first look of a day, or one that finds what was kept. */
export async function recordScreen(who: Fixture, name: ScreenName, ownerUrl: string, isFirst: boolean): Promise<Screen> {
  const look = () => who.ask<(typeof screens)[ScreenName]>(screens[name], { params: { personId: who.personId } })
  await look()
  if (isFirst) await withOwner(ownerUrl, (admin) => admin.query('delete from reading'))
  const { result, sessions } = await recordStatements(look)
  if (result.status !== 200) throw new Error(`${name} was refused with ${result.status}: ${JSON.stringify(result.problem)}`)
  return { what: name, path: pathOf(name, who), sessions, reply: result.reply }
}

async function withOwner<T>(ownerUrl: string, work: (admin: pg.Pool) => Promise<T>): Promise<T> {
  const admin = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}
