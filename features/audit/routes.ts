import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { checkAudit, listAudit } from './service.ts'

export const audit = defineSlice({
  name: 'audit',
  contract,
  policy,
  routes: {
    listAudit: (ctx, { query }) => listAudit(ctx, query),
    checkAudit: (ctx) => checkAudit(ctx),
  },
})
