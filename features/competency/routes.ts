import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { assess, disputeEvidence, restoreEvidence, showCompetency, withdrawEvidence } from './service.ts'

export const competency = defineSlice({
  name: 'competency',
  contract,
  policy,
  routes: {
    showCompetency: (ctx, { params }) => showCompetency(ctx, params.personId, params.competencyId),
    assess: (ctx, { params, body }) => assess(ctx, params.personId, body),
    withdrawEvidence: (ctx, { params, body }) => withdrawEvidence(ctx, params.personId, params.evidenceId, body.reason),
    restoreEvidence: (ctx, { params }) => restoreEvidence(ctx, params.personId, params.evidenceId),
    disputeEvidence: (ctx, { params, body }) => disputeEvidence(ctx, params.personId, params.evidenceId, body.words),
  },
})
