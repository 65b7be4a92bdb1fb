import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { erasePerson, exportPerson, showLooks } from './service.ts'

export const myData = defineSlice({
  name: 'my-data',
  contract,
  policy,
  routes: {
    showLooks: (ctx, { params, query }) => showLooks(ctx, params.personId, query),
    exportPerson: (ctx, { params }) => exportPerson(ctx, params.personId),
    erasePerson: (ctx, { params, body }) => erasePerson(ctx, params.personId, body.name),
  },
})
