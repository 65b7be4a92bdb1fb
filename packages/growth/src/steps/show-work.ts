import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { whyEvidence } from './reason.ts'
import { defineStep } from './step.ts'

export const showWork = defineStep({
  id: 'show-work',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 30,
  divisible: false,
  evidence: { source: 'work', noise: noises.rating, restInDays: 30 },
  growth: null,
  comesOff: 0.6,
  title: (id) => `Add a piece of work that shows ${competency(id)} and have it verified`,
  because: (look) => `${whyEvidence(look)} Work you have already done is evidence, once somebody who saw it confirms it.`,
})
