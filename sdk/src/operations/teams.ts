// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The teams you are in; all of them for those who tend or check the organisation. */
export const listTeams: Op<{ reply: { teams: ({ teamId: string; name: string; version: number; isMine: boolean; people: ({ personId: string; name: string; part: 'member' | 'manager'; since: string })[] })[] }; refusals: never }> = { method: 'GET', path: '/api/teams' }

/** Add a team. */
export const addTeam: Op<{ body: { name: string }; reply: { teamId: string }; refusals: 'name-taken' }> = { method: 'POST', path: '/api/teams', body: true }

/** Rename a team. */
export const saveTeam: Op<{ params: { teamId: string }; body: { name: string; version: number }; reply: { version: number }; refusals: 'gone' | 'changed-meanwhile' | 'name-taken' }> = { method: 'PUT', path: '/api/teams/:teamId', body: true }

/** Close a team: every place in it ends now, and with it what its managers see. */
export const closeTeam: Op<{ params: { teamId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/teams/:teamId' }

/** Give somebody a place in a team, as a member or as its manager, from now on. */
export const placePerson: Op<{ params: { teamId: string; personId: string }; body: { part: 'member' | 'manager' }; reply: { done: true }; refusals: 'gone' }> = { method: 'PUT', path: '/api/teams/:teamId/places/:personId', body: true }

/** End a place in a team, and with it what a manager sees; at once. */
export const endPlace: Op<{ params: { teamId: string; personId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/teams/:teamId/places/:personId' }

/** What a team you manage can do, from what its people share; both halves. */
export const showHeatMap: Op<{ params: { teamId: string }; reply: { team: string; sharing: number; fewest: number; competencies: ({ competency: string; name: string; half: 'technical' | 'people'; band: { low: number; middle: number; high: number; unknown: number }; onlyOne: boolean })[]; rows: ({ personId: string; name: string; cells: ({ competency: string; estimate: { mean: number; sd: number; low50: number; high50: number; low90: number; high90: number; enough: boolean } | null })[] })[] | null }; refusals: 'gone' }> = { method: 'GET', path: '/api/teams/:teamId/heat-map' }
