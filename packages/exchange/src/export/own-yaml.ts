import { stringify } from 'yaml'
import type { Framework } from '../framework.ts'
import { ownDocumentOf } from '../own.ts'

/**
 * A framework as our own YAML: competencies and role families as the content package stores them, in one document that people can edit.
 * Only a framework that says all our form asks for comes back whole through `own-yaml`; what another leaves unsaid is named there.
 */
export function toOwnYaml(framework: Framework): string {
  return stringify(ownDocumentOf(framework), { lineWidth: 120, aliasDuplicateObjects: false })
}
