import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { defineStep } from './step.ts'

export const keepFresh = defineStep({
  id: 'keep-fresh',
  halves: ['technical', 'people'],
  when: 'met',
  minutes: 15,
  divisible: false,
  evidence: { source: null, noise: noises.rating, restInDays: 0 },
  growth: null,
  comesOff: 0.8,
  title: (id) => `Renew what speaks for ${competency(id)} with something recent`,
  because: (look) => `What speaks for ${competency(look.competency)} fades with time; a recent piece keeps it.`,
})
