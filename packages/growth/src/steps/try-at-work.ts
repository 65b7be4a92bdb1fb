import { competency } from '../sentence.ts'
import { paces } from './paces.ts'
import { whyGrow } from './reason.ts'
import { defineStep } from './step.ts'

export const tryAtWork = defineStep({
  id: 'try-at-work',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 90,
  divisible: true,
  evidence: null,
  growth: { way: 'experiment', perHour: paces.experiment },
  comesOff: 0.8,
  title: (id) => `Try one new way of doing ${competency(id)} at work this week, and note what happened`,
  because: (look) => `${whyGrow(look)} A small trial in real work, looked at afterwards, teaches what reading does not.`,
})
