import { halves } from '@evenkeel/measure'
import { requirementsOf } from './conditions.ts'
import type { Case, Need } from './gate.ts'
import type { Finding, Matter } from './judge.ts'
import type { Requirement } from './role.ts'
import { competency, listed, source } from './sentence.ts'

/** What would change a verdict on ability, most binding first. */
export function missing(c: Case, matter: Matter, found: Finding): readonly Need[] {
  const { half } = matter
  const about = (what: Need['what'], ids: readonly string[], words: (name: string) => string): readonly Need[] =>
    ids.map((id) => ({ competency: id, half: halfOf(c, id), what, words: words(competency(id)), except: [] }))
  const unseen = found.state === 'needs-evidence' ? [] : found.unseen
  const needs = [
    ...about('chance', unseen, (name) => `Get a chance to show ${name} where others can see it.`),
    ...about('fresh', found.stale, (name) => `Get a fresh look at ${name}; what there is has become old.`),
    ...about('evidence', unsure(c, matter, found), (name) => `Get independent evidence on ${name}: a rating, a test, or checked work.`),
    ...(found.kinds.length < 2 ? [otherKind(matter, found)] : []),
    ...about('growth', growing(c, matter, found), (name) => `Grow in ${name}: it is probably below what this role asks.`),
  ]
  if (needs.length > 0) return needs
  return [{ competency: null, half, what: 'evidence', words: 'Get more evidence, so that the picture becomes surer.', except: [] }]
}

function otherKind({ half }: Matter, { kinds }: Finding): Need {
  const words =
    kinds.length === 0
      ? 'Get two independent kinds of evidence, such as a rating and a test.'
      : `Add a second kind of evidence: so far there is only ${listed(kinds.map(source))}.`
  return { competency: null, half, what: 'other-kind', words, except: kinds }
}

/** Where one more piece of evidence is asked for: what must be seen by itself first, then the least known. */
function unsure(c: Case, matter: Matter, { state, unseen, vague, stale, kinds, ownWordCarries }: Finding): readonly string[] {
  const nothing = kinds.length === 0 && stale.length === 0
  if (state === 'needs-evidence' && unseen.length > 0) return unseen
  const sd = ({ competency: id }: Requirement) => c.belief.estimate(id).sd
  if (nothing) return foremost(c, matter.competencies, ({ weight }) => weight)
  if (ownWordCarries || (state === 'likely' && kinds.length >= 2)) return foremost(c, matter.competencies, sd)
  const open = vague.filter((id) => !unseen.includes(id) && !stale.includes(id))
  return foremost(c, open.length === 0 && state === 'needs-evidence' ? matter.competencies : open, sd)
}

/** What is below the level asked, the largest weighted shortfall first. */
function growing(c: Case, { competencies }: Matter, { state }: Finding): readonly string[] {
  if (state !== 'not-yet' && state !== 'likely') return []
  const shortfall = ({ competency: id, level, weight }: Requirement) => weight * (level - c.belief.estimate(id).mean)
  const below = c.role.requirements.filter((it) => competencies.includes(it.competency) && shortfall(it) > 0)
  return foremost(
    c,
    below.map(({ competency: id }) => id),
    shortfall,
  )
}

/** Of each half the two that come first: a list of both halves never fills up with one of them. */
function foremost({ role }: Case, ids: readonly string[], by: (requirement: Requirement) => number): readonly string[] {
  return halves.flatMap((half) =>
    requirementsOf(role, half)
      .filter(({ competency: id }) => ids.includes(id))
      .toSorted((a, b) => by(b) - by(a))
      .slice(0, 2)
      .map(({ competency: id }) => id),
  )
}

function halfOf({ role }: Case, id: string): Need['half'] {
  return role.requirements.find((requirement) => requirement.competency === id)?.half ?? null
}
