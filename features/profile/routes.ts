import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { showProfile } from './service.ts'

export const profile = defineSlice({
  name: 'profile',
  contract,
  policy,
  routes: { showProfile: (ctx, { params }) => showProfile(ctx, params.personId) },
})
