// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** The frameworks at hand: the built-in one first, then those of others that were brought in. */
export const listLibrary: Op<{ reply: { frameworks: ({ frameworkId: string; source: { id: string; name: string; version: string; licence: string; notice: string; address: string | null }; counts: { families: number; roles: number; levels: number; skills: number; requirements: number; withoutLevel: number; measured: boolean }; builtIn: boolean; importedAt: string | null; importedBy: string | null; number: number; version: number })[]; importers: ({ id: string; label: string; reads: string })[] }; refusals: never }> = { method: 'GET', path: '/api/library' }

/** Whose words these are: source, version, licence, notice and address of every framework. */
export const listNotices: Op<{ reply: { notices: ({ id: string; name: string; version: string; licence: string; notice: string; address: string | null })[] }; refusals: never }> = { method: 'GET', path: '/api/library/notices' }

/** One framework: its source, scale and families, and the releases that were brought in. */
export const showLibraryFramework: Op<{ params: { frameworkId: string }; reply: { frameworkId: string; source: { id: string; name: string; version: string; licence: string; notice: string; address: string | null }; counts: { families: number; roles: number; levels: number; skills: number; requirements: number; withoutLevel: number; measured: boolean }; builtIn: boolean; importedAt: string | null; importedBy: string | null; number: number; version: number; scale: { minimum: number; maximum: number; names: string[] } | null; counted: Record<string, number>; families: ({ id: string; name: string; about: string | null; roles: number })[]; releases: ({ number: number; version: string; importer: string; importedAt: string; importedBy: string; changes: number })[] }; refusals: 'gone' }> = { method: 'GET', path: '/api/library/:frameworkId' }

/** Roles with their levels, in the order of the framework; a page at a time. */
export const listLibraryRoles: Op<{ params: { frameworkId: string }; query: { after?: number; limit?: number; search?: string; family?: string }; reply: { total: number; next: number | null; roles: ({ id: string; name: string; about: string | null; code: string | null; family: string | null; standIn: string | null; levels: ({ id: string; title: string; inUse: boolean; requirements: number })[] })[] }; refusals: 'gone'; rows: 'roles' }> = { method: 'GET', path: '/api/library/:frameworkId/roles', page: ['roles', 'after'] }

/** Skills with what each looks like at its levels; a page at a time. */
export const listLibrarySkills: Op<{ params: { frameworkId: string }; query: { after?: number; limit?: number; search?: string; half?: 'technical' | 'people' | 'unsorted' }; reply: { total: number; next: number | null; skills: ({ id: string; kind: string; name: string; about: string | null; code: string | null; half: 'technical' | 'people' | null; sortedBy: 'framework' | 'name' | null; asked: number; anchors: ({ level: number; name: string | null; text: string })[] })[] }; refusals: 'gone'; rows: 'skills' }> = { method: 'GET', path: '/api/library/:frameworkId/skills', page: ['skills', 'after'] }

/** What one level of a role asks for, each requirement with its half. */
export const showLibraryLevel: Op<{ params: { frameworkId: string }; query: { level: string }; reply: { source: { id: string; name: string; version: string; licence: string; notice: string; address: string | null }; id: string; title: string; purpose: string | null; changes: string[]; inUse: boolean; halves: { technical: { share: number; floor: number; evidence: string[] }; people: { share: number; floor: number; evidence: string[] } } | null; scale: { minimum: number; maximum: number; names: string[] } | null; role: { id: string; name: string; about: string | null }; standIn: string | null; total: number; requirements: ({ skill: string; name: string; about: string | null; kind: string; half: 'technical' | 'people' | null; required: number | null; levelName: string | null; text: string | null; weight: number; essential: boolean | null; weightError: number | null; requiredError: number | null })[] }; refusals: 'gone' }> = { method: 'GET', path: '/api/library/:frameworkId/level' }

/** How a framework balances the two halves: shares, findings with remedies, measured importance with its error. */
export const showLibraryBalance: Op<{ params: { frameworkId: string }; query: { after?: number; limit?: number; family?: string; measured?: string }; reply: { source: { id: string; name: string; version: string; licence: string; notice: string; address: string | null }; rule: number; over: boolean; mean: { byCount: { people: number; technical: number; unsorted: number }; byWeight: { people: number; technical: number; unsorted: number } } | null; families: ({ family: string; levels: number; byCount: { people: number; technical: number; unsorted: number }; byWeight: { people: number; technical: number; unsorted: number } })[]; levels: ({ family: string | null; role: string; roleName: string; level: string; title: string; requirements: { people: number; technical: number; unsorted: number }; byCount: { people: number; technical: number; unsorted: number }; byWeight: { people: number; technical: number; unsorted: number }; repeated: string[] })[]; total: number; next: number | null; withoutPeople: number; withoutTechnical: number; errors: number; warnings: number; findings: ({ rule: string; severity: string; level: string | null; message: string; remedy: string })[]; evidence: ({ role: string; name: string; standIn: string | null; people: { mean: number; se: number | null; figures: number }; technical: { mean: number; se: number | null; figures: number }; difference: { value: number; se: number | null }; sentence: string })[]; measuredIn: { id: string; name: string; version: string; licence: string; notice: string; address: string | null }; sentences: string[] }; refusals: 'gone' }> = { method: 'GET', path: '/api/library/:frameworkId/balance' }

