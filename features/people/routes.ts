import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { jobs } from './jobs.ts'
import { policy } from './policy.ts'
import {
  acceptInvitation,
  changePerson,
  invitePerson,
  leaveOrganisation,
  openInvitation,
  renewInvitation,
  saveOrganisation,
  setUpOrganisation,
  showOrganisation,
  showPeople,
  suspendPerson,
} from './service.ts'

export const people = defineSlice({
  name: 'people',
  contract,
  policy,
  jobs,
  routes: {
    showOrganisation: (ctx) => showOrganisation(ctx),
    setUpOrganisation: (ctx, { body }) => setUpOrganisation(ctx, body),
    saveOrganisation: (ctx, { body }) => saveOrganisation(ctx, body),
    listPeople: (ctx, { query }) => showPeople(ctx, query),
    invitePerson: (ctx, { body }) => invitePerson(ctx, body),
    renewInvitation: (ctx, { params }) => renewInvitation(ctx, params.personId),
    changePerson: (ctx, { params, body }) => changePerson(ctx, params.personId, body),
    suspendPerson: (ctx, { params, body }) => suspendPerson(ctx, params.personId, body),
    acceptInvitation: (ctx, { body }) => acceptInvitation(ctx, body.token, body),
    leaveOrganisation: (ctx, { params }) => leaveOrganisation(ctx, params.personId),
  },
  publicRoutes: {
    openInvitation: (visit, { body }) => openInvitation(visit, body.token),
  },
})
