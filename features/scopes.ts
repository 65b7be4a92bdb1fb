/**
 * What a key may be allowed to do, and how that is said to whoever makes one. Only what an organisation administers: nothing a person did, thinks
 * or is estimated at is in here, and an operation without a scope is closed to every key.
 */
export const scopes = [
  { id: 'people:read', says: 'Read who is here: names, roles, states and teams' },
  { id: 'people:write', says: 'Invite people as member or manager, renew invitations, suspend and let in again' },
  { id: 'teams:read', says: 'Read teams and who has a place in them' },
  { id: 'teams:write', says: 'Add, rename and close teams, give and end places' },
  { id: 'frameworks:read', says: 'Read frameworks: competencies, roles, what they ask for and how they balance' },
  { id: 'audit:read', says: 'Read the audit log: who did what to what kind of thing, and whether it is whole' },
] as const

export type Scope = (typeof scopes)[number]['id']
