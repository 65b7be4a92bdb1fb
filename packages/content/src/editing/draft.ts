import Type, { type Static } from 'typebox'
import { Competency } from '../competency.ts'
import { RoleFamily } from '../role-family.ts'

// While somebody writes, texts are unfinished: the shapes of a draft are those of the content without the least lengths, which are asked for
// when it is published. The greatest lengths hold always.

const Text = (most: number) => Type.String({ maxLength: most })
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 })
const closed = { additionalProperties: false } as const

export const DraftCompetency = Type.Object(
  {
    ...Competency.properties,
    id: Slug,
    name: Text(60),
    about: Text(240),
    anchors: Type.Object({ 1: Text(420), 2: Text(420), 3: Text(420), 4: Text(420), 5: Text(420) }, closed),
  },
  closed,
)

const Level = RoleFamily.properties.levels.items
const Half = Level.properties.technical
const DraftHalf = Type.Object(
  {
    ...Half.properties,
    evidence: Type.Array(Slug, { maxItems: 20 }),
    requirements: Type.Array(Type.Object({ ...Half.properties.requirements.items.properties, competency: Slug }, closed), { maxItems: 60 }),
  },
  closed,
)

export const DraftLevel = Type.Object(
  {
    id: Slug,
    title: Text(60),
    purpose: Text(700),
    changes: Type.Array(Text(240), { maxItems: 6 }),
    technical: DraftHalf,
    people: DraftHalf,
  },
  closed,
)

const RemovedRequirement = Type.Object(
  {
    family: Slug,
    level: Slug,
    half: Competency.properties.half,
    at: Type.Integer(),
    requirement: DraftHalf.properties.requirements.items,
  },
  closed,
)

const DraftFamily = Type.Object({ id: Slug, title: Text(60), purpose: Text(700), levels: Type.Array(DraftLevel) }, closed)

/** Something taken out, with where it stood, so that it can be put back until the draft is published. */
export const Removed = Type.Union([
  Type.Object(
    { what: Type.Literal('competency'), at: Type.Integer(), value: DraftCompetency, requirements: Type.Array(RemovedRequirement) },
    closed,
  ),
  Type.Object({ what: Type.Literal('family'), at: Type.Integer(), value: DraftFamily }, closed),
  Type.Object({ what: Type.Literal('level'), at: Type.Integer(), family: Slug, value: DraftLevel }, closed),
])
export type Removed = Static<typeof Removed>

export const DraftDocument = Type.Object(
  { competencies: Type.Array(DraftCompetency), families: Type.Array(DraftFamily) },
  { ...closed, $id: 'DraftDocument' },
)

/** What somebody works on: the document, and what was taken out of it. */
export const Draft = Type.Object({ document: DraftDocument, removed: Type.Array(Removed) }, { ...closed, $id: 'Draft' })
export type Draft = Static<typeof Draft>
