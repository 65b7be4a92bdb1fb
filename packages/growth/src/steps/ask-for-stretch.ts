import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { paces } from './paces.ts'
import { whyEvidence, whyGrow } from './reason.ts'
import { defineStep } from './step.ts'

export const askForStretch = defineStep({
  id: 'ask-for-stretch',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 240,
  divisible: false,
  evidence: { source: 'work', noise: noises.rating, restInDays: 30 },
  growth: { way: 'experience', perHour: paces.stretch },
  comesOff: 0.4,
  title: (id) => `Ask for a piece of work that gives you a chance to show ${competency(id)}`,
  because: (look) =>
    `${look.meets.length > 0 ? whyEvidence(look) : whyGrow(look)} Work with a wider audience lets you grow and be seen at once.`,
})