/** The whole balance report as a file: JSON, or CSV with a row for each role level. */
export const exportLibraryBalance: Op<{ params: { frameworkId: string }; query: { format: 'csv' | 'json'; measured?: string }; reply: string; refusals: 'gone' }> = { method: 'GET', path: '/api/library/:frameworkId/balance/export' }

/** The framework as a file: YAML keeps everything, CSV opens anywhere, CASE is what learning systems read. */
export const exportLibraryFramework: Op<{ params: { frameworkId: string }; query: { format: 'yaml' | 'csv' | 'case' }; reply: string; refusals: 'gone' }> = { method: 'GET', path: '/api/library/:frameworkId/export' }

/** What changed from one release to another, line by line; a page at a time. */
export const listReleaseChanges: Op<{ params: { frameworkId: string }; query: { after?: number; limit?: number; before: number; now: number }; reply: { total: number; next: number | null; lines: string[] }; refusals: 'gone'; rows: 'lines' }> = { method: 'GET', path: '/api/library/:frameworkId/changes', page: ['lines', 'after'] }

/** Take a framework of others out of the library, with all its releases; the files can be brought in again. */
export const removeLibraryFramework: Op<{ params: { frameworkId: string }; body: { version: number }; reply: { done: true }; refusals: 'gone' | 'changed-meanwhile' | 'built-in' }> = { method: 'POST', path: '/api/library/:frameworkId/removal', body: true }

/** Begin to bring in a framework: name the files, then send them part by part. */
export const openImport: Op<{ body: { files: ({ name: string; characters: number; parts: number })[] }; reply: { importId: string; partCharacters: number }; refusals: 'solo-account' | 'too-large' | 'too-many-open' }> = { method: 'POST', path: '/api/library/imports', body: true }

/** Send one part of one file, both counted from 0; sending it again replaces it. */
export const sendImportPart: Op<{ params: { readingId: string }; body: { file: number; part: number; text: string }; reply: { done: true }; refusals: 'gone' | 'not-announced' }> = { method: 'PUT', path: '/api/library/imports/:readingId/parts', body: true }

/** Read the files as they are, or as you say: nothing comes into the library yet. */
export const readImport: Op<{ params: { readingId: string }; body: { importer?: string; mapping?: { columns: Record<string, string>; grades?: string[] }; source?: { name?: string; version?: string; licence?: string; notice?: string; address?: string } }; reply: { version: number }; refusals: 'gone' | 'changed-meanwhile' | 'incomplete' | 'too-much' }> = { method: 'POST', path: '/api/library/imports/:readingId/reading', body: true }

/** What was read from the files, and what it would change. */
export const showFrameworkImport: Op<{ params: { readingId: string }; reply: { importId: string; version: number; openedAt: string; files: ({ name: string; characters: number; parts: number; received: number })[]; chosen: { importer?: string; mapping?: { columns: Record<string, string>; grades?: string[] }; source?: { name?: string; version?: string; licence?: string; notice?: string; address?: string } }; reading: { candidates: string[]; importer: string | null; table: { file: string; header: string[]; rows: (string[])[] } | null; mapping: { columns: Record<string, string>; grades?: string[] } | null; source: { id: string; name: string; version: string; licence: string; notice: string; address: string | null } | null; counted: Record<string, number>; counts: { families: number; roles: number; levels: number; skills: number; requirements: number; withoutLevel: number; measured: boolean }; problems: number; preview: ({ role: string; level: string; skill: string; half: 'technical' | 'people' | null; required: number | null })[] } | null; against: { frameworkId: string; number: number; version: string; changes: number } | null; importers: ({ id: string; label: string; reads: string })[]; fields: ({ field: string; title: string })[] }; refusals: 'gone' }> = { method: 'GET', path: '/api/library/imports/:readingId' }

/** Let go of an import; the library stays as it is. */
export const dropImport: Op<{ params: { readingId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/library/imports/:readingId' }

/** Everything that could not be read as it stands, with place and remedy; a page at a time. */
export const listImportProblems: Op<{ params: { readingId: string }; query: { after?: number; limit?: number }; reply: { total: number; next: number | null; problems: ({ file: string; line: number | null; what: string; remedy: string })[] }; refusals: 'gone'; rows: 'problems' }> = { method: 'GET', path: '/api/library/imports/:readingId/problems', page: ['problems', 'after'] }

/** What would be different from the release in the library, line by line; a page at a time. */
export const listImportChanges: Op<{ params: { readingId: string }; query: { after?: number; limit?: number }; reply: { total: number; next: number | null; lines: string[] }; refusals: 'gone'; rows: 'lines' }> = { method: 'GET', path: '/api/library/imports/:readingId/changes', page: ['lines', 'after'] }

/** Bring into the library what was read; if it is the same as what is there, nothing is written. */
export const bringInFramework: Op<{ params: { readingId: string }; body: { version: number }; reply: { frameworkId: string; number: number; brought: boolean }; refusals: 'gone' | 'changed-meanwhile' | 'not-read' | 'say-version' | 'library-full' }> = { method: 'POST', path: '/api/library/imports/:readingId/arrival', body: true }
