import { defineSlice } from '../slice.ts'
import { contract } from './contract.ts'
import { policy } from './policy.ts'
import { addTeam, endTeam, leaveTeam, placePerson, saveTeam, showHeatMap, showTeams } from './service.ts'

export const teams = defineSlice({
  name: 'teams',
  contract,
  policy,
  routes: {
    listTeams: (ctx) => showTeams(ctx),
    addTeam: (ctx, { body }) => addTeam(ctx, body.name),
    saveTeam: (ctx, { params, body }) => saveTeam(ctx, params.teamId, body),
    closeTeam: (ctx, { params }) => endTeam(ctx, params.teamId),
    placePerson: (ctx, { params, body }) => placePerson(ctx, params.teamId, params.personId, body.part),
    endPlace: (ctx, { params }) => leaveTeam(ctx, params.teamId, params.personId),
    showHeatMap: (ctx, { params }) => showHeatMap(ctx, params.teamId),
  },
})
