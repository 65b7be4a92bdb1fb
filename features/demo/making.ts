import { type Company, type CompanyPlan, type Invented, inventCompany } from '@evenkeel/content'
import Value from 'typebox/value'
import { firstHash } from '../accounts/service.ts'
import type { Context, Writer } from '../context.ts'
import { dayOf } from '../days.ts'
import { demoOrgId, demoUserId } from '../demo-org.ts'
import { sourceOf } from '../sources.ts'
import { beginMaking, endMaking, eraseDemo, insertMany, insertOrg, insertSittings, upsertUser } from './queries.ts'
import { aimRow, consentRows, evidenceRows, personRow, placeRow, sittingRows, teamRows, workRows } from './rows.ts'

/** Nobody in particular, in the demo: for the moments before its people are there. */
export const nobody = { orgId: demoOrgId, personId: demoOrgId, name: '', userId: '' } as const

/** Whoever began to make it longer ago than this is gone, and another may begin. */
const abandonedAfterMs = 120_000

export const abandonedBefore = (now: Date) => new Date(now.getTime() - abandonedAfterMs)

/** Inside a write: from now on it is being made. False when it is already. */
export const announce = (ctx: Context, db: Writer, { seed, people }: Omit<CompanyPlan, 'day'>) =>
  beginMaking(db, { orgId: demoOrgId, seed, people, at: ctx.now, abandonedBefore: abandonedBefore(ctx.now) })

/** Erases the demo and makes it again, in one transaction: whoever looks around sees the one before or the new one, never half of either. */
export async function makeDemo(ctx: Context, { seed, people }: Omit<CompanyPlan, 'day'>): Promise<{ people: number; evidence: number }> {
  const company = inventCompany(ctx.content, { seed, people, day: dayOf(ctx.now) })
  await ctx.erase(async (db) => {
    await eraseDemo(db, demoOrgId)
    await insertCompany(ctx, db, company)
    await endMaking(db, ctx.now)
  })
  return { people: company.people.length, evidence: company.people.reduce((sum, { evidence }) => sum + evidence.length, 0) }
}

/** People whose evidence is checked and written at once: the server answers others in between. */
const atOnce = 10

async function insertCompany(ctx: Context, db: Writer, company: Company): Promise<void> {
  const { people, name } = company
  const each = (rows: (orgId: string, person: Invented) => readonly object[]) => people.flatMap((person) => rows(demoOrgId, person))
  await insertOrg(db, { orgId: demoOrgId, name, at: ctx.now, firstHash })
  for (const { who, name: called } of people) {
    if (who !== null) await upsertUser(db, { userId: demoUserId(who), name: called, at: ctx.now })
  }
  await insertMany(db, 'team', teamRows(demoOrgId, company))
  await insertMany(
    db,
    'person',
    people.map((person) => personRow(demoOrgId, person)),
  )
  await insertMany(db, 'team_place', each(placeRow))
  await insertMany(
    db,
    'aim',
    people.map((person) => aimRow(demoOrgId, person)),
  )
  await insertMany(
    db,
    'consent',
    each((orgId, person) => consentRows(orgId, person, ctx.newId)),
  )
  await insertMany(db, 'work', each(workRows))
  for (let from = 0; from < people.length; from += atOnce) {
    const some = people.slice(from, from + atOnce)
    for (const { evidence } of some) evidence.forEach(requireSound)
    await insertMany(
      db,
      'evidence',
      some.flatMap((person) => evidenceRows(demoOrgId, person)),
    )
  }
  await insertSittings(
    db,
    people.flatMap((person) => sittingRows(demoOrgId, person)),
  )
}

/** Held to the same shapes as evidence that comes in by the front door. */
function requireSound({ source, payload }: Invented['evidence'][number]): void {
  const known = sourceOf(source)
  if (!known || !Value.Check(known.payload, payload)) throw new Error(`this is no payload of "${source}": ${JSON.stringify(payload)}`)
}
