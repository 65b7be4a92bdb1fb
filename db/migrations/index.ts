import type { Migration } from 'kysely/migration'
import * as m20261122Identity from './2026-11-22-a-identity.ts'
import * as m20261122Ground from './2026-11-22-b-ground.ts'
import * as m20261122Organisation from './2026-11-22-c-organisation.ts'
import * as m20261122Library from './2026-11-22-f-library.ts'

/** Oldest first. Append only: a migration that has shipped is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-a-identity': m20261122Identity,
  '2026-11-22-b-ground': m20261122Ground,
  '2026-11-22-c-organisation': m20261122Organisation,
  '2026-11-22-f-library': m20261122Library,
}
