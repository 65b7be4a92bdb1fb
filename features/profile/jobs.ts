import type { JobRunner } from '../job.ts'
import { recomputeTrend } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'profile.recompute-trend',
    run: (workshop, { orgId, personId }) =>
      recomputeTrend(workshop.as({ orgId: String(orgId), personId: String(personId) }), String(personId)),
  },
]
