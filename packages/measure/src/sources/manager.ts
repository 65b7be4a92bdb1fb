import Type from 'typebox'
import { drawOne } from '../random.ts'
import { defineSource } from '../source.ts'
import { ladderOf } from './ladder.ts'
import { pickNoise, raterVoice, speaker, voiceOfRater } from './rater.ts'
import { anchorLevel, competencyId, date, exactly, namedPerson, words } from './shapes.ts'

/** A pick strays more when the rater says they saw little, less when they saw a lot. How much more is an assumption. */
const ladders = {
  low: ladderOf({ lowest: 1, highest: 5, noise: 1.6 * pickNoise }),
  medium: ladderOf({ lowest: 1, highest: 5, noise: pickNoise }),
  high: ladderOf({ lowest: 1, highest: 5, noise: 0.8 * pickNoise }),
} as const
type Confidence = keyof typeof ladders

const sureness: Readonly<Record<Confidence, string>> = { low: 'Saw little of it', medium: 'Saw some of it', high: 'Saw a lot of it' }

/** What the manager or lead saw: a level, on a day, in a situation, under their own name. */
export const manager = defineSource({
  id: 'manager',
  version: 1,
  label: 'Manager rating',
  explains:
    'What your manager or lead saw you do, in a named situation. How strict they are in general is taken out as far as it is known.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    level: anchorLevel,
    rater: namedPerson,
    situation: words(1000),
    seenOn: date,
    confidence: Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')]),
  }),
  minutes: 3,
  staleAfterDays: 365,
  voice: raterVoice,
  observe: ({ competency, level, rater, confidence }) => [
    { competency, ...ladders[confidence].picked(level), voice: voiceOfRater(rater.id) },
  ],
  tell: ({ level, rater, situation, seenOn, confidence }) => ({
    says: `${rater.name} saw you at level ${level}.`,
    details: [
      { label: 'Seen in', text: situation },
      { label: 'Seen on', text: seenOn },
      { label: 'How surely', text: sureness[confidence] },
    ],
  }),
  simulate: (truth, random) => {
    const confidence = drawOne<Confidence>(['low', 'medium', 'medium', 'high'], random)
    const { id, bias } = speaker(truth, raterVoice, random)
    return {
      competency: truth.competency,
      level: ladders[confidence].pick(truth.level + bias, random),
      rater: { id, name: 'Robin Ahlers' },
      situation: 'The review of the release plan with the billing team.',
      seenOn: '2026-03-02',
      confidence,
    }
  },
})
