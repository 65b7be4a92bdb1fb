import { competency } from '../sentence.ts'
import { paces } from './paces.ts'
import { whyGrow } from './reason.ts'
import { defineStep } from './step.ts'

export const study = defineStep({
  id: 'study',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 60,
  divisible: true,
  evidence: null,
  growth: { way: 'education', perHour: paces.study },
  comesOff: 1,
  title: (id) => `Work through the next part of the guide to ${competency(id)}`,
  because: (look) => `${whyGrow(look)} A little every week holds better than one long day.`,
})
