import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { anchorsOf } from './walk.ts'
import { firstPhrase } from './words.ts'

/** Words that judge the person. Two observers of one moment can disagree about each of them and both be right. */
const traits =
  'ambitious approachable arrogant brilliant calm charismatic cheerful clever confident confidently creative curious dedicated dependable eager easy-going energetic enthusiastic extrovert friendly genius gifted helpful humble innovative insightful intelligent introvert inspiring lazy likeable motivated natural naturally nice open-minded outgoing outstanding passionate patient pleasant positive proactive proactively professional professionally reliable resilient self-confident sensitive shy sloppy smart sympathetic talented team-player tough trustworthy wise'.split(
    ' ',
  )

/** What somebody who writes such a word has often seen. A way in, not the answer: the deed has to be their own. */
const oftenMeans: Readonly<Record<string, string>> = {
  approachable: 'answers a question without making the asker feel small',
  calm: 'speaks at the same pace when the alarm goes off',
  confident: 'says a doubt aloud in a full room',
  creative: 'shows a second way nobody had named',
  curious: 'asks one question more before answering',
  dedicated: 'stays with a fault until it is confirmed as gone',
  dependable: 'does what was promised, or says in good time that it will be late',
  friendly: 'greets people by name and lets them finish',
  helpful: 'sits down with a colleague until it works',
  'open-minded': 'tries what somebody else proposed',
  patient: 'explains it a second time in other words',
  positive: 'names what works before what does not',
  proactive: 'raises a risk before anybody asks',
  professional: 'keeps to what was agreed when the talk gets heated',
  reliable: 'does what was promised, or says in good time that it will be late',
  resilient: 'writes down what was learned after a failed release and goes on',
  smart: 'finds the cause where others had looked',
  'team-player': 'leaves own work to unblock a colleague',
  trustworthy: 'keeps to themselves what was told in confidence',
}

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
  asks: 'Anchors and the changes between role levels name what somebody in the room can see, not traits and not states of mind; no competency is named for a trait.',
  check: (content) => [
    ...anchorsOf(content).flatMap(({ path, place, text }) => unobservable('error', path, place, text)),
    ...[...content.competencies.values()].flatMap(({ id, name }) => traitIn('warning', `competencies/${id}.yaml`, 'name', name)),
    ...[...content.roles.values()].flatMap((family) =>
      family.levels.flatMap((level) =>
        level.changes.flatMap((text, i) => unobservable('warning', `roles/${family.id}.yaml`, `levels.${level.id}.changes[${i}]`, text)),
      ),
    ),
  ],
})

function unobservable(severity: Complaint['severity'], path: string, place: string, text: string): Complaint[] {
  const state = firstPhrase(text, vague, harmless)
  const complaints = traitIn(severity, path, place, text)
  if (state) {
    const remedy = 'Replace it with something that can be seen or heard: asks, shows, writes, measures, undoes.'
    complaints.push({ severity, path, place, message: `"${state}" cannot be seen by somebody in the room.`, remedy })
  }
  return complaints
}

function traitIn(severity: Complaint['severity'], path: string, place: string, text: string): Complaint[] {
  const trait = firstPhrase(text, traits, harmless)
  if (!trait) return []
  const hint = oftenMeans[trait] ? ` What is meant is often a deed such as "${oftenMeans[trait]}".` : ''
  const remedy = `Say what the person does or says in that moment, and what changes for others because of it.${hint}`
  return [{ severity, path, place, message: `"${trait}" judges the person, not a behaviour.`, remedy }]
}
