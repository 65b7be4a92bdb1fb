import type { Notice } from './notice.ts'

export const roleChanged: Notice = {
  id: 'role-changed',
  consent: 'letter-role-changed',
  label: 'My role here',
  says: 'At the next full hour, when an owner gave you another role in the organisation.',
  usual: true,
  subject: 'Your role has changed',
  tells: 'Your role in the organisation has changed: what you may see and do there is different now.',
  at: '/organisation',
}
