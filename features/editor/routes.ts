import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import {
  beginDraft,
  changeDraft,
  discardDraft,
  listVersions,
  moveOver,
  publishDraft,
  showDifference,
  showDraft,
  showMove,
  showVersion,
} from './service.ts'

export const editor = defineSlice({
  name: 'editor',
  contract,
  policy,
  routes: {
    listVersions: (ctx, { query }) => listVersions(ctx, query),
    showVersion: (ctx, { params }) => showVersion(ctx, Number(params.number)),
    showDifference: (ctx, { params, query }) => showDifference(ctx, Number(params.number), query.since),
    beginDraft: (ctx) => beginDraft(ctx),
    showDraft: (ctx) => showDraft(ctx),
    changeDraft: (ctx, { body }) => changeDraft(ctx, body),
    discardDraft: (ctx, { body }) => discardDraft(ctx, body.version),
    publishDraft: (ctx, { body }) => publishDraft(ctx, body),
    showMove: (ctx, { params }) => showMove(ctx, params.personId),
    moveOver: (ctx, { params, body }) => moveOver(ctx, params.personId, body.to),
  },
})
