import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import {
  beginImport,
  bringIn,
  checkImport,
  chooseColumns,
  discardImport,
  inviteImported,
  receivePart,
  showBadRows,
  showImport,
  showImports,
  takeBack,
} from './service.ts'

export const imports = defineSlice({
  name: 'imports',
  contract,
  policy,
  jobs,
  routes: {
    listImports: (ctx, { query }) => showImports(ctx, query),
    beginImport: (ctx, { body }) => beginImport(ctx, body),
    showImport: (ctx, { params }) => showImport(ctx, params.importId),
    sendPart: (ctx, { params, body }) => receivePart(ctx, params.importId, body),
    chooseColumns: (ctx, { params, body }) => chooseColumns(ctx, params.importId, body),
    checkImport: (ctx, { params }) => checkImport(ctx, params.importId),
    listBadRows: (ctx, { params, query }) => showBadRows(ctx, params.importId, query),
    bringIn: (ctx, { params, body }) => bringIn(ctx, params.importId, body.version),
    discardImport: (ctx, { params }) => discardImport(ctx, params.importId),
    takeBackImport: (ctx, { params, body }) => takeBack(ctx, params.importId, body.version),
    inviteImported: (ctx, { params }) => inviteImported(ctx, params.importId),
  },
})
