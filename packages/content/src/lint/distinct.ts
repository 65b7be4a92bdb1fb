import { onlyHowOften } from './frequency.ts'
import type { Complaint } from './rule.ts'
import { defineRule } from './rule.ts'
import { type AnchorAt, anchorsOf } from './walk.ts'
import { overlapOf, stopWords, wordsOf } from './words.ts'

/** Shared words of meaning, over all words of meaning, from which two anchors are hard to tell apart. */
const tooClose = 0.4

export const distinct = defineRule({
  id: 'distinct',
  asks: 'No two anchors of the framework say nearly the same.',
  check: (content) => {
    const anchors = anchorsOf(content).map((anchor) => ({
      anchor,
      words: new Set(wordsOf(anchor.text).filter((word) => !stopWords.has(word))),
    }))
    return anchors.flatMap((one, i) =>
      anchors
        .slice(i + 1)
        .filter((other) => overlapOf(one.words, other.words) >= tooClose && !onlyHowOften(one.anchor.text, other.anchor.text))
        .map((other) => tooSimilar(one.anchor, other.anchor)),
    )
  },
})

function tooSimilar(one: AnchorAt, other: AnchorAt): Complaint {
  const { path, place } = other
  if (one.competency === other.competency) {
    const message = `Levels ${one.level} and ${other.level} of "${other.competency.name}" use nearly the same words; two observers would pick different ones.`
    return {
      severity: 'error',
      path,
      place,
      message,
      remedy: 'Name the deed that makes the higher level, and give each level an effect of its own.',
    }
  }
  const message = `This says nearly the same as level ${one.level} of "${one.competency.name}".`
  return {
    severity: 'warning',
    path,
    place,
    message,
    remedy: 'Say what belongs to this competency alone, so that one deed is not counted twice.',
  }
}
