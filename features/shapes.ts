import Type, { type Static } from 'typebox'

/** Shapes that several contracts speak of. */
export const Uuid = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
export const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 60 })
export const Day = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', description: 'A calendar date' })
export const Half = Type.Union([Type.Literal('technical'), Type.Literal('people')])
export const Version = Type.Integer({ minimum: 0, maximum: 2_147_483_647, description: 'The version you loaded; 0 when there is none yet' })
export const Done = Type.Object({ done: Type.Literal(true) })

/**
 * A name, or a title: what a person wrote that stands within lines of ours. It has something to see, no line breaks, and none of the signs that
 * turn the words around them (Unicode Standard Annex 9: embeddings, overrides and isolates), which would reach into our own words.
 */
export const Line = (most: number) =>
  Type.String({
    minLength: 1,
    maxLength: most,
    pattern: '^(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])[^\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]*$',
  })

/** An address letters can reach; nothing that could end a header or name a second one. */
export const Email = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@<>()\\[\\]\\\\,;:"]+@[^\\s@<>()\\[\\]\\\\,;:".]+(\\.[^\\s@<>()\\[\\]\\\\,;:".]+)*$',
})

/** An address of the web: no scripts, no local files, nothing in it that would show it turned around. */
export const WebLink = Type.String({ maxLength: 500, pattern: '^https?://[^\\s\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]+$' })

export const OfPerson = Type.Object({ personId: Uuid })

/** An estimate, never without its doubt: levels on the 0 to 5 scale, clamped to it. */
export const Estimate = Type.Object(
  {
    mean: Type.Number(),
    sd: Type.Number(),
    low50: Type.Number(),
    high50: Type.Number(),
    low90: Type.Number(),
    high90: Type.Number(),
    enough: Type.Boolean({ description: 'False while the evidence says little more than where everybody starts' }),
  },
  { description: 'Levels on the 0 to 5 scale with 50 and 90 % intervals' },
)
export type Estimate = Static<typeof Estimate>

export const Chance = Type.Object({
  value: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  words: Type.String({ description: 'unlikely, possible, likely or very likely' }),
})
export type Chance = Static<typeof Chance>

/** A sentence for the person, ready to show: competencies are already called by name. */
export const Sentence = Type.String()

export const Step = Type.Object({
  kind: Type.String(),
  competency: Type.Union([Slug, Type.Null()]),
  title: Sentence,
  because: Sentence,
  minutes: Type.Number(),
  gain: Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() }),
  where: Type.String({ description: 'The screen on which it is done, as a path of the web app' }),
})
export type Step = Static<typeof Step>

export const changedMeanwhile = {
  status: 409,
  title: 'It was changed meanwhile',
  remedy: 'Load it again: your change was not saved over the newer one.',
} as const
export const gone = {
  status: 404,
  title: 'There is nothing here',
  remedy: 'It may have been withdrawn already. Load the page again.',
} as const
export const agreeFirst = {
  status: 409,
  title: 'You have not agreed that your answers are kept',
  remedy: 'Say yes to "Keep my answers" under My data, then send this again.',
} as const
export const startFirst = {
  status: 409,
  title: 'You have not said yet where you want to go',
  remedy: 'Choose your role and the role you aim for; it takes a minute.',
} as const
