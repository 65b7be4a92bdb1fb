import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { saveAim, saveConsent, showStart } from './service.ts'

export const start = defineSlice({
  name: 'start',
  contract,
  policy,
  routes: {
    showStart: (ctx, { params }) => showStart(ctx, params.personId),
    saveAim: (ctx, { params, body }) => saveAim(ctx, params.personId, body.aim, body.version),
    saveConsent: (ctx, { params, body }) => saveConsent(ctx, params.personId, params.kind, body.given),
  },
})
