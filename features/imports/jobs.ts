import type { JobRunner } from '../job.ts'
import { discardImport } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    // A file that nobody brought in is not kept. One that was, or that is gone already, is left alone.
    name: 'imports.expire',
    run: async (workshop, { orgId, personId, importId }) => {
      await discardImport(workshop.as({ orgId: String(orgId), personId: String(personId) }), String(importId))
    },
  },
]
