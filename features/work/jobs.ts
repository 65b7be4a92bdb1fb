import type { JobRunner } from '../job.ts'
import { askVerifier } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'work.ask-verifier',
    run: (workshop, { orgId, personId, workId }, id) =>
      askVerifier(workshop, { orgId: String(orgId), personId: String(personId), workId: String(workId) }, id),
  },
]
