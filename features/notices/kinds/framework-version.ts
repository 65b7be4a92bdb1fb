import type { Notice } from './notice.ts'

export const frameworkVersion: Notice = {
  id: 'framework-version',
  consent: 'letter-framework-version',
  label: 'A new version of the framework',
  says: 'At the next full hour, when your organisation has published one. You stay under yours until you move over.',
  usual: true,
  subject: 'There is a new version of the framework',
  tells:
    'Your organisation has published a new version of the framework. You stay under yours until you move over; see first what would change.',
  at: '/new-version',
}
