import Type from 'typebox'
import { defineSource } from '../source.ts'
import { ladderOf } from './ladder.ts'
import { pickNoise, raterVoice, speaker } from './rater.ts'
import { competencyId, exactly, orNull } from './shapes.ts'

/** 0: below the first anchor. */
const ladder = ladderOf({ lowest: 0, highest: 5, noise: pickNoise })

/**
 * How much of a difference between people shows in how they rate themselves. People are raters of themselves with the same spread
 * as any other rater (rater.ts) who see only part of the difference: with .6, self and truth correlate
 * .6 (.92) / sqrt(.6^2 .85 + 1.3^2 + .6^2 + .6^2) = .34, inside the published .29 (self against ability; Zell and Krizan 2014) to
 * .34 (self against supervisor; Heidemeier and Moser 2009, k = 115). So self moves the profile little, and the gap is reported.
 */
const loading = 0.6

/** People rate themselves d = .32 above their supervisors (Heidemeier and Moser 2009): .32 of the answers' sd of 1.65 levels. */
const voice = Object.freeze({ ...raterVoice, mean: 0.53 })

/** What a person says about themself, anchor by anchor. */
export const self = defineSource({
  id: 'self',
  version: 1,
  label: 'Self-assessment',
  explains: 'What you said about yourself. It counts a little: most people cannot see themselves from outside.',
  independent: false,
  payload: exactly({
    competency: competencyId,
    /** 0: below the first anchor; null: "not seen yet", which says nothing. */
    level: orNull(Type.Integer({ minimum: 0, maximum: 5 })),
  }),
  minutes: 0.5,
  staleAfterDays: 180,
  voice,
  observe: ({ competency, level }) =>
    level === null ? [] : [{ competency, loading, likelihood: ladder.likelihoodOf(level), voice: { id: 'self', ...voice } }],
  tell: ({ level }) => ({
    says:
      level === null
        ? 'You had not seen this yet.'
        : level === 0
          ? 'You placed yourself below level 1.'
          : `You placed yourself at level ${level}.`,
    details: [],
  }),
  simulate: (truth, random) => {
    const { competency, level, mean = 2.5 } = truth
    const { bias } = speaker(truth, voice, random)
    return { competency, level: ladder.pick(mean + loading * (level - mean) + bias, random) }
  },
  silence: (competency) => ({ competency, level: null }),
})
