import Type from 'typebox'
import { defineSource } from '../source.ts'
import { ladderOf } from './ladder.ts'
import { pickNoise, speaker } from './rater.ts'
import { competencyId, exactly, orNull } from './shapes.ts'

/** 0: below the first anchor. */
const ladder = ladderOf({ lowest: 0, highest: 5, noise: pickNoise })

/**
 * How much of a difference between people shows in how they rate themselves, and what else goes into the answer, in levels.
 *
 * Self and ability correlate .29 (Zell and Krizan 2014, a synthesis over many abilities), self and supervisor .34 (Heidemeier and
 * Moser 2009, k = 115). People are raters of themselves with as much of their own in it as any other rater (rater.ts,
 * 1.3^2 + .6^2 = 1.0^2 + 1.0^2), who see only a part of the difference. With a loading of .6, self and truth correlate
 * .6 (.92) / sqrt(.6^2 .85 + 1 + 1 + .6^2) = .34. The published figures hold for single abilities, so what people get wrong about
 * themselves is as much about the single competency as about everything: an even split, which also keeps somebody who calls
 * themself strong in one thing and weak in all others from being believed. The split is an assumption.
 */
const loading = 0.6

/** People rate themselves d = .32 above their supervisors (Heidemeier and Moser 2009): .32 of the answers' sd of 1.63 levels. */
const voice = Object.freeze({ mean: 0.52, sd: 1, opinionSd: 1 })

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
