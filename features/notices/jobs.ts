import type { Job } from '../context.ts'
import type { JobRunner } from '../job.ts'
import { beginWeek, sendNotice, sendWeek, tellPage, turnWeek } from './service.ts'

export const jobs: readonly JobRunner[] = [
  {
    name: 'notices.send',
    atOnce: 4,
    run: (workshop, payload, id) => sendNotice(workshop, whoOf(payload), String(payload.notice), id),
  },
  {
    name: 'notices.tell-new-version',
    run: (workshop, payload) => {
      const after = payload.after ? String(payload.after) : null
      return tellPage(workshop, whoOf(payload), { number: Number(payload.number), after })
    },
  },
  { name: 'notices.begin-week', run: (workshop, payload) => beginWeek(workshop, whoOf(payload)) },
  { name: 'notices.turn-week', run: (workshop, payload) => turnWeek(workshop, whoOf(payload), new Date(String(payload.due))) },
  {
    name: 'notices.send-week',
    atOnce: 4,
    run: (workshop, payload, id) => sendWeek(workshop, whoOf(payload), new Date(String(payload.due)), id),
  },
]

const whoOf = ({ orgId, personId }: Job['payload']) => ({ orgId: String(orgId), personId: String(personId) })
