import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import {
  addCertificate,
  answerCertificateRequest,
  askForCheck,
  showCertificateRequest,
  showChecks,
  withdrawCheckRequest,
} from './service.ts'

export const certificates = defineSlice({
  name: 'certificates',
  contract,
  policy,
  routes: {
    addCertificate: (ctx, { params, body }) => addCertificate(ctx, params.personId, body),
    showChecks: (ctx, { params }) => showChecks(ctx, params.personId),
    askForCheck: (ctx, { params, body }) => askForCheck(ctx, params.personId, params.evidenceId, body.managerId),
    withdrawCheckRequest: (ctx, { params }) => withdrawCheckRequest(ctx, params.personId, params.requestId),
    showCertificateRequest: (ctx, { params }) => showCertificateRequest(ctx, params.personId, params.requestId),
    answerCertificateRequest: (ctx, { params, body }) => answerCertificateRequest(ctx, params.personId, params.requestId, body),
  },
})
