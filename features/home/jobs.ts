import type { JobRunner } from '../job.ts'
import { renewReadings } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'home.renew-readings',
    run: (workshop, { orgId, personId }) =>
      renewReadings(workshop.as({ orgId: String(orgId), personId: String(personId) }), String(personId)),
  },
]
