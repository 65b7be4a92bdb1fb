/** Lower-case words, with inner hyphens and apostrophes: `log-ins`, `user's`. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+(?:['’-]\p{L}+)*/gu) ?? []
}

/** A question or an end inside quotation marks does not end the sentence unless a capital letter follows. */
export function sentencesOf(text: string): string[] {
  return text.trim().split(/(?<=[.!?]["'”’]?\.?)\s+(?=["'“‘]?\p{Lu})/u)
}

/** The first of `phrases` that stands in `text` as whole words, after `harmless` phrases have been taken out. */
export function firstPhrase(text: string, phrases: readonly string[], harmless: readonly string[] = []): string | null {
  const words = wordsOf(text)
  const known = new Set(words)
  const padded = ` ${words.join(' ')} `
  // Most texts hold none: a draft is looked through after every pause in writing.
  if (!phrases.some((phrase) => (phrase.includes(' ') ? padded.includes(` ${phrase} `) : known.has(phrase)))) return null
  const rest = harmless.reduce((left, phrase) => left.replaceAll(` ${phrase} `, ' | '), padded)
  return phrases.find((phrase) => rest.includes(` ${phrase} `)) ?? null
}

/** The Jaccard index of two texts: words in both over words in either, from 0 (nothing shared) to 1 (the same words). */
export function overlap(a: readonly string[], b: readonly string[]): number {
  return overlapOf(new Set(a), new Set(b))
}

/** The same of words that are sets already: where each text is compared with every other one, that is most of the work. */
export function overlapOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0
  for (const word of left) if (right.has(word)) shared++
  return shared === 0 ? 0 : shared / (left.size + right.size - shared)
}

/** Words that carry no meaning of their own, left out where texts are compared by what they say. */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by for from had has have how if in into is it its no nor not of off on one or out own so such than that ' +
    'the their them then there they this to up was were what when where which while who whose will with without would'
  ).split(' '),
)
