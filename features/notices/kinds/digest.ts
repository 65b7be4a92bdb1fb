import type { LetterKind } from './notice.ts'

/** The one letter that holds more than an occasion: so it comes only to those who asked for it. */
export const digest: LetterKind = {
  id: 'digest',
  // The question that is asked at the start and under My data.
  consent: 'remind-me',
  label: 'My week',
  says: 'On Monday at 7 in the morning, when there is something to say: what moved, in words, one next step, and what waits for you. It names competencies and never holds a number about you.',
  usual: false,
}
