import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { makeKey, revokeKey, showKeys } from './service.ts'

export const keys = defineSlice({
  name: 'keys',
  contract,
  policy,
  routes: {
    listKeys: (ctx) => showKeys(ctx),
    makeKey: (ctx, { body }) => makeKey(ctx, body),
    endKey: (ctx, { params }) => revokeKey(ctx, params.keyId),
  },
})
