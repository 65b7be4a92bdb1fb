import { defineRule } from './rule.ts'
import { neighboursOf } from './walk.ts'
import { firstPhrase, overlap, wordsOf } from './words.ts'

const adverbs =
  'always almost commonly consistently constantly continually continuously ever frequently generally hardly infrequently invariably mostly never normally occasionally often rarely regularly repeatedly routinely seldom sometimes typically usually'.split(
    ' ',
  )
const howOften = new Set([...adverbs, 'more', 'less', 'most', 'very', 'quite', 'some', 'many', 'few', 'all', 'every', 'times', 'time'])

/** Shared words, once those that say how often are gone, from which two levels are the same sentence. */
const sameSentence = 0.75

export const frequency = defineRule({
  id: 'frequency',
  asks: 'Adjacent levels differ in what is done, not only in how often.',
  check: (content) =>
    neighboursOf(content).flatMap(([lower, upper]) => {
      const adverb = onlyHowOften(lower.text, upper.text)
      if (!adverb) return []
      const message = `Levels ${lower.level} and ${upper.level} differ only in how often ("${adverb}").`
      const remedy = 'Say what is done at the higher level that is not done at the lower one: observers remember deeds, not counts.'
      return [{ severity: 'error', path: upper.path, place: upper.place, message, remedy }]
    }),
})

/** The adverb of frequency that makes the whole difference between two texts; null if there is another one. */
export function onlyHowOften(lower: string, upper: string): string | null {
  const adverb = firstPhrase(upper, adverbs) ?? firstPhrase(lower, adverbs)
  const [a, b] = [lower, upper].map((text) => wordsOf(text).filter((word) => !howOften.has(word))) as [string[], string[]]
  return adverb && overlap(a, b) >= sameSentence ? adverb : null
}
