import { learnAtNight } from '../competency/service.ts'
import type { Context } from '../context.ts'
import { inviteOne } from '../people/service.ts'
import { listUninvited, removeImported, withdrawImported } from './bringing/queries.ts'
import { findImportForUpdate, lockOrg, updateImport } from './queries.ts'

const invitedAtOnce = 200

/** Its evidence is withdrawn, a row each; people it added who have not come are taken off the list. Places that changed stay as they are. */
export async function takeBack(ctx: Context, importId: string, version: number) {
  return ctx.write('takeBackImport', { kind: 'import', id: importId, personId: null }, async (pen) => {
    const { db, stale } = pen
    await lockOrg(db)
    const row = await findImportForUpdate(db, importId)
    if (!row) return { refused: 'gone' as const }
    if (row.state !== 'done') return { refused: 'wrong-state' as const }
    if (row.version !== version) return { refused: 'changed-meanwhile' as const }
    const reason = 'The import it came with was taken back.'
    const withdrawn = await withdrawImported(db, { orgId: ctx.actor.orgId, importId, at: ctx.now, reason })
    const removed = await removeImported(db, importId, ctx.now)
    if (withdrawn > 0) await learnAtNight(ctx, pen)
    stale('imports', 'organisation', 'teams', 'reports', 'home', 'profile', 'competency', 'role-gap', 'my-data')
    return { withdrawn, removed, version: await updateImport(db, importId, { state: 'taken-back' }) }
  })
}

/** Nobody is written to before somebody says so. */
export async function inviteImported(ctx: Context, importId: string) {
  return ctx.write('inviteImported', { kind: 'import', id: importId, personId: null }, async (pen) => {
    const row = await findImportForUpdate(pen.db, importId)
    if (!row) return { refused: 'gone' as const }
    if (row.state !== 'done' || row.kind !== 'people') return { refused: 'wrong-state' as const }
    const waiting = await listUninvited(pen.db, importId)
    const links: { name: string; link: string }[] = []
    let mailed = 0
    for (const { person_id: personId, name, invited_email: email } of waiting.slice(0, invitedAtOnce)) {
      const link = await inviteOne(ctx, pen, { personId, email })
      if (link === null) mailed++
      else links.push({ name, link })
    }
    pen.stale('imports', 'organisation')
    return { mailed, links, left: Math.max(0, waiting.length - invitedAtOnce) }
  })
}
