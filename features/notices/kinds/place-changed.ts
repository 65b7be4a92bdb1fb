import type { Notice } from './notice.ts'

export const placeChanged: Notice = {
  id: 'place-changed',
  consent: 'letter-place-changed',
  label: 'My teams',
  says: 'At the next full hour, when your place in a team began, changed or ended: those who manage you may be others then.',
  usual: true,
  subject: 'Your place in a team has changed',
  tells: 'Your place in a team has changed. Those who manage you may be others now; they see what you share.',
  at: '/sharing',
}
