import type { Notice } from './notice.ts'

export const rated: Notice = {
  id: 'rated',
  consent: 'letter-rated',
  label: 'What others saw me do',
  says: 'At the next full hour, when somebody who manages you has rated what they saw you do. Several ratings make one letter.',
  usual: true,
  subject: 'Somebody rated what they saw you do',
  tells: 'Somebody who manages you has rated what they saw you do.',
  at: '/profile',
}
