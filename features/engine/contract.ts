import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'

const Count = Type.Integer({ minimum: 0 })

const Spread = Type.Object(
  {
    sd: Type.Number({ description: 'In levels' }),
    assumed: Type.Number({ description: 'What is assumed until ratings say better, in levels' }),
    words: Type.String(),
  },
  { description: 'A standard deviation between raters, or between the people one rater judges' },
)

const Surprise = Type.Object({
  ratings: Count,
  places: Type.Array(Count, { minItems: 10, maxItems: 10, description: 'Ratings by their place in what was predicted of them, in tenths' }),
  chiSquare: Type.Number({ description: 'Of the ten against evenness, nine degrees of freedom' }),
  chance: Type.Number({ description: 'Of a histogram at least this uneven if every prediction holds' }),
  words: Type.String(),
})

/** What the last run found. Where fewer than five people rate, whatever would tell of one of them is left out. */
export const Engine = Type.Object({
  run: Type.Union([Type.Null(), Type.Object({ number: Count, at: Type.String({ format: 'date-time' }), people: Count, raters: Count })]),
  fewest: Type.Integer({ description: 'How many raters it takes before their figures are shown' }),
  figures: Type.Union([
    Type.Null(),
    Type.Object({
      leniency: Spread,
      halo: Spread,
      surprise: Surprise,
      levels: Type.Array(Count, { minItems: 5, maxItems: 5, description: 'How often each level, 1 to 5, was picked' }),
      oneLevelOnly: Type.Object({
        raters: Count,
        of: Count,
        ratings: Type.Integer({ description: 'Raters with at least so many ratings' }),
      }),
      together: Type.Object({
        groups: Type.Integer({ description: 'Parts of the organisation between which nobody rated on both sides' }),
        unanchored: Type.Integer({ description: 'Of these, where nothing but ratings is known' }),
        relative: Type.Integer({ description: 'People in those' }),
        words: Type.String(),
      }),
    }),
  ]),
})
export type Engine = Static<typeof Engine>

export const contract = defineContract({
  showEngine: {
    method: 'GET',
    path: '/api/engine',
    shows: 'engine',
    summary: 'How well the predictions of the engine hold in this organisation, as of the last night; nobody is named or ranked',
    reply: Engine,
  },
})
