import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { saveLetter, showLetters } from './service.ts'

export const notices = defineSlice({
  name: 'notices',
  contract,
  policy,
  jobs,
  routes: {
    showLetters: (ctx, { params }) => showLetters(ctx, params.personId),
    saveLetter: (ctx, { params, body }) => saveLetter(ctx, params.personId, params.kind, body.wanted),
  },
})
