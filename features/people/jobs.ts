import type { JobRunner } from '../job.ts'
import { eraseThoseWhoLeft } from './retention.ts'
import { mailInvitation } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'people.mail-invitation',
    run: (workshop, { orgId, personId }, id) => mailInvitation(workshop, { orgId: String(orgId), personId: String(personId) }, id),
  },
  {
    name: 'people.erase-left',
    run: (workshop, { orgId, personId }) => eraseThoseWhoLeft(workshop.as({ orgId: String(orgId), personId: String(personId) })),
  },
]
