import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { paces } from './paces.ts'
import { defineStep } from './step.ts'

export const showNextLevel = defineStep({
  id: 'show-next-level',
  halves: ['technical', 'people'],
  when: 'met',
  minutes: 240,
  divisible: false,
  evidence: { source: 'work', noise: noises.rating, restInDays: 0 },
  growth: { way: 'experience', perHour: paces.stretch },
  comesOff: 0.5,
  title: (id) => `Take on something that shows ${competency(id)} at the next level`,
  because: (look) => `Showing ${competency(look.competency)} at the next level prepares the role after this one.`,
})
