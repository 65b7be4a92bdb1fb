import { newSolo, placesOf } from '../accounts/service.ts'
import { recordEvidence } from '../competency/service.ts'
import type { Context, Pen } from '../context.ts'
import { dateOf } from '../days.ts'
import { isDemo } from '../demo-org.ts'
import { type Piece, piecesOf } from '../profile/service.ts'
import { shareAll } from '../sharing/service.ts'
import { countOtherOwners, endLinks, endPlaces, findOrg, findPerson, updatePerson } from './queries.ts'
import { keepRetention } from './retention.ts'

/**
 * Joining and leaving copy evidence; they never move it. What somebody had before stays in their own account, where no organisation reads;
 * what an organisation may see is what was chosen, kind by kind, when joining.
 */
export async function acceptInvitation(
  ctx: Context,
  token: string,
  { bring, share = false }: { bring: readonly string[]; share?: boolean },
) {
  const { name, userId } = ctx.actor
  const link = await ctx.elsewhere.openLink(token, 'join')
  if (!link) return { refused: 'link-spent' as const }
  const { orgId, personId } = link
  if (isDemo(link)) return { refused: 'only-a-demo' as const }
  if ((await ctx.elsewhere.people(userId)).some((one) => one.orgId === orgId)) return { refused: 'already-there' as const }
  const mine = (await ctx.read((db) => piecesOf(db, ctx.actor.personId))).filter(
    (piece) => !piece.withdrawn && bring.includes(piece.source),
  )
  const there = ctx.elsewhere.as({ orgId, personId, name, userId })
  const { result } = await there.write('acceptInvitation', { kind: 'person', id: personId, personId }, async (pen) => {
    const person = await findPerson(pen.db, personId)
    if (person?.state !== 'invited') return { refused: 'link-spent' as const }
    await updatePerson(pen.db, personId, person.version, { state: 'active', user_id: userId, invited_email: null })
    await endLinks(pen.db, personId, 'join')
    pen.emit('person.joined', { personId })
    await copy(there, pen, mine)
    if (share) await shareAll(there, pen, personId)
    return { orgId, personId, brought: mine.length }
  })
  return { result, changed: ['me'] }
}

export async function leaveOrganisation(ctx: Context, personId: string) {
  const { name, userId } = ctx.actor
  const here = await ctx.read(async (db) => ({ kind: (await findOrg(db)).kind, pieces: await piecesOf(db, personId) }))
  if (here.kind === 'solo') return { refused: 'solo-account' as const }
  const kept = here.pieces.filter((piece) => !piece.withdrawn)
  const { result: left } = await ctx.write(
    'leaveOrganisation',
    { kind: 'person', id: personId, personId },
    async ({ db, later, stale, emit }) => {
      const person = await findPerson(db, personId)
      if (person?.role === 'owner' && (await countOtherOwners(db, personId)) === 0) return { refused: 'last-owner' as const }
      if (person) await updatePerson(db, personId, person.version, { state: 'left', user_id: null, left_at: ctx.now })
      await keepRetention(ctx, { db, later })
      for (const { team_id } of await endPlaces(db, personId, ctx.now)) emit('team.place-ended', { teamId: team_id, personId })
      emit('person.left', { personId })
      stale('me', 'organisation')
      return null
    },
  )
  if (left) return left
  const home =
    (await placesOf(ctx)).find((place) => place.kind === 'solo') ??
    (await newSolo({ as: ctx.elsewhere.as, newId: ctx.newId }, userId, name))
  const there = ctx.elsewhere.as({ ...home, name, userId })
  const known = new Set((await there.read((db) => piecesOf(db, home.personId))).map(fingerprint))
  // What was brought along when joining is there already.
  const fresh = kept.filter((piece) => !known.has(fingerprint(piece)))
  await there.write('takeAlong', { kind: 'person', id: home.personId, personId: home.personId }, (pen) => copy(there, pen, fresh))
  return { orgId: home.orgId, personId: home.personId, taken: fresh.length }
}

const fingerprint = ({ source, day, payload }: Piece) => JSON.stringify([source, day, payload])

async function copy(there: Context, pen: Pen, pieces: readonly Piece[]): Promise<void> {
  const { personId } = there.actor
  for (const { source, payload, day } of pieces) await recordEvidence(there, pen, { personId, source, payload, day: dateOf(day) })
}
