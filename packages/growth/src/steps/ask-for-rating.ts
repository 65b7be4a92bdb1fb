import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { whyEvidence } from './reason.ts'
import { defineStep } from './step.ts'

export const askForRating = defineStep({
  id: 'ask-for-rating',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 10,
  divisible: false,
  evidence: { source: 'manager', noise: noises.rating, restInDays: 60 },
  growth: null,
  comesOff: 0.7,
  title: (id) => `Ask somebody who worked with you to rate ${competency(id)}`,
  because: (look) => `${whyEvidence(look)} Somebody who has not rated you before says more than another answer from the same person.`,
})
