import Type, { type Static } from 'typebox'

/** One file under situations/: a moment at work, and five things one could do, each rated for how well it works. */
export const Situation = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z][a-z0-9-]+$' }),
    version: Type.Integer({ minimum: 1 }),
    competency: Type.String(),
    title: Type.String({ minLength: 4, maxLength: 80 }),
    /** What is going on, told to "you". */
    moment: Type.String({ minLength: 120, maxLength: 900 }),
    options: Type.Array(
      Type.Object(
        {
          id: Type.String({ pattern: '^[a-e]$' }),
          text: Type.String({ minLength: 30, maxLength: 320 }),
          /** How well it works here: 1 makes it worse, 3 does little, 5 works very well. */
          effectiveness: Type.Integer({ minimum: 1, maximum: 5 }),
          /** Why, for the reader, after answering. */
          why: Type.String({ minLength: 30, maxLength: 320 }),
        },
        { additionalProperties: false },
      ),
      { minItems: 5, maxItems: 5 },
    ),
    rationale: Type.String({ minLength: 60, maxLength: 700 }),
    /** "starting": rated by the authors; replaced once experts have rated it. */
    key: Type.Union([Type.Literal('starting'), Type.Literal('experts')]),
    /** Level at which a middling match with the key is expected, on the 0 to 5 scale. */
    difficulty: Type.Number({ minimum: 0, maximum: 5 }),
  },
  { additionalProperties: false, $id: 'Situation' },
)
export type Situation = Static<typeof Situation>
