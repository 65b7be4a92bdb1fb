import type { JobRunner } from '../job.ts'
import { deliver } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'hooks.deliver',
    atOnce: 10,
    run: (workshop, { orgId, deliveryId, turn }) =>
      deliver(workshop, { orgId: String(orgId), deliveryId: String(deliveryId), turn: Number(turn) }),
  },
]
