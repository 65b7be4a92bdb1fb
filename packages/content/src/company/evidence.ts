import type { Role } from '@evenkeel/growth'
import {
  certificateSource,
  drawNormal,
  drawOne,
  type Half,
  managerSource,
  type Random,
  raterVoice,
  selfSource,
  situationSource,
  testSource,
  workSource,
} from '@evenkeel/measure'
import type { Content } from '../load.ts'
import { countedId } from './counted-id.ts'
import type { Truth } from './levels.ts'
import { issuers, occasions } from './occasions.ts'
import type { Worked } from './work.ts'
import { isoDay, workday } from './workday.ts'

export type Rater = { readonly id: string; readonly name: string; readonly bias: number }

/** Whom it is about. */
export type Subject = {
  readonly n: number
  readonly id: string
  readonly truth: Truth
  readonly target: Role
  readonly window: { readonly from: number; readonly until: number }
  readonly content: Content
}

/** One row as it is kept. `by`: whose hand it came from; null: somebody without an account here. */
export type EvidenceRow = {
  readonly id: string
  readonly source: string
  readonly version: number
  readonly day: number
  readonly payload: Readonly<Record<string, unknown>>
  readonly by: string | null
}

type Setting = {
  readonly random: Random
  readonly manager: Rater | null
  readonly work: readonly Worked[]
  /** Arrived days ago: a few answers about themselves and no more. */
  readonly isNew: boolean
  /** Asked of everybody in the team. */
  readonly mustShow: string | undefined
}

type Piece = Omit<EvidenceRow, 'id'>
/** One of the sources whose pieces come from the person alone. */
type Own = typeof selfSource | typeof testSource | typeof situationSource

const everyDays = 42

/** All there is about one person: the baseline on the first day, then what a working life adds. Oldest first. */
export function inventEvidence(subject: Subject, setting: Setting): readonly EvidenceRow[] {
  const { random, work, isNew, mustShow } = setting
  const { n, window } = subject
  const own = ownPieces(subject, random)
  const [technical, people] = [asked(subject, 'technical'), asked(subject, 'people')]
  const pieces: Piece[] = [...technical.slice(0, isNew ? 2 : 6), ...people.slice(0, isNew ? 2 : 6)].map((id) =>
    own(selfSource, id, window.from),
  )
  if (!isNew) {
    pieces.push(...technical.slice(0, 8).map((id) => own(testSource, id, window.from)))
    pieces.push(...people.slice(0, 4).map((id) => own(situationSource, id, window.from)))
    if (mustShow) for (let i = 0; i < 8; i++) pieces.push(own(testSource, mustShow, workday(window.until - 30)))
    const rounds = { technical: 0, people: 0 }
    const take = (half: Half, count: number) => {
      const list = half === 'technical' ? technical : people
      return Array.from({ length: count }, () => list[rounds[half]++ % list.length]!)
    }
    let round = n
    for (
      let on = window.from + 20 + Math.floor(everyDays * random());
      on < window.until;
      on += everyDays + Math.floor(20 * random() - 10)
    ) {
      const day = workday(on)
      pieces.push(...roundOf(round++, { subject, setting, own, day, take }))
    }
    pieces.push(...certificates(subject, random))
    if (mustShow && setting.manager) pieces.push(rating(subject, setting, mustShow, workday(window.until - 45)))
  }
  for (const { payload, day } of work)
    if (payload) pieces.push({ source: workSource.id, version: workSource.version, day, payload, by: null })
  return pieces.toSorted((a, b) => a.day - b.day).map((piece, i) => ({ ...piece, id: countedId('evidence', n * 4096 + i) }))
}

type Round = {
  readonly subject: Subject
  readonly setting: Setting
  readonly own: ReturnType<typeof ownPieces>
  readonly day: number
  readonly take: (half: Half, count: number) => readonly string[]
}

/** What one of every few weeks brings, in turn: the manager's view, a test, the manager again, a look at oneself and situations. */
function roundOf(round: number, { subject, setting, own, day, take }: Round): readonly Piece[] {
  if (round % 4 === 1) return take('technical', 1).flatMap((id) => Array.from({ length: 6 }, () => own(testSource, id, day)))
  if (round % 4 === 3) {
    const about = [...take('technical', 2), ...take('people', 2)].map((id) => own(selfSource, id, day))
    return [...about, ...take('people', 3).map((id) => own(situationSource, id, day))]
  }
  if (!setting.manager) return []
  return [...take('technical', 2), ...take('people', 2)].map((id) => rating(subject, setting, id, day))
}

function ownPieces({ id, truth }: Subject, random: Random) {
  // How far somebody is off about themselves in general is theirs, and stays.
  const aboutSelf = { id: 'self', bias: selfSource.voice!.mean + 0.7 * drawNormal(random) }
  return (source: Own, competency: string, day: number): Piece => {
    const about = { competency, level: truth.level(competency, day), mean: truth.start(competency) }
    const payload = source.simulate(source.voice ? { ...about, voice: aboutSelf } : about, random)
    return { source: source.id, version: source.version, day, payload: payload as Piece['payload'], by: id }
  }
}

function rating({ truth, content }: Subject, { random, manager }: Setting, competency: string, day: number): Piece {
  const { id, name, bias } = manager!
  const voice = { id, bias: bias + raterVoice.opinionSd * drawNormal(random) }
  const { level, confidence } = managerSource.simulate({ competency, level: truth.level(competency, day), voice }, random)
  const situation = drawOne(occasions[content.competencies.get(competency)!.half], random)
  const payload = { competency, level, rater: { id, name }, situation, seenOn: isoDay(day), confidence }
  return { source: managerSource.id, version: managerSource.version, day, payload, by: id }
}

/** One in two holds a certificate, one in six two. */
function certificates(subject: Subject, random: Random): readonly Piece[] {
  const { truth, window, content, id, n } = subject
  const count = random() < 0.5 ? 0 : random() < 0.67 ? 1 : 2
  const technical = asked(subject, 'technical')
  return Array.from({ length: Math.min(count, technical.length) }, (_, i) => {
    const competency = technical[(n + i) % technical.length]!
    const day = workday(window.from + Math.floor((window.until - window.from) * random()))
    const issuer = drawOne(issuers, random)
    const drawn = certificateSource.simulate({ competency, level: truth.level(competency, day), voice: { id: issuer, bias: 0 } }, random)
    const title = `${content.competencies.get(competency)!.name}, level ${drawn.level}`
    const payload = { ...drawn, title, issuer, issuedOn: isoDay(day), expiresOn: isoDay(day + 1096) }
    return { source: certificateSource.id, version: certificateSource.version, day, payload, by: id }
  })
}

/** What the target role asks for in a half: essential competencies first, then by weight. */
function asked({ target, content }: Subject, half: Half): readonly string[] {
  return target.requirements
    .filter((r) => r.half === half && content.competencies.has(r.competency))
    .toSorted((a, b) => Number(b.essential) - Number(a.essential) || b.weight - a.weight || a.competency.localeCompare(b.competency))
    .map((r) => r.competency)
}
