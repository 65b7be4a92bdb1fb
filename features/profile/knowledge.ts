import { type Content, priorMeans, roleOf } from '@evenkeel/content'
import type { Case, Role, Trace } from '@evenkeel/growth'
import {
  type Belief,
  type Evidence,
  fuse,
  type Hindsight,
  type Known,
  type Prior,
  priorFor,
  replay,
  smooth,
  sources,
  type Voices,
} from '@evenkeel/measure'
import type { Context, Reader } from '../context.ts'
import { dayNumber, dayOf } from '../days.ts'
import { contentOf, type Library } from '../frameworks/service.ts'
import { sourceOf } from '../sources.ts'
import { type AimSet, aimsOf } from '../start/service.ts'
import { listEvidence } from './queries.ts'
import { voicesAbout } from './voices.ts'

/** A row of evidence as stored, and whether it counts today. */
export type Piece = Evidence & {
  readonly recordedAt: Date
  readonly withdrawn: boolean
  readonly recordedBy: string | null
  readonly broughtInAt: Date | null
}

/** Everything the screens of one person are worked out from: what was asked, what was shown, and what we believe. */
export type Knowledge = {
  readonly aim: AimSet
  /** What this person is judged by: the version their aim was set under. Every name and role on their screens comes from here. */
  readonly content: Content
  readonly current: Role
  readonly target: Role
  readonly day: number
  readonly pieces: readonly Piece[]
  readonly belief: Belief
  /** Before any evidence: what "enough" is compared with. */
  readonly start: Belief
  readonly traces: readonly Trace[]
  /** What is known today about earlier days, from the evidence before and after them. */
  hindsight(days: readonly number[]): readonly Hindsight[]
  /** The belief as it would have been said on earlier days. */
  replayed(days: readonly number[]): readonly Belief[]
  caseFor(role: Role): Case
  /** The same person, evidence and day, judged by other content; null when it does not hold their roles. */
  under(content: Content): Knowledge | null
  /** What we would believe today from some of the pieces alone. */
  believing(which: (piece: Piece) => boolean): Belief
}

/** Loads and folds; null while the person has not said where they want to go. */
export async function knowledgeOf(ctx: Context, personId: string): Promise<Knowledge | null> {
  return ctx.read((db) => knowledgeIn(db, ctx, personId))
}

/** The same inside a transaction that is already open. */
export async function knowledgeIn(
  db: Reader,
  ctx: Library & Pick<Context, 'now'>,
  personId: string,
  /** Somebody else looks: only what is shared with them exists. */
  isShared: (piece: Piece) => boolean = () => true,
): Promise<Knowledge | null> {
  return (await knowledgesIn(db, ctx, new Map([[personId, isShared]]))).get(personId) ?? null
}

/** The same for many people in as many round trips as for one; whoever has not started, or holds a role that is no more, is not in it. */
export async function knowledgesIn(
  db: Reader,
  ctx: Library & Pick<Context, 'now'>,
  shared: ReadonlyMap<string, (piece: Piece) => boolean>,
): Promise<ReadonlyMap<string, Knowledge>> {
  const aims = await aimsOf(db, [...shared.keys()])
  const all = aims.size > 0 ? await piecesOfAll(db, [...aims.keys()]) : new Map<string, readonly Piece[]>()
  const pieces = new Map([...aims.keys()].map((personId) => [personId, (all.get(personId) ?? []).filter(shared.get(personId)!)]))
  const voices = await voicesAbout(db, pieces)
  const [known, day, judged] = [new Map<string, Knowledge>(), dayOf(ctx.now), shared.size === 1]
  for (const [personId, aim] of aims) {
    const content = await contentOf(db, ctx, aim.frameworkVersion)
    const found = knowledge(content, aim, { pieces: pieces.get(personId)!, voices: voices.get(personId), day, judged })
    if (found) known.set(personId, found)
  }
  return known
}

/** Of each of these people, what is known before anything is learned about those who judge them: what counts, and where they start. */
export async function groundsIn(db: Reader, ctx: Library, people: readonly string[]): Promise<ReadonlyMap<string, Known>> {
  const aims = await aimsOf(db, people)
  const pieces = aims.size > 0 ? await piecesOfAll(db, [...aims.keys()]) : new Map<string, readonly Piece[]>()
  const grounds = new Map<string, Known>()
  for (const [personId, aim] of aims) {
    const content = await contentOf(db, ctx, aim.frameworkVersion)
    const ground = groundOf(content, aim, pieces.get(personId) ?? [])
    if (ground) grounds.set(personId, ground.known)
  }
  return grounds
}

