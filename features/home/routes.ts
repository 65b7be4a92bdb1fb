import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { recordVisit, showHome } from './service.ts'

export const home = defineSlice({
  name: 'home',
  contract,
  policy,
  jobs,
  routes: {
    showHome: (ctx, { params }) => showHome(ctx, params.personId),
    recordVisit: (ctx, { params }) => recordVisit(ctx, params.personId),
  },
})
