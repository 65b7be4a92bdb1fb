import { dateOf, dayOf, isRealDate } from '../days.ts'
import type { Scale } from './contract.ts'
import { type Directory, type Here, same } from './directory.ts'

export type Meaning = Readonly<Record<string, string>>
export type Bad = { readonly field: string; readonly says: string; readonly remedy: string }

/** Who speaks: oneself, a manager under their own name, or one of a group that stays nameless. */
export type Voice = 'self' | 'manager' | 'group'

export type Rating = {
  readonly personId: string
  /** A person here, or a mark of somebody who is not. */
  readonly rater: string
  readonly raterName: string
  readonly voice: Voice
  readonly competency: string
  /** On our scale, 0 to 5. */
  readonly level: number
  readonly day: string
  /** What it is about: the same again is the same rating. */
  readonly about: string
}

export type Look = {
  readonly people: Directory<Here>
  /** Competencies by id and by name, typed in any case. */
  readonly competencies: ReadonlyMap<string, string>
  readonly scale: Scale | null
  readonly now: Date
  readonly markOf: (words: string) => string
}

const relations: Readonly<Record<string, Voice>> = {
  ...{ self: 'self', own: 'self', myself: 'self' },
  ...{ manager: 'manager', boss: 'manager', lead: 'manager', supervisor: 'manager' },
  ...{ peer: 'group', colleague: 'group', report: 'group', 'direct report': 'group', customer: 'group', client: 'group', other: 'group' },
}
const fromOutside = ['customer', 'client', 'other']

/** One row read and understood, or what is wrong about it: the first thing, in the order of the columns. */
export function readRating(row: Meaning, look: Look): Rating | Bad {
  const person = meant(row.person ?? '', 'person', look)
  if ('says' in person) return person
  if (person.hasLeft) return bad('person', `${quoted(row.person)} has left.`, 'Take the row out: nothing is added about people who left.')
  const relation = same(row.relation ?? '')
  const voice = relations[relation]
  if (!voice)
    return bad('relation', `${quoted(row.relation)} is no relation known here.`, 'Write self, manager, peer, report, customer or other.')
  const rater = raterOf(row, { person, voice, relation }, look)
  if ('says' in rater) return rater
  const competency = look.competencies.get(same(row.competency ?? ''))
  if (!competency)
    return bad('competency', `There is no competency ${quoted(row.competency)}.`, 'Write the name or id of one listed under Framework.')
  const level = levelOf(row.score ?? '', look.scale)
  if (typeof level !== 'number') return level
  const day = dayFrom(row.date ?? '', look.now)
  if (typeof day !== 'string') return day
  const written = (row.date ?? '').trim().slice(0, 10)
  const about = [person.personId, rater.id, relation, competency, written].join('\n')
  return { personId: person.personId, rater: rater.id, raterName: rater.name, voice, competency, level, day, about }
}

/** Linear: the lowest score of the file's own scale becomes 0, the highest 5. */
function levelOf(score: string, scale: Scale | null): number | Bad {
  const { lowest, highest } = scale ?? { lowest: 0, highest: 5 }
  const value = /^[+-]?\d{1,6}([.,]\d{1,6})?$/.test(score) ? Number(score.replace(',', '.')) : Number.NaN
  if (Number.isNaN(value)) return bad('score', `${quoted(score)} is no number.`, `Write a score from ${lowest} to ${highest}.`)
  if (value < lowest || value > highest)
    return bad('score', `${score} is outside the scale.`, `Write a score from ${lowest} to ${highest}, or say the scale of the file.`)
  return scale ? Math.round((1e6 * 5 * (value - lowest)) / (highest - lowest)) / 1e6 : value
}

/** The day as it was written where it was written, whatever day it was elsewhere; never later than today. */
function dayFrom(date: string, now: Date): string | Bad {
  const parts = /^(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(date)
  const day = parts?.[1]
  if (!day || !isRealDate(day)) return bad('date', `${quoted(date)} is no date.`, 'Write it as year, month, day: 2026-03-31.')
  const today = dayOf(now)
  // East of Greenwich tomorrow begins while it is still today here.
  if (day > dateOf(today + 1)) return bad('date', `${day} has not come yet.`, 'Write the day on which the rating was given.')
  if (day < '1970-01-01') return bad('date', `${day} is too long ago.`, 'Write the day on which the rating was given.')
  return day > dateOf(today) ? dateOf(today) : day
}

type About = { readonly person: Here; readonly voice: Voice; readonly relation: string }

function raterOf(row: Meaning, { person, voice, relation }: About, look: Look): { id: string; name: string } | Bad {
  const called = row.rater ?? ''
  if (voice === 'self' && called === '') return { id: person.personId, name: person.name }
  const found = called === '' ? bad('rater', 'Nobody is named as the rater.', 'Write who rated.') : meant(called, 'rater', look)
  if ('says' in found) {
    // Somebody from outside has no place here; they only have to be one and the same each time.
    if (!fromOutside.includes(relation) || called === '' || look.people.find(called) !== 'nobody') return found
    return { id: `outside:${look.markOf(`rater\n${same(called)}`)}`, name: called }
  }
  const isSelf = found.personId === person.personId
  if (voice === 'self' && !isSelf)
    return bad('rater', `${quoted(called)} is somebody else than the person.`, 'Leave the rater empty, or name the relation.')
  if (voice !== 'self' && isSelf) return bad('relation', 'Somebody rates themselves here.', 'Write self as the relation.')
  return { id: found.personId, name: found.name }
}

function meant(called: string, field: 'person' | 'rater', { people }: Look): Here | Bad {
  if (called === '') return bad(field, 'Nobody is named.', 'Write an e-mail address, an id elsewhere or a name.')
  const found = people.find(called)
  if (found === 'nobody')
    return bad(field, `There is nobody here called ${quoted(called)}.`, 'Check the spelling, or bring in people first.')
  if (found === 'several')
    return bad(field, `Several people here are called ${quoted(called)}.`, 'Write their e-mail address or id elsewhere.')
  return found.one
}

const bad = (field: string, says: string, remedy: string): Bad => ({ field, says, remedy })

/** What stands in the file, no longer than one reads. */
export const quoted = (words = '') => (words === '' ? 'nothing' : `"${words.length > 40 ? `${words.slice(0, 40)}…` : words}"`)
