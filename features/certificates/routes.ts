import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { addCertificate } from './service.ts'

export const certificates = defineSlice({
  name: 'certificates',
  contract,
  policy,
  routes: { addCertificate: (ctx, { params, body }) => addCertificate(ctx, params.personId, body) },
})
