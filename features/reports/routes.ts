import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { ratePerson, showReport, showReports, showRequests } from './service.ts'

export const reports = defineSlice({
  name: 'reports',
  contract,
  policy,
  routes: {
    listReports: (ctx) => showReports(ctx),
    listRequests: (ctx) => showRequests(ctx),
    showReport: (ctx, { params }) => showReport(ctx, params.personId),
    ratePerson: (ctx, { params, body }) => ratePerson(ctx, params.personId, body),
  },
})
