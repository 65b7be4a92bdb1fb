import type { Competency } from '../competency.ts'
import { sentencesOf } from '../lint/words.ts'
import type { Fixer } from './fix.ts'

/** The first behaviour stays with its effect; the second is said aloud, so that it can go to a level of its own. */
export const doubleBarrelled: Fixer = {
  rule: 'double-barrelled',
  fixOf: (document, { path, place, message }) => {
    const competency = document.competencies.find(({ id }) => path === `competencies/${id}.yaml`)
    const level = Number(place.replace('anchors.', '')) as keyof Competency['anchors']
    const text = competency?.anchors[level]
    const joint = /"([^"]+)"/.exec(message)?.[1]
    const parts = text && joint ? split(text, joint) : null
    if (!competency || !parts) return null
    const anchors = { ...competency.anchors, [level]: parts.first }
    return {
      says: `Keep "${parts.first}" "${parts.second}" is then free for another level.`,
      mend: () => ({
        ...document,
        competencies: document.competencies.map((one) => (one === competency ? { ...one, anchors } : one)),
      }),
    }
  },
}

/** Two behaviours out of one text, cut where they are joined; null when nothing is left on one side. */
export function split(text: string, joint: string): { readonly first: string; readonly second: string } | null {
  const [head = '', ...rest] = sentencesOf(text)
  const words = joint.replace(/^[,;]/, '').trim().split(/\s+/)
  const sign = /^[,;]/.exec(joint)?.[0] ?? ''
  const cut = new RegExp(`${sign}\\s*\\b${words.map(escaped).join('\\W+')}\\b`, 'i').exec(head)
  if (cut) {
    const first = head.slice(0, cut.index).replace(/[\s,;]+$/, '')
    // "as well as" joins and goes; "and writes the" begins the second behaviour with its own words.
    const own = words.filter((word, i) => i > 0 || !/^(?:and|or|but|then|yet)$/i.test(word)).join(' ')
    const second = `${isPhrase(joint) ? '' : `${own} `}${head.slice(cut.index + cut[0].length).trim()}`.trim()
    return first && second ? { first: [`${first}.`, ...rest].join(' '), second: capital(second) } : null
  }
  const deed = rest.findIndex((sentence) => sentence.toLowerCase().startsWith(words.join(' ').toLowerCase()))
  if (deed < 0) return null
  return { first: [head, ...rest.filter((_, i) => i !== deed)].join(' '), second: rest[deed]! }
}

const isPhrase = (joint: string) =>
  /^(?:as well as|and also|in addition|additionally|furthermore|moreover|besides|and\/or|not only)$/i.test(joint)
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
