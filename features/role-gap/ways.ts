import type { Knowledge } from '../profile/service.ts'

/** Where in the product a kind of step is done, and whether there is anything to do for a competency. Kinds that are not here are not offered. */
type Way = {
  readonly offered: (knowledge: Knowledge, competency: string) => boolean
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
    offered: ({ content }, id) => content.competencies.get(id)?.half === 'technical',
  },
  'take-test': { ...onCompetency('test'), offered: ({ content }, id) => content.competencies.get(id)?.half === 'technical' },
  'answer-situations': { ...onCompetency('situation'), offered: unseenSituations },
  'practise-task': onCompetency('practise'),
  'try-at-work': onCompetency('practise'),
}

export function isOffered(knowledge: Knowledge, kind: string, competency: string): boolean {
  return ways[kind]?.offered(knowledge, competency) ?? false
}

export function whereDone(kind: string, competency: string): string {
  return ways[kind]?.where(competency) ?? `/competencies/${competency}`
}

/** A situation counts once: after its key was shown it would measure memory. */
function unseenSituations({ content, pieces }: Knowledge, competency: string): boolean {
  const seen = new Set(pieces.map((piece) => (piece.payload as { situation?: string }).situation))
  return [...content.situations.values()].some((situation) => situation.competency === competency && !seen.has(situation.id))
}
