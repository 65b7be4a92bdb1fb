/**
 * Ratings of persons by raters on items, put in order: persons, then raters, then items, each by name. Whatever order they came in, the same
 * ratings make the same bits. A pair is one rater and one person; its ratings stand together.
 */
export type RatingTable = {
  readonly persons: readonly string[]
  readonly raters: readonly string[]
  readonly items: readonly string[]
  /** The pairs of person p are firstPair[p] up to, not with, firstPair[p + 1]. */
  readonly firstPair: Uint32Array
  /** The rater of each pair. */
  readonly rater: Uint32Array
  /** The ratings of pair k are firstRating[k] up to, not with, firstRating[k + 1]. */
  readonly firstRating: Uint32Array
  readonly item: Uint16Array
  /** The category given, counted from `lowest`. */
  readonly score: Uint8Array
  /** The lowest category anybody gave. */
  readonly lowest: number
  /** Thresholds of each item: its highest category less `lowest`. */
  readonly steps: Uint8Array
  /** Rows that say again what the same rater said of the same person on the same item; each counts as a rating. */
  readonly repeated: number
}

export type RatingsGatherer = {
  /** Whole numbers from 0 up stand for person, rater and item; the score is a category from 0 to 254. */
  add(person: number, rater: number, item: number, score: number): void
  readonly count: number
  finish(names: RatingNames): RatingTable
}

/** What the numbers stand for. */
export type RatingNames = {
  person(index: number): string
  rater(index: number): string
  item(index: number): string
}

const limits = { person: 2 ** 24, rater: 2 ** 24, item: 2 ** 16 } as const
const chunk = 2 ** 16

/** Takes ratings one by one, 12 bytes each, and puts them in order at the end. */
export function gatherRatings(): RatingsGatherer {
  const persons: Uint32Array[] = []
  const rest: Float64Array[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(person, rater, item, score) {
      if (person >= limits.person || rater >= limits.rater || item >= limits.item) throw new RangeError(tooMany)
      const at = count % chunk
      if (at === 0) {
        persons.push(new Uint32Array(chunk))
        rest.push(new Float64Array(chunk))
      }
      persons[persons.length - 1]![at] = person
      rest[rest.length - 1]![at] = (rater * limits.item + item) * 256 + score
      count++
    },
    finish: (names) => inOrder(persons, rest, count, names),
  }
}

const tooMany = `At most ${limits.person} persons, ${limits.rater} raters and ${limits.item} items can be told apart.`

function inOrder(persons: Uint32Array[], rest: Float64Array[], count: number, names: RatingNames): RatingTable {
  const raterOf = (code: number) => Math.floor(code / (256 * limits.item))
  const itemOf = (code: number) => Math.floor(code / 256) % limits.item
  const codeAt = (n: number) => rest[Math.floor(n / chunk)]![n % chunk]!
  const personAt = (n: number) => persons[Math.floor(n / chunk)]![n % chunk]!

  const seen = { person: new Seen(), rater: new Seen(), item: new Seen() }
  let [lowest, highest] = [255, 0]
  for (let n = 0; n < count; n++) {
    const code = codeAt(n)
    seen.person.note(personAt(n))
    seen.rater.note(raterOf(code))
    seen.item.note(itemOf(code))
    const score = code % 256
    if (score < lowest) lowest = score
    if (score > highest) highest = score
  }
  const person = seen.person.ranked(names.person)
  const rater = seen.rater.ranked(names.rater)
  const item = seen.item.ranked(names.item)

  // counting sort by person, then each person's ratings by rater, item and score
  const start = new Uint32Array(person.names.length + 1)
  for (let n = 0; n < count; n++) start[person.rank[personAt(n)]! + 1]!++
  for (let p = 0; p < person.names.length; p++) start[p + 1]! += start[p]!
  const sorted = new Float64Array(count)
  const next = start.slice()
  for (let block = 0, n = 0; block < rest.length; block++) {
    const [who, what] = [persons[block]!, rest[block]!]
    for (let at = 0; at < chunk && n < count; at++, n++) {
      const code = what[at]!
      const rank = rater.rank[raterOf(code)]! * limits.item + item.rank[itemOf(code)]!
      sorted[next[person.rank[who[at]!]!]!++] = rank * 256 + (code % 256) - lowest
    }
    // what has been placed is let go of, so that the peak stays near one copy
    persons[block] = empty.persons
    rest[block] = empty.rest
  }
  for (let p = 0; p < person.names.length; p++) sorted.subarray(start[p]!, start[p + 1]!).sort()
  return { persons: person.names, raters: rater.names, items: item.names, lowest, ...pairsOf(sorted, start, item.names.length) }
}

const empty = { persons: new Uint32Array(0), rest: new Float64Array(0) }

function pairsOf(sorted: Float64Array, start: Uint32Array, items: number) {
  const count = sorted.length
  const item = new Uint16Array(count)
  const score = new Uint8Array(count)
  const steps = new Uint8Array(items)
  const firstPair = new Uint32Array(start.length)
  let [pairs, repeated] = [0, 0]
  for (let p = 0; p + 1 < start.length; p++) {
    let last = -1
    for (let n = start[p]!; n < start[p + 1]!; n++) {
      const rater = Math.floor(sorted[n]! / (256 * limits.item))
      if (rater !== last) pairs++
      last = rater
    }
    firstPair[p + 1] = pairs
  }
  const rater = new Uint32Array(pairs)
  const firstRating = new Uint32Array(pairs + 1)
  let k = -1
  for (let p = 0; p + 1 < start.length; p++) {
    let [last, lastItem] = [-1, -1]
    for (let n = start[p]!; n < start[p + 1]!; n++) {
      const code = sorted[n]!
      const who = Math.floor(code / (256 * limits.item))
      const what = Math.floor(code / 256) % limits.item
      if (who !== last) {
        rater[++k] = who
        firstRating[k] = n
      } else if (what === lastItem) repeated++
      item[n] = what
      score[n] = code % 256
      if (score[n]! > steps[what]!) steps[what] = score[n]!
      last = who
      lastItem = what
    }
  }
  firstRating[pairs] = count
  return { firstPair, rater, firstRating, item, score, steps, repeated }
}

/** Which numbers occur, and their order by name. */
class Seen {
  #flags = new Uint8Array(1024)
  note(index: number): void {
    if (index >= this.#flags.length) {
      const longer = new Uint8Array(2 ** Math.ceil(Math.log2(index + 1)))
      longer.set(this.#flags)
      this.#flags = longer
    }
    this.#flags[index] = 1
  }
  ranked(name: (index: number) => string): { names: string[]; rank: Uint32Array } {
    const rank = new Uint32Array(this.#flags.length)
    const found: { index: number; name: string }[] = []
    for (let index = 0; index < this.#flags.length; index++) if (this.#flags[index]) found.push({ index, name: name(index) })
    found.sort((a, b) => byName(a.name, b.name))
    found.forEach(({ index }, at) => {
      rank[index] = at
    })
    return { names: found.map((one) => one.name), rank }
  }
}

/** Whole numbers by value, other names by their letters' codes; never by the language of the machine. */
function byName(a: string, b: string): number {
  const [x, y] = [wholeNumber(a), wholeNumber(b)]
  if (x !== null && y !== null && x !== y) return x - y
  if ((x === null) !== (y === null)) return x === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}

const wholeNumber = (name: string) => (/^\d{1,15}$/.test(name) ? Number(name) : null)
