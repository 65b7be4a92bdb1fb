import { type Content, priorMeans, roleOf } from '@evenkeel/content'
import type { Case, Role, Trace } from '@evenkeel/growth'
import {
  type Belief,
  type Evidence,
  fuse,
  type InventedPerson,
  inventPerson,
  type Prior,
  priorFor,
  type Random,
  replay,
  seededRandom,
  sources,
} from '@evenkeel/measure'

export const today = 20_000

/** The starting point of a software engineer, over every competency of the framework. */
export function priorOf(content: Content): Prior {
  const competencies = [...content.competencies.values()].map(({ id, half, halfLifeInDays }) => ({ id, half, halfLifeInDays }))
  return priorFor({ competencies, roleMeans: priorMeans(content, 'software-engineering', 'software-engineer') })
}

export function targetOf(content: Content): Role {
  const role = roleOf(content, 'software-engineering', 'senior-software-engineer')
  if (!role) throw new Error('the framework has no senior software engineer any more: choose another role to measure with')
  return role
}

/** `pieces` of evidence about an invented person: every source, every competency, five voices, over three years. The same for the same seed. */
export function inventHistory(prior: Prior, pieces: number, seed: number): readonly Evidence[] {
  const random = seededRandom(seed)
  return evidenceAbout(inventPerson(prior, random), prior, pieces, random)
}

/** Evidence of every kind about one invented person, who stays as they are; what is said was all seen today, or in the last three years. */
export function evidenceAbout(
  person: InventedPerson,
  prior: Prior,
  pieces: number,
  random: Random,
  span: 'three years' | 'today' = 'three years',
): readonly Evidence[] {
  const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  return Array.from({ length: pieces }, (_, i) => {
    const source = one(sources)
    const competency = one(prior.competencies).id
    // Each way of knowing has judges of its own; whoever speaks of themselves is one and the same.
    const who = `${source.id} ${source.independent ? one(['ada', 'bo', 'cleo', 'dewi', 'emre']) : 'self'}`
    const voice = source.voice && { voice: { id: who, bias: person.bias(who, source.voice, competency) } }
    const payload = source.simulate({ competency, level: person.level(competency), ...voice }, random)
    return {
      id: `e${i}`,
      source: source.id,
      version: source.version,
      day: span === 'today' ? today : today - Math.floor(1100 * random()),
      payload,
    }
  })
}

/** The case as the screens have it: today's belief, what it rests on, and the belief of each of the last six months. */
export function inventCase(content: Content, evidence: readonly Evidence[]): Case {
  const known = { prior: priorOf(content), evidence, sources }
  const belief = fuse({ ...known, day: today })
  const earlier = replay({ ...known, days: [6, 5, 4, 3, 2, 1].map((months) => today - Math.round(months * 30.44)) })
  return { role: targetOf(content), belief, traces: tracesOf(evidence, belief), earlier, day: today }
}

function tracesOf(evidence: readonly Evidence[], belief: Belief): readonly Trace[] {
  const pieces = new Map(evidence.map((piece) => [piece.id, piece]))
  return belief.sites.map((site) => {
    const piece = pieces.get(site.evidence)!
    const source = sources.find(({ id }) => id === piece.source)!
    const stale = today - piece.day > source.staleAfterDays
    return { evidence: piece.id, competency: site.competency, source: source.id, independent: source.independent, day: piece.day, stale }
  })
}
