import type { JobRunner } from '../job.ts'
import { makeDemo, nobody } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'demo.make',
    run: async (workshop, { seed, people }) => {
      if (workshop.hasDemo) await makeDemo(workshop.as(nobody), { seed: Number(seed), people: Number(people) })
    },
  },
]
