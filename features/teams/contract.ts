import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { changedMeanwhile, Done, Estimate, gone, Half, Line, OfPerson, Slug, Uuid, Version } from '../shapes.ts'

const Part = Type.Union([Type.Literal('member'), Type.Literal('manager')])
export type TeamPart = Static<typeof Part>

const Team = Type.Object({
  teamId: Uuid,
  name: Type.String(),
  version: Version,
  isMine: Type.Boolean({ description: 'Whether you manage it today' }),
  people: Type.Array(Type.Object({ personId: Uuid, name: Type.String(), part: Part, since: Type.String() })),
})
export type Team = Static<typeof Team>

/** With fewer people than `fewest` sharing, single people could be read out of a shade: then bands are told instead. */
const Cell = Type.Object({ competency: Slug, estimate: Type.Union([Estimate, Type.Null()], { description: 'null: nothing shared' }) })
export const HeatMap = Type.Object({
  team: Type.String(),
  sharing: Type.Integer({ description: 'People who share something that speaks about a competency' }),
  fewest: Type.Integer(),
  competencies: Type.Array(
    Type.Object({
      competency: Slug,
      name: Type.String(),
      half: Half,
      band: Type.Object({
        low: Type.Integer(),
        middle: Type.Integer(),
        high: Type.Integer(),
        unknown: Type.Integer(),
      }),
      onlyOne: Type.Boolean({ description: 'One single person is likely at level 3 or above: when they are away, nobody is' }),
    }),
  ),
  rows: Type.Union([Type.Array(Type.Object({ personId: Uuid, name: Type.String(), cells: Type.Array(Cell) })), Type.Null()], {
    description: 'null while fewer than `fewest` people share',
  }),
})
export type HeatMap = Static<typeof HeatMap>

const ofTeam = Type.Object({ teamId: Uuid })
const ofPlace = Type.Object({ teamId: Uuid, ...OfPerson.properties })
const nameTaken = { status: 409, title: 'There is a team of this name', remedy: 'Choose another name, or use the team there is.' } as const

export const contract = defineContract({
  listTeams: {
    method: 'GET',
    path: '/api/teams',
    shows: 'teams',
    summary: 'The teams you are in; all of them for those who tend or check the organisation',
    reply: Type.Object({ teams: Type.Array(Team) }),
  },
  addTeam: {
    method: 'POST',
    path: '/api/teams',
    summary: 'Add a team',
    body: Type.Object({ name: Line(80) }, { additionalProperties: false }),
    reply: Type.Object({ teamId: Uuid }),
    refusals: { 'name-taken': nameTaken },
  },
  saveTeam: {
    method: 'PUT',
    path: '/api/teams/:teamId',
    summary: 'Rename a team',
    params: ofTeam,
    body: Type.Object({ name: Line(80), version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: { gone, 'changed-meanwhile': changedMeanwhile, 'name-taken': nameTaken },
  },
  closeTeam: {
    method: 'DELETE',
    path: '/api/teams/:teamId',
    summary: 'Close a team: every place in it ends now, and with it what its managers see',
    params: ofTeam,
    reply: Done,
    refusals: { gone },
  },
  placePerson: {
    method: 'PUT',
    path: '/api/teams/:teamId/places/:personId',
    summary: 'Give somebody a place in a team, as a member or as its manager, from now on',
    params: ofPlace,
    body: Type.Object({ part: Part }, { additionalProperties: false }),
    reply: Done,
    refusals: { gone },
  },
  endPlace: {
    method: 'DELETE',
    path: '/api/teams/:teamId/places/:personId',
    summary: 'End a place in a team, and with it what a manager sees; at once',
    params: ofPlace,
    reply: Done,
    refusals: { gone },
  },
  showHeatMap: {
    method: 'GET',
    path: '/api/teams/:teamId/heat-map',
    shows: 'teams',
    summary: 'What a team you manage can do, from what its people share; both halves',
    params: ofTeam,
    reply: HeatMap,
    refusals: { gone },
  },
})
