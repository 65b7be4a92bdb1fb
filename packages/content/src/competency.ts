import Type, { type Static } from 'typebox'

const Anchor = Type.String({ minLength: 20, maxLength: 420 })

/** One file under competencies/: what each level looks like to somebody in the room. */
export const Competency = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z-]+$' }),
    half: Type.Union([Type.Literal('technical'), Type.Literal('people')]),
    name: Type.String({ minLength: 2, maxLength: 60 }),
    /** One sentence, spoken to the reader: what this is about. */
    about: Type.String({ minLength: 20, maxLength: 240 }),
    /** Observable behaviour, one or two sentences each. */
    anchors: Type.Object({ 1: Anchor, 2: Anchor, 3: Anchor, 4: Anchor, 5: Anchor }, { additionalProperties: false }),
    /** Days in which half of what was known about it fades. */
    halfLifeInDays: Type.Integer({ minimum: 180, maximum: 3650 }),
    status: Type.Union([Type.Literal('emerging'), Type.Literal('current'), Type.Literal('fading')]),
  },
  { additionalProperties: false, $id: 'Competency' },
)
export type Competency = Static<typeof Competency>
