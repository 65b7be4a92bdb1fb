import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { anchorsOf } from './walk.ts'
import { firstPhrase } from './words.ts'

/** Words that judge the person. Two observers of one moment can disagree about each of them and both be right. */
const traits =
  'ambitious approachable arrogant brilliant calm charismatic cheerful clever confident confidently creative curious dedicated dependable eager easy-going energetic enthusiastic extrovert friendly genius gifted helpful humble innovative insightful intelligent introvert inspiring lazy likeable motivated natural naturally nice open-minded outgoing outstanding passionate patient pleasant positive proactive proactively professional professionally reliable resilient self-confident sensitive shy sloppy smart sympathetic talented team-player tough trustworthy wise'.split(
    ' ',
  )

/** Words for what goes on in a head, or for a quality without a deed. Nobody in the room can see them. */
const vague = [
  'understand understands understood understanding know knows knowledge know-how believes feels appreciates realises realizes recognises recognizes awareness ability capable competent proficient proficiency skilled expertise strong solid excellent effective effectively efficient efficiently appropriate appropriately adequate adequately properly comfortable thinks tends'.split(
    ' ',
  ),
  [
    'able to',
    'good at',
    'great at',
    'has a grasp',
    'deals with',
    'shows interest',
    'takes an interest',
    'is a role model',
    'where necessary',
    'as needed',
    'best practice',
    'best practices',
  ],
].flat()

/** Terms of the trade that happen to hold such a word, and a tone of voice, which can be heard. */
const harmless = [
  'false positive',
  'false positives',
  'false negative',
  'false negatives',
  'natural key',
  'natural keys',
  'natural language',
  'lazy loading',
  'smart card',
  'professional services',
  'expert system',
  'strong password',
  'weak reference',
  'sensitive data',
  'calm tone',
  'knowledge base',
]

export const observable = defineRule({
  id: 'observable',
  asks: 'Anchors and the changes between role levels name what somebody in the room can see, not traits and not states of mind.',
  check: (content) => [
    ...anchorsOf(content).flatMap(({ path, place, text }) => unobservable('error', path, place, text)),
    ...[...content.roles.values()].flatMap((family) =>
      family.levels.flatMap((level) =>
        level.changes.flatMap((text, i) => unobservable('warning', `roles/${family.id}.yaml`, `levels.${level.id}.changes[${i}]`, text)),
      ),
    ),
  ],
})

function unobservable(severity: Complaint['severity'], path: string, place: string, text: string): Complaint[] {
  const trait = firstPhrase(text, traits, harmless)
  const state = firstPhrase(text, vague, harmless)
  const complaints: Complaint[] = []
  if (trait) {
    const remedy = 'Say what the person does or says in that moment, and what changes for others because of it.'
    complaints.push({ severity, path, place, message: `"${trait}" judges the person, not a behaviour.`, remedy })
  }
  if (state) {
    const remedy = 'Replace it with something that can be seen or heard: asks, shows, writes, measures, undoes.'
    complaints.push({ severity, path, place, message: `"${state}" cannot be seen by somebody in the room.`, remedy })
  }
  return complaints
}
