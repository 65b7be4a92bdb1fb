import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { type AnchorAt, anchorsOf } from './walk.ts'
import { sentencesOf, wordsOf } from './words.ts'

const remedy =
  'Keep the behaviour that separates this level from its neighbours, and tell its effect in the second sentence; give the other behaviour a level of its own.'

/**
 * An anchor that joins two behaviours cannot be rated for a person who showed one of them. Looked for by form, without a parser:
 *   a joining phrase ("as well as"), or a second sentence that starts with a verb instead of with somebody else (errors);
 *   a second verb of the person after a comma or a conjunction in the first sentence (a warning: grammar guessed from word endings).
 */
export const doubleBarrelled = defineRule({
  id: 'double-barrelled',
  asks: 'An anchor holds one behaviour and its effect.',
  check: (content) => {
    const anchors = anchorsOf(content)
    const verbs = new Set([...commonVerbs, ...anchors.map(({ text }) => wordsOf(text)[0] ?? '')])
    return anchors.flatMap((anchor) => [...joined(anchor), ...secondDeed(anchor, verbs), ...secondVerb(anchor, verbs)].slice(0, 1))
  },
})

function joined({ path, place, text }: AnchorAt): Complaint[] {
  const phrase = / (as well as|and also|in addition|additionally|furthermore|moreover|besides|and\/or|not only)[ ,]/i.exec(` ${text}`)?.[1]
  if (!phrase) return []
  return [{ severity: 'error', path, place, message: `"${phrase}" joins two things into one anchor.`, remedy }]
}

function secondDeed({ path, place, text }: AnchorAt, verbs: ReadonlySet<string>): Complaint[] {
  const deed = sentencesOf(text)
    .slice(1)
    .map((sentence) => wordsOf(sentence))
    .find(([first = '', second = '']) => verbs.has(first) && (!alsoNouns.has(first) || starters.has(second)))
  if (!deed) return []
  const message = `The sentence that begins with "${deed.slice(0, 3).join(' ')}" looks like a second behaviour rather than the effect of the first.`
  return [{ severity: 'error', path, place, message, remedy }]
}

function secondVerb({ path, place, text }: AnchorAt, verbs: ReadonlySet<string>): Complaint[] {
  const found = jointsOf(sentencesOf(text)[0] ?? '').find(({ joint, word, next }) => {
    const sureVerb = verbs.has(word) && (joint === ';' || !alsoNouns.has(word))
    return sureVerb || (endsLikeVerb(word) && starters.has(next))
  })
  if (!found) return []
  return [
    { severity: 'warning', path, place, message: `"${found.joint} ${found.word} ${found.next}" looks like a second behaviour.`, remedy },
  ]
}

type Joint = { readonly joint: string; readonly word: string; readonly next: string }

/** Every word after a comma, a semicolon or a conjunction outside quotation marks, with the joint before it and the word after it. */
function jointsOf(sentence: string): Joint[] {
  const tokens =
    sentence
      .toLowerCase()
      .replace(/"[^"]*"/g, 'quote')
      .match(/[,;]|\p{L}+(?:['-]\p{L}+)*/gu) ?? []
  return tokens.flatMap((word, i) => {
    const joint = tokens[i - 1] ?? ''
    return joints.has(joint) && !joints.has(word) ? [{ joint, word, next: tokens[i + 1] ?? '' }] : []
  })
}

const joints: ReadonlySet<string> = new Set([',', ';', 'and', 'or', 'but', 'then', 'yet'])

function endsLikeVerb(word: string): boolean {
  return word.endsWith('s') && !word.endsWith('ss') && !notVerbs.has(word)
}

/** A noun phrase or a clause begins with these; a verb that is followed by one has found its object. */
const starters: ReadonlySet<string> = new Set(
  'a an the this these those it them him her their its his each every all both any some no what how why whether when where everyone nobody somebody'.split(
    ' ',
  ),
)

const notVerbs: ReadonlySet<string> = new Set(
  'as its this his hers is was does has us plus towards always sometimes perhaps unless across afterwards besides thus others theirs'.split(
    ' ',
  ),
)

/** Third-person forms that are plural nouns as well: verbs only when an object follows. */
const alsoNouns: ReadonlySet<string> = new Set(
  'answers asks attempts builds calls changes checks claims comments commits copies costs covers cuts demands designs documents drafts draws estimates fixes follows guesses hands holds hopes issues lists leads limits logs maps measures models moves names needs notes offers orders patches plans points praises proposals prompts questions ranks rates reads records releases repeats replies reports requests results reviews routes runs schedules scores shares shows starts states steps stops stores tests ties trades transfers trials uses views waits works writes'.split(
    ' ',
  ),
)

/** Verbs that anchors in this trade begin with; the framework's own first words are added to them. */
const commonVerbs: readonly string[] =
  'adapts adds adopts agrees analyses answers applies argues asks assigns automates breaks brings builds calls changes checks chooses closes coaches collects compares complains configures confirms coordinates copies corrects creates cuts debugs decides defends defines delegates deletes delivers demonstrates deploys describes designs diagnoses documents draws encourages ensures escalates establishes evaluates explains facilitates finds fixes follows gathers gets gives guides handles helps identifies ignores implements improves informs introduces invites keeps leads leaves listens logs maintains makes manages measures mentors monitors moves negotiates notes offers opens organises overwrites owns passes picks plans prepares presents prevents prioritises proposes protects provides puts raises records reduces refuses removes repairs repeats replaces reports resolves restarts restores reviews rewrites runs schedules seeks selects sends sets shapes shares shows simplifies solves speaks splits starts states stays stores submits suggests summarises supports takes talks teaches tells tests thanks tracks trains tries turns updates uses verifies waits warns watches works writes'.split(
    ' ',
  )