/** Every piece there is about a person, oldest first, withdrawn ones too. */
export async function piecesOf(db: Reader, personId: string): Promise<readonly Piece[]> {
  return (await piecesOfAll(db, [personId])).get(personId) ?? []
}

async function piecesOfAll(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, readonly Piece[]>> {
  const rows = Map.groupBy(await listEvidence(db, people), (row) => row.person_id)
  return new Map([...rows].map(([personId, theirs]) => [personId, theirs.map(pieceFrom)]))
}

function pieceFrom(row: Awaited<ReturnType<typeof listEvidence>>[number]): Piece {
  return {
    id: row.evidence_id,
    source: row.source,
    version: row.source_version,
    day: dayNumber(row.day),
    payload: row.payload,
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    withdrawn: row.withdrawn ?? false,
    broughtInAt: row.brought_in_at,
  }
}

type Found = { readonly pieces: readonly Piece[]; readonly voices: Voices | undefined; readonly day: number; readonly judged: boolean }

/** `judged`: a case will be made of it, so the earlier days are walked through on the way. Of many people it is rarely asked. */
function knowledge(content: Content, aim: AimSet, found: Found): Knowledge | null {
  const ground = groundOf(content, aim, found.pieces)
  if (!ground) return null
  const { pieces, voices, day, judged } = found
  const { current, target, evidence: counting } = ground
  const known = voices ? { ...ground.known, voices } : ground.known
  // The sustained window looks back half a year, month by month; today is the last day of the same walk.
  const earlierDays = [6, 5, 4, 3, 2, 1].map((months) => day - Math.round(months * 30.44))
  const [belief, ...onTheWay] = replay({ ...known, days: judged ? [day, ...earlierDays] : [day] }) as [Belief, ...Belief[]]
  let before: Belief | undefined
  const traces = tracesOf(counting, belief, day)
  const replayed = (days: readonly number[]) => replay({ ...known, days })
  const believing = (which: (piece: Piece) => boolean) => fuse({ ...known, evidence: counting.filter(which), day })
  return {
    aim,
    content,
    current,
    target,
    day,
    pieces,
    belief,
    get start() {
      before ??= fuse({ ...known, evidence: [], day })
      return before
    },
    traces,
    hindsight: (days) => smooth({ ...known, days }),
    replayed,
    believing,
    under: (other) => knowledge(other, aim, found),
    caseFor: (role) => ({ role, belief, traces, earlier: judged ? onTheWay : replayed(earlierDays), day }),
  }
}

/** The roles between which somebody stands, and what the fold starts from; null when the content does not hold their roles. */
function groundOf(content: Content, aim: AimSet, pieces: readonly Piece[]) {
  const current = roleOf(content, aim.currentFamily, aim.currentLevel)
  const target = roleOf(content, aim.targetFamily, aim.targetLevel)
  const roleMeans = priorMeans(content, aim.currentFamily, aim.currentLevel)
  if (!current || !target || !roleMeans) return null
  const evidence = pieces.filter((piece) => !piece.withdrawn)
  return { current, target, evidence, known: { prior: priorOf(content, roleMeans), evidence, sources } }
}

function priorOf(content: Content, roleMeans: ReadonlyMap<string, number>): Prior {
  const competencies = [...content.competencies.values()].map(({ id, half, halfLifeInDays }) => ({ id, half, halfLifeInDays }))
  return priorFor({ competencies, roleMeans })
}

/** One line per observation that reached the belief: what kind it is, and how fresh. */
function tracesOf(pieces: readonly Piece[], belief: Belief, day: number): readonly Trace[] {
  const byId = new Map(pieces.map((piece) => [piece.id, piece]))
  return belief.sites.flatMap((site) => {
    const piece = byId.get(site.evidence)
    const source = piece && sourceOf(piece.source)
    if (!piece || !source) return []
    const stale = day - piece.day > source.staleAfterDays
    return [{ evidence: piece.id, competency: site.competency, source: source.id, independent: source.independent, day: piece.day, stale }]
  })
}
