import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { showProfile } from './service.ts'

export const profile = defineSlice({
  name: 'profile',
  contract,
  policy,
  jobs,
  routes: { showProfile: (ctx, { params }) => showProfile(ctx, params.personId) },
})
