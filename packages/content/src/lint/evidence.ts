import { leastKinds } from '../promise.ts'
import type { Complaint, Independent } from './rule.ts'
import { defineRule } from './rule.ts'
import { type HalfAt, halvesOf } from './walk.ts'

export const evidence = defineRule({
  id: 'evidence',
  asks: 'In each half of each role at least 2 independent kinds of evidence may speak, and every source named exists.',
  check: (content, independent) =>
    [...content.roles.values()].flatMap((family) =>
      halvesOf(family).flatMap((at) => [...unknownSources(at, independent), ...namedTwice(at), ...tooAlike(at, independent)]),
    ),
})

function unknownSources({ asked, path, place }: HalfAt, independent: Independent): Complaint[] {
  return asked.evidence
    .filter((source) => independent(source) === undefined)
    .map((source) => ({
      severity: 'error',
      path,
      place: `${place}.evidence`,
      message: `There is no source of evidence "${source}".`,
      remedy: 'Correct the spelling, or name a source that exists.',
    }))
}

function namedTwice({ asked, path, place }: HalfAt): Complaint[] {
  return [...new Set(asked.evidence.filter((source, i) => asked.evidence.indexOf(source) !== i))].map((source) => ({
    severity: 'error',
    path,
    place: `${place}.evidence`,
    message: `The source "${source}" is named more than once.`,
    remedy: 'Name each source once: saying it twice does not make it two kinds of evidence.',
  }))
}

function tooAlike({ half, asked, path, place }: HalfAt, independent: Independent): Complaint[] {
  const kinds = [...new Set(asked.evidence)].filter((source) => independent(source) === true)
  if (kinds.length >= leastKinds) return []
  return [
    {
      severity: 'error',
      path,
      place: `${place}.evidence`,
      message: `Only ${kinds.length} independent ${kinds.length === 1 ? 'kind' : 'kinds'} of evidence may speak for the ${half} half${kinds.length === 1 ? ` (${kinds[0]})` : ''}.`,
      remedy: `Allow at least ${leastKinds} independent kinds. What people say about themselves and what they do in practice are welcome and do not count as independent.`,
    },
  ]
}
