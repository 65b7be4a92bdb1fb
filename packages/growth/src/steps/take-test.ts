import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { whyEvidence } from './reason.ts'
import { defineStep } from './step.ts'

export const takeTest = defineStep({
  id: 'take-test',
  halves: ['technical'],
  when: 'gap',
  minutes: 15,
  divisible: false,
  evidence: { source: 'test', noise: noises.test, restInDays: 30 },
  growth: null,
  comesOff: 0.95,
  title: (id) => `Take a short test in ${competency(id)}`,
  because: (look) => `${whyEvidence(look)} It needs nobody else.`,
})
