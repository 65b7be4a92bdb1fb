import { minutesText } from '../../words.ts'
import { type Count, countsOf, type Part, type Place, type Sitting } from './places.ts'

export const partNames: Readonly<Record<Part, string>> = { self: 'About yourself', test: 'Questions', situations: 'Situations' }
export const goOnWith: Readonly<Record<Part, string>> = {
  self: 'Go on about yourself',
  test: 'Go on with the questions',
  situations: 'Go on with the situations',
}

/** "Part 2 of 3, questions. About 7 minutes left." */
export function progressText(sitting: Sitting, place: Place): string {
  const counts = countsOf(sitting)
  const here = counts.findIndex(({ part }) => part === place.part)
  const where =
    counts.length > 1 && here >= 0 ? `Part ${here + 1} of ${counts.length}, ${partNames[counts[here]!.part].toLowerCase()}. ` : ''
  const isSkipped = counts.slice(0, Math.max(0, here)).some(isOpen)
  const { minutesLeft } = sitting
  if (minutesLeft === 0) return 'Everything is answered.'
  if (place.part === 'end') return `About ${minutesText(minutesLeft)} left if you go on.`
  return `${where}${isSkipped ? 'At most' : 'About'} ${minutesText(minutesLeft)} left.`
}

/** How much of everything is answered, 0 to 1. */
export function shareDone(sitting: Sitting): number {
  const counts = countsOf(sitting)
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
  return (
    sum(({ answered }) => answered) /
    Math.max(
      1,
      sum(({ total }) => total),
    )
  )
}

/** "Question 3 of 8" */
export function countText(sitting: Sitting, part: Part, index: number): string {
  const noun = { self: 'Competency', test: 'Question', situations: 'Situation' }[part]
  const total = { self: sitting.self.length, test: sitting.test.total, situations: sitting.situations.length }[part]
  return `${noun} ${index + 1} of ${total}`
}

export const isOpen = ({ answered, total }: Count): boolean => answered < total
