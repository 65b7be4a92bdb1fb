import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import { enterDemo, openDemo, resetDemo, showDemo } from './service.ts'

export const demo = defineSlice({
  name: 'demo',
  contract,
  policy,
  jobs,
  publicRoutes: {
    showDemo: (visit) => showDemo(visit),
    openDemo: (visit) => openDemo(visit),
    enterDemo: (visit, { body }) => enterDemo(visit, body.who),
  },
  routes: { resetDemo: (ctx) => resetDemo(ctx) },
})
