import type { Competency } from '../competency.ts'
import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { anchorsOf, scale } from './walk.ts'
import { sentencesOf } from './words.ts'

/** Characters. Below, an observer has to guess what is meant; above, a rater with five levels to read stops reading. */
const shortest = 60
const longest = 320
const mostSentences = 2
/** A level that is this many times as long as another draws the eye, and raters follow it. */
const mostUneven = 3

export const length = defineRule({
  id: 'length',
  asks: `Anchors have ${shortest} to ${longest} characters in at most ${mostSentences} sentences, and those of one competency are about equally long.`,
  check: (content) => [...anchorsOf(content).flatMap(lengthOf), ...[...content.competencies.values()].flatMap(unevenness)],
})

function lengthOf({ path, place, text }: ReturnType<typeof anchorsOf>[number]): Complaint[] {
  const sentences = sentencesOf(text).length
  if (sentences > mostSentences) {
    const remedy = 'Keep one sentence for the behaviour and one for its effect.'
    return [{ severity: 'error', path, place, message: `This has ${sentences} sentences, more than ${mostSentences}.`, remedy }]
  }
  if (text.length < shortest) {
    const remedy = 'Add the moment at work and what the behaviour led to.'
    return [{ severity: 'error', path, place, message: `This has ${text.length} characters, fewer than ${shortest}.`, remedy }]
  }
  if (text.length > longest) {
    const remedy = 'Keep the one behaviour that makes the level, with one example at most.'
    return [{ severity: 'error', path, place, message: `This has ${text.length} characters, more than ${longest}.`, remedy }]
  }
  return []
}

function unevenness(competency: Competency): Complaint[] {
  const lengths = scale.map((level) => competency.anchors[level].length)
  const [low, high] = [Math.min(...lengths), Math.max(...lengths)]
  if (high < mostUneven * low) return []
  return [
    {
      severity: 'warning',
      path: `competencies/${competency.id}.yaml`,
      place: 'anchors',
      message: `The longest anchor has ${high} characters, the shortest ${low}: length itself will draw raters.`,
      remedy: `Bring them closer than ${mostUneven} to 1.`,
    },
  ]
}
