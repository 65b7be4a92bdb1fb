import { missing } from '@evenkeel/measure/responses'

/** Persons whose answers lie together while they are read: few enough to stay in the processor's cache when they are turned. */
const block = 4096

/** Answers as they come, person after person, turned into item after item at the end. At most twice the answers are held, and at the end only once. */
export class AnswerTable {
  readonly #items: number
  #blocks: Uint8Array<ArrayBuffer>[] = []
  persons = 0

  constructor(items: number) {
    this.#items = items
  }

  get bytes(): number {
    return this.persons * this.#items
  }

  /** Room for the answers of the next person. */
  row(): Uint8Array<ArrayBuffer> {
    return this.rows(1)
  }

  /** Room for the answers of as many of the next persons as lie together, at most `persons`. */
  rows(persons: number): Uint8Array<ArrayBuffer> {
    const inBlock = this.persons % block
    if (inBlock === 0) this.#blocks.push(new Uint8Array(block * this.#items))
    const count = Math.min(persons, block - inBlock)
    this.persons += count
    return this.#blocks.at(-1)!.subarray(inBlock * this.#items, (inBlock + count) * this.#items)
  }

  /** The answers item-major and the highest category of each item plus 1. The table is done with afterwards. */
  itemMajor(): { answers: Uint8Array; categories: readonly number[] } {
    const [items, persons] = [this.#items, this.persons]
    const answers = new Uint8Array(items * persons)
    const highest = new Int16Array(items).fill(-1)
    const blocks = this.#blocks
    this.#blocks = []
    blocks.forEach((rows, at) => {
      const from = at * block
      const count = Math.min(block, persons - from)
      for (let j = 0; j < items; j++) {
        const to = j * persons + from
        let top = highest[j]!
        for (let p = 0; p < count; p++) {
          const answer = rows[p * items + j]!
          answers[to + p] = answer
          if (answer !== missing && answer > top) top = answer
        }
        highest[j] = top
      }
      // what is turned is let go at once, not when the collector comes by
      rows.buffer.transfer(0)
    })
    return { answers, categories: Array.from(highest, (top) => top + 1) }
  }
}
