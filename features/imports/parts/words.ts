import type { Kind, Listed } from '../contract.ts'

export const kindNames: Readonly<Record<Kind, string>> = { people: 'People and teams', ratings: 'Ratings' }

export const stateNames: Readonly<Record<Listed['state'], string>> = {
  receiving: 'Not sent whole',
  checking: 'Being checked',
  ready: 'Checked',
  done: 'Brought in',
  'taken-back': 'Taken back',
  broken: 'Cannot be read',
  discarded: 'Thrown away',
}

export const examples: Readonly<Record<Kind, string>> = {
  people: `name,email,role,team,part,time zone,language,external_id
Noor Haddad,noor@example.org,member,Payments,member,Europe/Lisbon,pt,E-1001
Tomás Reyes,tomas@example.org,manager,Payments,manager,Europe/Madrid,es,E-1002
`,
  ratings: `person,rater,relation,competency,score,date
noor@example.org,,self,Active listening,3,2026-02-27
noor@example.org,tomas@example.org,manager,Active listening,4,2026-02-27
`,
}

export const amount = (n: number, one: string, many: string) => `${n.toLocaleString()} ${n === 1 ? one : many}`
