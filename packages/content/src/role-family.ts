import Type, { type Static } from 'typebox'

const Requirement = Type.Object(
  {
    competency: Type.String(),
    level: Type.Number({ minimum: 0.5, maximum: 5 }),
    /** Share within its half, in any unit: only the ratio counts. */
    weight: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
    /** Required on its own, not only as a part of its half's floor. */
    essential: Type.Boolean(),
  },
  { additionalProperties: false },
)

const HalfOfRole = Type.Object(
  {
    /** How much this half weighs in the role; with the other half it makes 100. Parity: between 40 and 60. */
    share: Type.Integer({ minimum: 0, maximum: 100 }),
    /** The weighted mean of the half that nothing in the other half can buy off, on the 0 to 5 scale. */
    floor: Type.Number({ minimum: 0, maximum: 5 }),
    /** Ids of the sources that may speak for this half; at least two independent ones. */
    evidence: Type.Array(Type.String(), { minItems: 1 }),
    requirements: Type.Array(Requirement),
  },
  { additionalProperties: false },
)

const Level = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]+$' }),
    title: Type.String({ minLength: 2, maxLength: 60 }),
    /** One paragraph: why this role exists at this level. */
    purpose: Type.String({ minLength: 60, maxLength: 700 }),
    /** What changes against the level below, in terms of behaviour. */
    changes: Type.Array(Type.String({ minLength: 10, maxLength: 240 }), { minItems: 1, maxItems: 6 }),
    technical: HalfOfRole,
    people: HalfOfRole,
  },
  { additionalProperties: false },
)

/** One file under roles/: a family and its levels, lowest first. */
export const RoleFamily = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z-]+$' }),
    title: Type.String({ minLength: 2, maxLength: 60 }),
    purpose: Type.String({ minLength: 60, maxLength: 700 }),
    levels: Type.Array(Level, { minItems: 1 }),
  },
  { additionalProperties: false, $id: 'RoleFamily' },
)
export type RoleFamily = Static<typeof RoleFamily>
export type RoleLevel = RoleFamily['levels'][number]
