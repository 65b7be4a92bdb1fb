import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { showFramework, showFrameworkInForce, showMyFramework } from './service.ts'

export const frameworks = defineSlice({
  name: 'frameworks',
  contract,
  policy,
  routes: {
    showFrameworkInForce: (ctx) => showFrameworkInForce(ctx),
    showMyFramework: (ctx, { params }) => showMyFramework(ctx, params.personId),
  },
  publicRoutes: { showFramework: async (visit) => showFramework(visit) },
})
