import {
  calibrateVoices,
  type Judged,
  type Known,
  listen,
  seededRandom,
  surprises,
  type VoiceCalibration,
  voiceOfRater,
  voicesIn,
} from '@evenkeel/measure'
import type { Context } from '../context.ts'
import { dayOf } from '../days.ts'
import { nameOfErased } from '../people/service.ts'
import { groundsIn } from '../profile/service.ts'
import { sourceOf } from '../sources.ts'
import { type Health, startTally } from './health.ts'
import { findStanding, insertCalibration, listJudged, listSpeakers, replaceSeverity } from './queries.ts'

/** People whose evidence is read and listened to at once: the server answers others in between. */
const atOnce = 4

/**
 * Learns how everybody judges, from all the evidence of an organisation, and keeps it in one write. It goes through the people twice, a few at
 * a time: once to listen, once to see how well what was learned about each voice from others predicts what it said. Run again without anything new,
 * it does nothing. An account of one person has nobody to learn from.
 */
export async function recalibrate(ctx: Context): Promise<void> {
  const { standing, judged, speakers } = await ctx.read(async (db) => ({
    standing: await findStanding(db),
    judged: await listJudged(db),
    speakers: await listSpeakers(db),
  }))
  const { kind, number, stamp: before, evidence, withdrawals, aims } = standing
  const stamp = [ctx.edition, evidence, withdrawals, aims].join('|')
  if (kind === 'solo' || before === stamp) return
  // What was learned about somebody is forgotten with them, and not learned again from what they once said.
  const forgotten = new Set(speakers.filter(isErased).map(({ person_id }) => voiceOfRater(person_id).id))
  const heard = await hearAll(ctx, judged, forgotten)
  if (number === null && heard.every((one) => one.heard.length === 0)) return
  const learned = calibrateVoices(heard)
  const health = await examine(ctx, judged, learned, (number ?? 0) + 1)

  const personOf = new Map(speakers.map(({ person_id }) => [voiceOfRater(person_id).id, person_id]))
  const rows = [...learned.voices].map(([voice, severity]) => ({ voice, personId: personOf.get(voice) ?? null, ...severity }))
  const about = heard.flatMap(({ person, heard: voices }) =>
    voices.map(({ voice }) => ({ voice, personId: person, mean: null, sd: null, ...learned.about(person, voice) })),
  )
  const { orgId } = ctx.actor
  await ctx.write('recalibrate', { kind: 'org', id: orgId, personId: null }, async ({ db, stale }) => {
    const begun = await insertCalibration(db, {
      ...{ orgId, number: (number ?? 0) + 1, at: ctx.now, stamp, people: heard.filter((one) => one.heard.length > 0).length },
      ...{ voices: learned.voices.size, leniencySd: learned.leniencySd, haloSd: learned.haloSd, health },
    })
    if (!begun) return { refused: 'run-already' as const }
    await replaceSeverity(db, orgId, rows, about)
    stale('engine')
    return null
  })
}

const isErased = ({ state, name }: { readonly state: string; readonly name: string }) => state === 'left' && name === nameOfErased

async function hearAll(ctx: Context, people: readonly string[], forgotten: ReadonlySet<string>): Promise<readonly Judged[]> {
  const day = dayOf(ctx.now)
  const all: Judged[] = []
  for await (const [person, known] of walk(ctx, people)) {
    if (voicesIn(known.evidence, known.sources).size === 0) continue
    all.push({ person, heard: listen({ ...known, day }).filter(({ voice }) => !forgotten.has(voice)) })
  }
  return all
}

/** How surprising every rating was, each told from what was learned about its voice from other people. The same run finds the same figures. */
async function examine(ctx: Context, people: readonly string[], learned: VoiceCalibration, number: number): Promise<Health> {
  const tally = startTally(seededRandom(number))
  const day = dayOf(ctx.now)
  for await (const [person, known] of walk(ctx, people)) {
    const voices = new Map(
      [...voicesIn(known.evidence, known.sources)].flatMap((voice) => {
        const about = learned.about(person, voice)
        return about ? [[voice, about] as const] : []
      }),
    )
    tally.count(person, surprises({ ...known, voices, day }), known.evidence.some(nobodyJudged))
  }
  return tally.health()
}

/** A test, situations, a certificate: whoever has one stands on the ground everybody stands on. */
function nobodyJudged({ source }: Known['evidence'][number]): boolean {
  const way = sourceOf(source)
  return way?.independent === true && way.voice === undefined
}

async function* walk(ctx: Context, people: readonly string[]): AsyncGenerator<readonly [string, Known]> {
  for (let from = 0; from < people.length; from += atOnce) {
    const some = people.slice(from, from + atOnce)
    yield* await ctx.read((db) => groundsIn(db, ctx, some))
  }
}
