import { dateOf, dayOf } from '../days.ts'
import type { Knowledge, Piece } from '../profile/service.ts'
import { sourceOf } from '../sources.ts'
import type { CompetencyDetail } from './contract.ts'

type Dispute = { readonly evidence_id: string; readonly words: string; readonly at: Date }

/** The evidence about one competency, newest first: what it says, how far it pulls, and what may be done about it. */
export function presentPieces(
  knowledge: Knowledge,
  competency: string,
  pulls: ReadonlyMap<string, number>,
  disputes: readonly Dispute[],
): CompetencyDetail['pieces'] {
  const sites = new Map(knowledge.belief.sites.filter((site) => site.competency === competency).map((site) => [site.evidence, site]))
  return knowledge.pieces
    .filter((piece) => aboutOf(piece) === competency)
    .toReversed()
    .map((piece) => {
      const source = sourceOf(piece.source)
      const site = sites.get(piece.id)
      const told = source?.tell(piece.payload)
      return {
        id: piece.id,
        source: piece.source,
        label: source?.label ?? piece.source,
        counts: !piece.withdrawn,
        day: dateOf(piece.day),
        says: told?.says ?? 'This kind of evidence is no longer read.',
        value: site?.value ?? null,
        noise: site?.noise ?? null,
        pull: pulls.get(piece.id) ?? 0,
        details: [...(told?.details ?? []), ...originOf(piece)],
        stale: source !== undefined && knowledge.day - piece.day > source.staleAfterDays,
        withdrawn: piece.withdrawn,
        disputes: disputes.filter((d) => d.evidence_id === piece.id).map((d) => ({ words: d.words, day: dateOf(dayOf(d.at)) })),
        may: { withdraw: !piece.withdrawn, restore: piece.withdrawn, dispute: true },
      }
    })
}

/** How it came here, where it was not said here. */
export function originOf({ broughtInAt }: Piece) {
  return broughtInAt === null ? [] : [{ label: 'How it came here', text: `Brought in from a file on ${dateOf(dayOf(broughtInAt))}` }]
}

/** Every payload names its competency: the sources' schemas see to it. */
function aboutOf(piece: Piece): string | undefined {
  return (piece.payload as { competency?: string }).competency
}
