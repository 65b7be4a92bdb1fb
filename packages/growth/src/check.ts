import { believe, caseOf, inventedPrior, inventedRole, mirrored, type Piece, seenBy } from './fixture.ts'
import type { Case, Gate, GateState, Need, Verdict } from './gate.ts'
import { gates } from './gates/index.ts'

/** The promises every gate makes. Returns the broken ones, in words. `registry` is where the gate's mirror image is looked for. */
export function checkGate(gate: Gate, registry: readonly Gate[] = gates): string[] {
  const broken: string[] = []
  const promise = (kept: boolean, words: string) => void (kept || broken.push(`${gate.id}: ${words}`))
  const verdicts = people.map((c) => gate.judge(c))
  promise(
    levels.every((level, i) => i === 0 || isNoWorse(gate.judge(person(levels[i - 1]!)), gate.judge(person(level)))),
    'more skill never makes it worse',
  )
  promise(
    role.requirements.every(({ competency }) => improves(gate, competency)),
    'more skill in one competency never makes it worse',
  )
  promise(
    verdicts.every(({ chance: { value, low, high } }) => 0 <= low && low <= value && value <= high && high <= 1),
    'a chance lies within 0..1 and its interval',
  )
  promise(verdicts.every(givesReason), 'gives its reason in words')
  promise(
    verdicts.every(({ state, needs }) => (state === 'met') === (needs.length === 0)),
    'says what is needed unless met',
  )
  promise(
    unproven.every((c) => gate.judge(c).state !== 'met'),
    'nothing passes without evidence, on own word, or on one source',
  )
  promise(gate.judge(person(5)).state === 'met', 'somebody seen to be far above the level passes')
  promise(
    registry.some((other) => people.every((c) => isMirror(gate.judge(c), other.judge(mirrored(c))))),
    'treats the halves alike',
  )
  promise(
    people.every((c, i) => JSON.stringify(gate.judge(c)) === JSON.stringify(verdicts[i])),
    'says the same of the same case',
  )
  return broken
}

const prior = inventedPrior()
const role = inventedRole(prior)
const levels = [0, 1, 2, 2.5, 3, 3.5, 4, 5]

function person(level: number | ((competency: string) => number)): Case {
  return caseOf(role, prior, seenBy(role, ['manager', 'test'], level))
}

const half = (technical: number, people: number) => (competency: string) => (competency.startsWith('t') ? technical : people)
const pieces = (its: Piece[]) => caseOf(role, prior, its)

/** People whom no gate may pass, however high the values. */
const unproven: readonly Case[] = [
  pieces([]),
  { ...pieces([]), belief: believe({ ...prior, means: new Map(prior.competencies.map(({ id }) => [id, 5])) }, 20_000, []) },
  pieces(seenBy(role, ['self'], 5)),
  pieces(seenBy(role, ['practice'], 5)),
  pieces(seenBy(role, ['self', 'practice'], 5)),
  pieces(seenBy(role, ['manager'], 5)),
  pieces(seenBy(role, ['manager', 'self'], 5)),
]

const people: readonly Case[] = [
  ...levels.map(person),
  ...unproven,
  person(half(5, 1)),
  person(half(1, 5)),
  person(half(3.2, 2.9)),
  pieces(seenBy(role, ['manager', 'test'], 4).filter(({ competency }) => competency !== 'p1')),
  pieces(seenBy(role, ['manager', 'test'], 4).map((piece) => ({ ...piece, stale: true }))),
  pieces(seenBy(role, ['manager', 'test'], 4, [10])),
  pieces([{ source: 'manager', competency: 't1', value: 4 }]),
]

const rank: Readonly<Record<GateState, number>> = { met: 2, likely: 1, 'not-yet': 0, 'no-chance-to-show': 0, stale: 0, 'needs-evidence': 0 }

/** Joint chances carry an integration error of about 1e-4; less than that is no loss. */
function isNoWorse(less: Verdict, more: Verdict): boolean {
  return more.chance.value >= less.chance.value - 5e-4 && rank[more.state] >= rank[less.state]
}

function improves(gate: Gate, competency: string): boolean {
  return [2, 3, 3.5].every((level) =>
    isNoWorse(gate.judge(person(level)), gate.judge(person((id) => (id === competency ? level + 1 : level)))),
  )
}

function givesReason({ because, needs }: Verdict): boolean {
  return [because, ...needs.map(({ words }) => words)].every((words) => /^[A-Z{].{20,}\.$/.test(words) && !/undefined|NaN|!/.test(words))
}

/** The same about the other half, in the same words; only what is said of both halves may come in another order. */
function isMirror(verdict: Verdict, mirror: Verdict): boolean {
  const other = (words: string) => words.replaceAll(/technical|people/g, (name) => (name === 'people' ? 'technical' : 'people'))
  const same = (a: readonly string[], b: readonly string[]) => a.toSorted().join('\n') === b.toSorted().join('\n')
  return (
    verdict.state === mirror.state &&
    Math.abs(verdict.chance.value - mirror.chance.value) < 5e-4 &&
    same(verdict.competencies, mirror.competencies) &&
    same(other(verdict.because).match(/[\w:-]+/g) ?? [], mirror.because.match(/[\w:-]+/g) ?? []) &&
    same(verdict.needs.map(needWords).map(other), mirror.needs.map(needWords))
  )
}

function needWords({ what, competency, half, words, except }: Need): string {
  return `${what} ${competency} ${half} ${words} ${except.join(' ')}`
}
