import type { IntervalRow, KeelData, Lane, Piece, TrendPoint } from '../index.ts'

/** Invented people and figures, with the ends of every range among them. */
export const longName = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh Maria J'
export const longRole = 'Principal engineer for customer-facing distributed platforms'

export function keel(technical: Guess, people: Guess, role = 'Senior engineer', floors = [3.2, 3.0] as const): KeelData {
  return { role, technical: { estimate: guess(technical), floor: floors[0] }, people: { estimate: guess(people), floor: floors[1] } }
}

type Guess = readonly [mean: number, sd: number] | null
const guess = (from: Guess) => (from === null ? null : { mean: from[0], sd: from[1] })

export const keels: readonly { readonly name: string; readonly data: KeelData }[] = [
  { name: 'Even, above both floors', data: keel([3.7, 0.22], [3.5, 0.2]) },
  { name: 'Right at the floors', data: keel([3.2, 0.4], [3.0, 0.4]) },
  { name: 'Little evidence', data: keel([2.6, 0.9], [2.2, 1.1]) },
  { name: 'Far below', data: keel([1.2, 0.4], [0.9, 0.5]) },
  { name: 'As uneven as can be', data: keel([4.9, 0.15], [0.3, 0.2]) },
  { name: 'As uneven the other way', data: keel([0.4, 0.25], [4.8, 0.2]) },
  { name: 'Far above', data: keel([4.8, 0.2], [4.9, 0.3]) },
  { name: 'One half not known', data: keel([3.4, 0.3], null) },
  { name: 'Nothing known', data: keel(null, null) },
]

export const competencies: readonly IntervalRow[] = [
  { id: 'debugging', name: 'Debugging', half: 'technical', estimate: { mean: 3.6, sd: 0.25 }, requirement: 3.5, href: '#debugging' },
  { id: 'design', name: 'Software design', half: 'technical', estimate: { mean: 2.4, sd: 0.35 }, requirement: 3 },
  { id: 'systems', name: 'Distributed systems', half: 'technical', estimate: { mean: 0.2, sd: 0.3 }, requirement: 2.5 },
  { id: 'cloud', name: 'Cloud infrastructure', half: 'technical', estimate: null, requirement: 2.5 },
  { id: 'listening', name: 'Active listening', half: 'people', estimate: { mean: 2.1, sd: 0.4 }, requirement: 3 },
  { id: 'explanation', name: 'Plain explanation', half: 'people', estimate: { mean: 4.8, sd: 0.2 }, requirement: 3 },
  { id: 'conflict', name: 'Conflict resolution', half: 'people', estimate: { mean: 2.5, sd: 1.2 }, requirement: 2.5 },
  { id: 'long', name: longName, half: 'people', estimate: { mean: 3, sd: 0.3 } },
]

export const pieces: readonly Piece[] = [
  { id: 'a', name: 'Adaptive test', detail: '8 items, 12 May', pull: 0.5 },
  { id: 'b', name: 'Work evidence: checkout outage', detail: 'reviewed by Priya Raman, 3 April', pull: 0.4 },
  { id: 'c', name: 'Manager rating', detail: 'strictness removed, 20 March', pull: -0.2 },
  { id: 'd', name: 'Situation: the silent retro', detail: '2 March', pull: 0.1 },
  { id: 'e', name: 'Self-check', detail: 'one weak vote, 1 March', pull: 0.03 },
]

/** Two hundred pieces, made by a rule so that every picture of them is the same. */
export const manyPieces: readonly Piece[] = Array.from({ length: 200 }, (_, i) => ({
  id: String(i),
  name: `Evidence ${i + 1}`,
  detail: i === 0 ? longName : `week ${i + 1}`,
  pull: (i % 7 === 0 ? 0.05 : -0.01) * Math.cos(i),
}))

export const manyPulls = manyPieces.reduce((sum, piece) => sum + piece.pull, 0)

export const lanes: readonly Lane[] = [
  lane('self', 'Self-check', [19500, 19680, 19860], true),
  lane('manager', 'Manager', [19600, 19790], true),
  lane('work', 'Work', [19520, 19555, 19700, 19885], true),
  lane('practice', 'Conversation practice', [19780, 19790, 19801, 19830, 19833, 19871], false),
  { id: 'certificate', name: 'Certificate', marks: [] },
]

export const manyLanes: readonly Lane[] = [
  lane(
    'work',
    'Work',
    Array.from({ length: 150 }, (_, i) => 19000 + i * 6),
    true,
  ),
  lane(
    'practice',
    longName,
    Array.from({ length: 50 }, (_, i) => 19400 + i * 10),
    false,
  ),
]

function lane(id: string, name: string, days: readonly number[], counts: boolean): Lane {
  return { id, name, marks: days.map((day, i) => ({ id: `${id}-${i}`, name: `${name} ${i + 1}`, day, when: `day ${day}`, counts })) }
}

export const trend: readonly TrendPoint[] = [
  { day: 0, when: 'January', estimate: null },
  { day: 30, when: 'February', estimate: { mean: 2, sd: 0.9 } },
  { day: 60, when: 'March', estimate: { mean: 2.1, sd: 0.6 } },
  { day: 110, when: 'April', estimate: { mean: 2.5, sd: 0.45 } },
  { day: 150, when: 'May', estimate: { mean: 2.7, sd: 0.35 } },
  { day: 200, when: 'July', estimate: { mean: 3.1, sd: 0.3 } },
]

export const anchors = [
  { level: 1, anchor: 'Waits for the other person to stop, then says what was planned anyway.' },
  { level: 2, anchor: 'Lets people finish and asks for detail when something technical is missing.' },
  { level: 3, anchor: 'Plays back what was heard in own words before answering, and changes the answer when the playback was wrong.' },
  { level: 4, anchor: 'Notices what is not being said in a tense meeting and asks about it so that the person can answer safely.' },
  { level: 5, anchor: 'Others learn to listen from watching: meetings this person leads end with fewer surprises afterwards.' },
]

export const roles = [
  { id: 'junior', name: 'Engineer', about: 'Delivers well-described work with some help' },
  { id: 'senior', name: 'Senior engineer', about: 'Owns a part of the system and its users’ trust' },
  { id: 'lead', name: 'Team lead', about: 'Makes a team of engineers do better work together' },
  { id: 'principal', name: longRole },
]

export const levelCounts = [3, 14, 31, 22, 5].map((count, i) => ({ name: String(i + 1), count }))

export const shareRows = [
  { id: 'even', name: 'Engineer', detail: 'Senior', shares: { technical: 0.5, people: 0.5, unsorted: 0 } },
  { id: 'lean', name: 'Developer', shares: { technical: 0.72, people: 0.12, unsorted: 0.16 } },
  { id: 'none', name: 'Architect', shares: { technical: 1, people: 0, unsorted: 0 } },
]
