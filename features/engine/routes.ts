import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { showEngine } from './service.ts'

export const engine = defineSlice({
  name: 'engine',
  contract,
  policy,
  jobs,
  routes: { showEngine: (ctx) => showEngine(ctx) },
})
