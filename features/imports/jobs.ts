import type { JobRunner } from '../job.ts'
import { expireImport } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'imports.expire',
    run: (workshop, { orgId, personId, importId }) =>
      expireImport(workshop.as({ orgId: String(orgId), personId: String(personId) }), String(importId)),
  },
]
