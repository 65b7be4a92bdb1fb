import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { compareRoles, showRoleGap } from './service.ts'

export const roleGap = defineSlice({
  name: 'role-gap',
  contract,
  policy,
  routes: {
    showRoleGap: (ctx, { params, query }) => showRoleGap(ctx, params.personId, query),
    compareRoles: (ctx, { params }) => compareRoles(ctx, params.personId),
  },
})
