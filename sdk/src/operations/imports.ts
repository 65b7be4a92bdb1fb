// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** What was brought in from files, newest first. */
export const listImports: Op<{ query: { after?: string; limit?: number }; reply: { imports: ({ importId: string; kind: 'people' | 'ratings'; state: 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'; fileName: string; size: number; begunAt: string; begunBy: string; doneAt: string | null; version: number })[]; next: string | null }; refusals: never; rows: 'imports' }> = { method: 'GET', path: '/api/imports', page: ['imports', 'after'] }

/** Begin to bring in a file; its text follows in parts. */
export const beginImport: Op<{ body: { kind: 'people' | 'ratings'; fileName: string; size: number }; reply: { importId: string }; refusals: 'solo-account' }> = { method: 'POST', path: '/api/imports', body: true }

/** Where one import stands. */
export const showImport: Op<{ params: { importId: string }; reply: { importId: string; kind: 'people' | 'ratings'; state: 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'; fileName: string; size: number; begunAt: string; begunBy: string; doneAt: string | null; version: number; received: number; seam: string; rowCount: number; checked: number; fault: string | null; header: string[]; columns: (string | null)[]; unmapped: string[]; scale: { lowest: number; highest: number } | null; result: { rows: { new: number; changed: number; same: number; bad: number; held: number }; notes: string[]; people: { added: number; changed: number; teams: number; placesBegun: number; placesEnded: number }; evidence: number; missing: { count: number; names: string[] } } | null; toInvite: number }; refusals: 'gone' }> = { method: 'GET', path: '/api/imports/:importId' }

/** Throw away what was sent and not brought in. */
export const discardImport: Op<{ params: { importId: string }; reply: { done: true }; refusals: 'gone' | 'wrong-state' }> = { method: 'DELETE', path: '/api/imports/:importId' }

/** Send the next part of the text; a part that was received before changes nothing. */
export const sendPart: Op<{ params: { importId: string }; body: { offset: number; seam: string; text: string; isLast: boolean }; reply: { received: number; state: 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded' }; refusals: 'gone' | 'wrong-state' | 'other-file' }> = { method: 'POST', path: '/api/imports/:importId/parts', body: true }

/** Say what the columns mean, and on which scale the scores are; the rows are then checked anew. */
export const chooseColumns: Op<{ params: { importId: string }; body: { columns: (string | null)[]; scale: { lowest: number; highest: number } | null; version: number }; reply: { version: number }; refusals: 'gone' | 'wrong-state' | 'changed-meanwhile' | 'no-such-columns' | 'no-such-scale' }> = { method: 'PUT', path: '/api/imports/:importId/columns', body: true }

/** Check the next rows; ask again until the state is "ready". */
export const checkImport: Op<{ params: { importId: string }; reply: { state: 'receiving' | 'checking' | 'ready' | 'done' | 'taken-back' | 'broken' | 'discarded'; checked: number; rowCount: number; version: number }; refusals: 'gone' | 'wrong-state' | 'broken' | 'columns-missing' }> = { method: 'POST', path: '/api/imports/:importId/checks' }

/** What is wrong, one line for each row, in the order of the file. */
export const listBadRows: Op<{ params: { importId: string }; query: { after?: number; limit?: number }; reply: { rows: ({ line: number; column: string; says: string; remedy: string })[]; next: number | null }; refusals: 'gone'; rows: 'rows' }> = { method: 'GET', path: '/api/imports/:importId/bad-rows', page: ['rows', 'after'] }

/** Bring it in: all of it, or nothing. */
export const bringIn: Op<{ params: { importId: string }; body: { version: number }; reply: { result: { rows: { new: number; changed: number; same: number; bad: number; held: number }; notes: string[]; people: { added: number; changed: number; teams: number; placesBegun: number; placesEnded: number }; evidence: number; missing: { count: number; names: string[] } }; version: number }; refusals: 'gone' | 'wrong-state' | 'changed-meanwhile' | 'rows-bad' | 'check-again' }> = { method: 'POST', path: '/api/imports/:importId/application', body: true }

/** Take an import back: its evidence is withdrawn; people it added who have not come yet are taken off the list. */
export const takeBackImport: Op<{ params: { importId: string }; body: { version: number }; reply: { withdrawn: number; removed: number; version: number }; refusals: 'gone' | 'wrong-state' | 'changed-meanwhile' }> = { method: 'POST', path: '/api/imports/:importId/taking-back', body: true }

/** Invite those an import added who have no link yet, up to 200 at once: by mail, or with links to hand over. */
export const inviteImported: Op<{ params: { importId: string }; reply: { mailed: number; links: ({ name: string; link: string })[]; left: number }; refusals: 'gone' | 'wrong-state' }> = { method: 'POST', path: '/api/imports/:importId/invitations' }
