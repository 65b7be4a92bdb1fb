import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { saveSharing, showManagers, showSharing } from './service.ts'

export const sharing = defineSlice({
  name: 'sharing',
  contract,
  policy,
  routes: {
    showSharing: (ctx, { params }) => showSharing(ctx, params.personId),
    listManagers: (ctx, { params }) => showManagers(ctx, params.personId),
    saveSharing: (ctx, { params, body }) => saveSharing(ctx, params.personId, params.source, body.shared),
  },
})
