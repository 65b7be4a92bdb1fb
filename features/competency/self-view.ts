import { rounded } from '@evenkeel/growth'
import { presentEstimate } from '../present.ts'
import type { Knowledge } from '../profile/service.ts'
import { sourceOf } from '../sources.ts'
import type { CompetencyDetail } from './contract.ts'

/** How one sees oneself against what everything else says: the blind spot, in both directions. Null until both sides have spoken. */
export function selfView(knowledge: Knowledge, competency: string): CompetencyDetail['selfView'] {
  const own = knowledge.pieces.filter((p) => !p.withdrawn && !isIndependent(p.source) && levelOf(p.payload, competency) !== null)
  const spoken = knowledge.traces.some((trace) => trace.competency === competency && trace.independent)
  const latest = own.at(-1)
  if (!latest || !spoken) return null
  const belief = knowledge.believing((piece) => isIndependent(piece.source))
  const others = belief.estimate(competency)
  const self = levelOf(latest.payload, competency)!
  const gap = self - others.mean
  return { self, others: presentEstimate(others, belief.start(competency)), gap, words: words(gap, others.sd) }
}

function words(gap: number, sd: number): string {
  if (Math.abs(gap) < sd) return 'You see yourself about as the other evidence does.'
  const size = rounded(Math.abs(gap), sd)
  if (gap > 0)
    return `You place yourself about ${size} higher than the other evidence does. Ask somebody who saw you at work what they noticed.`
  return `You place yourself about ${size} lower than the other evidence does. Others may see something you take for granted.`
}

const isIndependent = (source: string) => sourceOf(source)?.independent ?? false

function levelOf(payload: unknown, competency: string): number | null {
  const said = payload as { competency?: string; level?: number | null }
  return said.competency === competency && typeof said.level === 'number' ? said.level : null
}
