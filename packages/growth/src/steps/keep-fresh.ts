import { competency } from '../sentence.ts'
import { defineStep } from './step.ts'

export const keepFresh = defineStep({
  id: 'keep-fresh',
  halves: ['technical', 'people'],
  when: 'met',
  minutes: 15,
  divisible: false,
  evidence: { source: 'work', noise: 0.9, restInDays: 0 },
  growth: null,
  comesOff: 0.8,
  title: (id) => `Renew what speaks for ${competency(id)} with something recent`,
  because: (look) => `Every gate is met. What speaks for ${competency(look.competency)} fades with time; a recent piece keeps it.`,
})
