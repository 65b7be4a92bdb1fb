import type { Competency, Content } from '@evenkeel/content'
import { halves } from '@evenkeel/measure'
import type { Context } from '../context.ts'
import { contentInForce } from '../frameworks/service.ts'
import { presentEstimate } from '../present.ts'
import { type Knowledge, knowledgesIn } from '../profile/service.ts'
import { sharedBy } from '../sharing/service.ts'
import type { HeatMap } from './contract.ts'
import { findTeam, listPlaces } from './queries.ts'

/** Fewer than this, and a shade is a person. */
const fewest = 5
/** Works without being told how: from here on a team has the competency. */
const able = 3
const bands = { low: 2, middle: 3.5 } as const

type Member = { readonly personId: string; readonly name: string; readonly knowledge: Knowledge | null }

/** A team from what its people share. Looking is on record with each of them. */
export async function showHeatMap(ctx: Context, teamId: string): Promise<HeatMap | { readonly refused: 'gone' }> {
  const me = ctx.actor.personId
  const found = await ctx.read(async (db) => {
    const team = await findTeam(db, teamId)
    const places = (await listPlaces(db)).filter((place) => place.team_id === teamId)
    if (!team || !places.some((place) => place.person_id === me && place.part === 'manager')) return null
    const people = places.filter(({ part }) => part !== 'manager')
    const shared = await sharedBy(
      db,
      people.map((place) => place.person_id),
    )
    const known = await knowledgesIn(db, ctx, shared)
    const members = people.map(({ person_id: personId, name }): Member => ({ personId, name, knowledge: known.get(personId) ?? null }))
    return { team, members, content: await contentInForce(db, ctx) }
  })
  if (!found) return { refused: 'gone' }
  const { team, members, content } = found
  const looks = members.map(({ personId }) => ({ kind: 'team', id: teamId, personId }))
  if (looks.length > 0) await ctx.write('showHeatMap', looks, async () => null)
  const sharing = members.filter(({ knowledge }) => (knowledge?.traces.length ?? 0) > 0)
  const listed = competenciesOf([content, ...sharing.flatMap(({ knowledge }) => knowledge?.content ?? [])])
  return {
    team: team.name,
    sharing: sharing.length,
    fewest,
    competencies: listed.map(({ id, name, half }) => {
      const estimates = sharing.flatMap((member) => known(member, id) ?? [])
      // As on the map: what says little more than where everybody starts is not counted.
      const means = estimates.filter(({ enough }) => enough).map(({ mean }) => mean)
      return {
        competency: id,
        name,
        half,
        band: {
          low: means.filter((mean) => mean < bands.low).length,
          middle: means.filter((mean) => mean >= bands.low && mean < bands.middle).length,
          high: means.filter((mean) => mean >= bands.middle).length,
          unknown: members.length - means.length,
        },
        // Of one single person who shares it would be true of everything.
        onlyOne: sharing.length > 1 && means.filter((mean) => mean >= able).length === 1,
      }
    }),
    rows:
      sharing.length < fewest
        ? null
        : sharing.map((member) => ({
            personId: member.personId,
            name: member.name,
            cells: listed.map(({ id }) => ({ competency: id, estimate: known(member, id) })),
          })),
  }
}

/** Those in force first, then those of earlier versions somebody here is still judged by: what was shown is not left out. */
function competenciesOf(contents: readonly Content[]): readonly Competency[] {
  const byId = new Map(contents.toReversed().flatMap((content) => [...content.competencies]))
  const order = [...new Set(contents.flatMap((content) => [...content.competencies.keys()]))]
  const all = order.map((id) => byId.get(id)!)
  return halves.flatMap((half) => all.filter((competency) => competency.half === half))
}

/** Nothing while nothing shared speaks about the competency: where everybody starts is no knowledge about anybody. */
function known({ knowledge }: Member, id: string) {
  if (!knowledge?.traces.some((trace) => trace.competency === id)) return null
  return presentEstimate(knowledge.belief.estimate(id), knowledge.belief.start(id))
}
