import type { JobRunner } from '../job.ts'
import { recalibrate } from './recalibrate.ts'

const anHour = 3_600_000

export const jobs: readonly JobRunner[] = [
  {
    name: 'engine.recalibrate',
    // Hours early it does nothing: what comes in until the night is learned from too. Clocks may differ by a little.
    run: async (workshop, { orgId, personId, due }) => {
      if (workshop.now.getTime() > Date.parse(String(due)) - anHour)
        await recalibrate(workshop.as({ orgId: String(orgId), personId: String(personId) }))
    },
  },
]
