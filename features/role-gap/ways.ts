import type { Context } from '../context.ts'
import type { Knowledge } from '../profile/service.ts'

/** Where in the product a kind of step is done, and whether there is anything to do for a competency. Kinds that are not here are not offered. */
type Way = {
  readonly offered: (ctx: Pick<Context, 'content'>, knowledge: Knowledge, competency: string) => boolean
  readonly where: (competency: string) => string
}

const onCompetency = (act: string): Way => ({ offered: () => true, where: (competency) => `/competencies/${competency}?do=${act}` })

const ways: Readonly<Record<string, Way>> = {
  'show-work': onCompetency('work'),
  'ask-for-stretch': onCompetency('work'),
  'keep-fresh': onCompetency('work'),
  'show-next-level': onCompetency('work'),
  'add-certificate': {
    ...onCompetency('certificate'),
    offered: ({ content }, _knowledge, id) => content.competencies.get(id)?.half === 'technical',
  },
  'take-test': { ...onCompetency('test'), offered: ({ content }, _knowledge, id) => content.competencies.get(id)?.half === 'technical' },
  'answer-situations': { ...onCompetency('situation'), offered: ({ content }, knowledge, id) => unseenSituations(content, knowledge, id) },
  'practise-task': onCompetency('practise'),
  'try-at-work': onCompetency('practise'),
}

export function isOffered(ctx: Pick<Context, 'content'>, knowledge: Knowledge, kind: string, competency: string): boolean {
  return ways[kind]?.offered(ctx, knowledge, competency) ?? false
}

export function whereDone(kind: string, competency: string): string {
  return ways[kind]?.where(competency) ?? `/competencies/${competency}`
}

/** A situation counts once: after its key was shown it would measure memory. */
function unseenSituations(content: Context['content'], knowledge: Knowledge, competency: string): boolean {
  const seen = new Set(knowledge.pieces.map((piece) => (piece.payload as { situation?: string }).situation))
  return [...content.situations.values()].some((situation) => situation.competency === competency && !seen.has(situation.id))
}
