import type { Migration } from 'kysely/migration'
import * as m20261122Identity from './2026-11-22-a-identity.ts'
import * as m20261122Ground from './2026-11-22-b-ground.ts'
import * as m20261122Organisation from './2026-11-22-c-organisation.ts'
import * as m20261122Demo from './2026-11-22-d-demo.ts'
import * as m20261122Imports from './2026-11-22-e-imports.ts'
import * as m20261122Library from './2026-11-22-f-library.ts'
import * as m20261122Editor from './2026-11-22-g-editor.ts'
import * as m20261122KeysAndHooks from './2026-11-22-h-keys-and-hooks.ts'
import * as m20261122Readings from './2026-11-22-i-readings.ts'
import * as m20261122Notices from './2026-11-22-j-notices.ts'
import * as m20261122Verification from './2026-11-22-k-verification.ts'
import * as m20261122Retention from './2026-11-22-l-retention.ts'
import * as m20261122Severity from './2026-11-22-m-severity.ts'

/** Oldest first. Append only: a migration that has shipped is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-22-a-identity': m20261122Identity,
  '2026-11-22-b-ground': m20261122Ground,
  '2026-11-22-c-organisation': m20261122Organisation,
  '2026-11-22-d-demo': m20261122Demo,
  '2026-11-22-e-imports': m20261122Imports,
  '2026-11-22-f-library': m20261122Library,
  '2026-11-22-g-editor': m20261122Editor,
  '2026-11-22-h-keys-and-hooks': m20261122KeysAndHooks,
  '2026-11-22-i-readings': m20261122Readings,
  '2026-11-22-j-notices': m20261122Notices,
  '2026-11-22-k-verification': m20261122Verification,
  '2026-11-22-l-retention': m20261122Retention,
  '2026-11-22-m-severity': m20261122Severity,
}
