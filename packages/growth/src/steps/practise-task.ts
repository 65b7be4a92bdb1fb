import { competency } from '../sentence.ts'
import { paces } from './paces.ts'
import { whyGrow } from './reason.ts'
import { defineStep } from './step.ts'

export const practiseTask = defineStep({
  id: 'practise-task',
  halves: ['technical'],
  when: 'gap',
  minutes: 20,
  divisible: true,
  evidence: null,
  growth: { way: 'education', perHour: paces.exercise },
  comesOff: 1,
  title: (id) => `Practise ${competency(id)} on a small exercise`,
  because: (look) => `${whyGrow(look)} Practice is private and is not evidence; what you take from it to work will show.`,
})
