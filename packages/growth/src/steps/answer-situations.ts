import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { whyEvidence } from './reason.ts'
import { defineStep } from './step.ts'

export const answerSituations = defineStep({
  id: 'answer-situations',
  halves: ['people'],
  when: 'gap',
  minutes: 15,
  divisible: false,
  evidence: { source: 'situation', noise: noises.situations, restInDays: 30 },
  growth: null,
  comesOff: 0.95,
  title: (id) => `Answer a few situations about ${competency(id)}`,
  because: (look) => `${whyEvidence(look)} It needs nobody else.`,
})
