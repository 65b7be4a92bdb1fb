import type { Reply } from '../../contract.ts'
import type { contract } from '../contract.ts'

/** A sitting as the screens hold it. */
export type Sitting = Reply<typeof contract.showSitting>

export type Part = 'self' | 'test' | 'situations'

/** Where in a sitting somebody is: one question, or the end. */
export type Place = QuestionPlace | { readonly part: 'end' }
export type QuestionPlace = { readonly part: Part; readonly index: number }

/** Parts in the order they are asked. */
const parts: readonly Part[] = ['self', 'test', 'situations']

export type Count = { readonly part: Part; readonly answered: number; readonly total: number }

/** How far each part has come; parts that ask nothing are left out. */
export function countsOf({ self, test, situations }: Sitting): readonly Count[] {
  const counts: readonly Count[] = [
    { part: 'self', answered: self.filter((question) => question.answered).length, total: self.length },
    { part: 'test', answered: test.answered, total: test.total },
    { part: 'situations', answered: situations.filter((question) => question.ratings !== null).length, total: situations.length },
  ]
  return counts.filter(({ total }) => total > 0)
}

/** The first question without an answer, in the part that was come to last: parts before it were left out on purpose. */
export function resumePlace(sitting: Sitting): Place {
  const counts = countsOf(sitting)
  const reached = counts.findLastIndex(({ answered }) => answered > 0)
  const open = counts.slice(Math.max(0, reached)).find(({ answered, total }) => answered < total)
  return open ? firstOpen(sitting, open.part) : { part: 'end' }
}

/** The first question of a part without an answer; the end when there is none. */
export function firstOpen(sitting: Sitting, part: Part): Place {
  const index = {
    self: sitting.self.findIndex((question) => !question.answered),
    test: sitting.test.current ? sitting.test.answered : -1,
    situations: sitting.situations.findIndex((question) => question.ratings === null),
  }[part]
  return index < 0 ? { part: 'end' } : { part, index }
}

/** What comes after a question that has just been answered. */
export function placeAfter(sitting: Sitting, { part, index }: QuestionPlace): Place {
  if (part === 'test') return sitting.test.current ? firstOpen(sitting, part) : placeAfterPart(sitting, part)
  return index + 1 < sitting[part].length ? { part, index: index + 1 } : placeAfterPart(sitting, part)
}

/** The next part that still has something to ask, from its first open question. */
export function placeAfterPart(sitting: Sitting, part: Part): Place {
  const later = parts.slice(parts.indexOf(part) + 1).map((next) => firstOpen(sitting, next))
  return later.find((place) => place.part !== 'end') ?? { part: 'end' }
}

/** The question before this one that can still be changed; null when there is none. Items are answered once. */
export function placeBefore(sitting: Sitting, place: Place): Place | null {
  if (place.part !== 'end' && place.part !== 'test' && place.index > 0) return { part: place.part, index: place.index - 1 }
  const earlier = place.part === 'end' ? parts : parts.slice(0, parts.indexOf(place.part))
  const last = earlier.filter((part) => part !== 'test' && sitting[part].length > 0).at(-1)
  return last && last !== 'test' ? { part: last, index: sitting[last].length - 1 } : null
}
