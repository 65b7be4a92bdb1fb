import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import {
  addWork,
  changeVerifier,
  declineWork,
  declineWorkRequest,
  openWorkRequest,
  rateWork,
  rateWorkRequest,
  renewWorkLink,
  showWorkRequest,
  withdrawWork,
} from './service.ts'

export const work = defineSlice({
  name: 'work',
  contract,
  policy,
  jobs,
  routes: {
    addWork: (ctx, { params, body }) => addWork(ctx, params.personId, body),
    renewWorkLink: (ctx, { params }) => renewWorkLink(ctx, params.personId, params.workId),
    withdrawWork: (ctx, { params }) => withdrawWork(ctx, params.personId, params.workId),
    changeVerifier: (ctx, { params, body }) => changeVerifier(ctx, params.personId, params.workId, body),
    showWorkRequest: (ctx, { params }) => showWorkRequest(ctx, params.personId, params.workId),
    rateWorkRequest: (ctx, { params, body }) => rateWorkRequest(ctx, params.personId, params.workId, body.level),
    declineWorkRequest: (ctx, { params }) => declineWorkRequest(ctx, params.personId, params.workId),
  },
  publicRoutes: {
    openWorkRequest: (visit, { body }) => openWorkRequest(visit, body.token),
    rateWork: (visit, { body }) => rateWork(visit, body.token, body.level),
    declineWork: (visit, { body }) => declineWork(visit, body.token),
  },
})
