import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { Half, Slug } from '../shapes.ts'

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
    summary: 'Competencies with their anchors, and role families with their levels',
    reply: Framework,
  },
})
