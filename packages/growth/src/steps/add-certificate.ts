import { competency } from '../sentence.ts'
import { noises } from './noises.ts'
import { whyEvidence } from './reason.ts'
import { defineStep } from './step.ts'

/** For a certificate one holds already; earning one is study. Few hold one for any given competency. */
export const addCertificate = defineStep({
  id: 'add-certificate',
  halves: ['technical', 'people'],
  when: 'gap',
  minutes: 10,
  divisible: false,
  evidence: { source: 'certificate', noise: noises.certificate, restInDays: 365 },
  growth: null,
  comesOff: 0.15,
  title: (id) => `If you hold a certificate in ${competency(id)}, add it`,
  because: (look) => `${whyEvidence(look)} A certificate counts from the day it was earned until it expires.`,
})
