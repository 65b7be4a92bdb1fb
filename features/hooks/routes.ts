import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { addHook, dropHook, pingHook, redeliver, rotateSecret, saveHook, showDeliveries, showHooks } from './service.ts'

export const hooks = defineSlice({
  name: 'hooks',
  contract,
  policy,
  jobs,
  routes: {
    listHooks: (ctx) => showHooks(ctx),
    addHook: (ctx, { body }) => addHook(ctx, body),
    saveHook: (ctx, { params, body }) => saveHook(ctx, params.hookId, body),
    removeHook: (ctx, { params }) => dropHook(ctx, params.hookId),
    rotateSecret: (ctx, { params }) => rotateSecret(ctx, params.hookId),
    pingHook: (ctx, { params }) => pingHook(ctx, params.hookId),
    listDeliveries: (ctx, { params, query }) => showDeliveries(ctx, params.hookId, query),
    redeliver: (ctx, { params }) => redeliver(ctx, params.hookId, params.deliveryId),
  },
})
