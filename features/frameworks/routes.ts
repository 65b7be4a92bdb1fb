import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { showFramework } from './service.ts'

export const frameworks = defineSlice({
  name: 'frameworks',
  contract,
  policy,
  routes: {},
  publicRoutes: { showFramework: async (visit) => showFramework(visit) },
})
