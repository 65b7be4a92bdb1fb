import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { finishSitting, openSitting, saveItem, saveSelf, saveSituation, showReview, showSitting } from './service.ts'

export const sittings = defineSlice({
  name: 'sittings',
  contract,
  policy,
  routes: {
    openSitting: (ctx, { params, body }) => openSitting(ctx, params.personId, body.kind, body.competency ?? null),
    showSitting: (ctx, { params }) => showSitting(ctx, params.sittingId),
    saveSelf: (ctx, { params, body }) => saveSelf(ctx, params.sittingId, params.competencyId, body),
    saveItem: (ctx, { params, body }) => saveItem(ctx, params.sittingId, params.itemId, body),
    saveSituation: (ctx, { params, body }) => saveSituation(ctx, params.sittingId, params.situationId, body),
    finishSitting: (ctx, { params, body }) => finishSitting(ctx, params.personId, params.sittingId, body.version),
    showReview: (ctx, { params }) => showReview(ctx, params.sittingId),
  },
})
