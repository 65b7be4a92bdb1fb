import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Half, OfPerson, Slug } from '../shapes.ts'

const Competency = Type.Object({
  id: Slug,
  half: Half,
  name: Type.String(),
  about: Type.String(),
  anchors: Type.Array(Type.String(), { minItems: 5, maxItems: 5, description: 'Levels 1 to 5' }),
  status: Type.String(),
  halfLifeInDays: Type.Integer(),
})

const Level = Type.Object({
  id: Slug,
  title: Type.String(),
  purpose: Type.String(),
  changes: Type.Array(Type.String()),
  technicalShare: Type.Integer(),
  peopleShare: Type.Integer(),
})

const Family = Type.Object({ id: Slug, title: Type.String(), purpose: Type.String(), levels: Type.Array(Level) })

export const Framework = Type.Object({ families: Type.Array(Family), competencies: Type.Array(Competency) })
export type Framework = Static<typeof Framework>

export const contract = defineContract({
  showFramework: {
    method: 'GET',
    path: '/api/framework',
    summary: 'The framework Evenkeel comes with: competencies with their anchors, and role families with their levels',
    reply: Framework,
  },
  showFrameworkInForce: {
    method: 'GET',
    path: '/api/organisation/framework',
    shows: 'framework',
    summary: 'The framework in force in the organisation: what aims are set under from now on',
    reply: Framework,
  },
  showMyFramework: {
    method: 'GET',
    path: '/api/people/:personId/framework',
    shows: 'framework',
    summary: 'The framework you are judged by: the version your aim was set under',
    params: OfPerson,
    reply: Framework,
  },
})
