import { sql } from 'kysely'
import type { MembershipState, Role } from '../db/schema.ts'
import type { Actor } from '../features/context.ts'
import type { House } from './house.ts'
import { sessionDays } from './identity/auth.ts'
import { tokenOf } from './identity/cookie.ts'
import { tokenHash } from './identity/hashed-sessions.ts'
import { isKey, keyHash } from './key.ts'
import { Stop } from './problem.ts'

type Row = {
  session_id: string
  user_id: string
  org_id: string
  person_id: string
  name: string
  role: Role
  state: MembershipState
}

/** Who is asking, or null. One round trip; the oldest active membership unless the request names another organisation. */
export async function actorOf(house: House, cookieHeader: string | undefined, wantedOrg: string | undefined): Promise<Actor | null> {
  const token = tokenOf(cookieHeader, house.secret, house.publicUrl.startsWith('https:'))
  if (!token) return null
  const { rows } = await sql<Row>`
    select * from people_of_session(${tokenHash(token)}, ${house.clock()}, make_interval(days => ${sessionDays}))
  `.execute(house.database.kysely)
  const row = (wantedOrg ? rows.find((r) => r.org_id === wantedOrg) : rows.find((r) => r.state === 'active')) ?? rows[0]
  if (!row) return null
  const { session_id, user_id, org_id, person_id, name, role, state } = row
  return { sessionId: session_id, userId: user_id, orgId: org_id, personId: person_id, name, role, state }
}

type KeyRow = { org_id: string; key_id: string; name: string; scopes: string[]; state: 'good' | 'ended' | 'expired' | 'resting' }

/** A key of an organisation: no person, no session. It stands where HR stands and reaches less; what exactly is asked of its scopes. */
export async function keyActorOf(
  house: House,
  secret: string,
): Promise<Actor & { readonly keyId: string; readonly scopes: readonly string[] }> {
  if (!isKey(secret)) throw new Stop('key-unknown')
  const { rows } = await sql<KeyRow>`select * from key_asking(${keyHash(secret)}, ${house.clock()})`.execute(house.database.kysely)
  const [key] = rows
  if (key?.state !== 'good') throw new Stop(key?.state === 'expired' ? 'key-expired' : 'key-unknown')
  const { org_id, key_id, name, scopes } = key
  return { sessionId: '', userId: '', orgId: org_id, personId: key_id, keyId: key_id, name, role: 'hr', state: 'active', scopes }
}
