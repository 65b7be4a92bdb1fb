import type { Notice } from './notice.ts'

export const workRated: Notice = {
  id: 'work-rated',
  consent: 'letter-work-rated',
  label: 'Answers about my work',
  says: 'At the next full hour, when somebody you asked about a piece of work has answered or declined.',
  usual: true,
  subject: 'Somebody answered about your work',
  tells: 'Somebody you asked about a piece of work has answered.',
  at: '/profile',
}
