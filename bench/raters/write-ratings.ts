import { closeSync, openSync, writeSync } from 'node:fs'
import { inventRatings, type RatingDesign, type RatingTruth } from '@evenkeel/measure'

/** Invented ratings into a file of little-endian numbers, 16 or 32 bits each by the ending of its name. */
export function writeRatings(file: string, design: RatingDesign): RatingTruth & { readonly count: number } {
  const handle = openSync(file, 'w')
  const numbers = file.endsWith('.u32') ? new Uint32Array(1 << 18) : new Uint16Array(1 << 18)
  let [at, count] = [0, 0]
  const flush = () => {
    writeSync(handle, new Uint8Array(numbers.buffer, 0, at * numbers.BYTES_PER_ELEMENT))
    at = 0
  }
  const truth = inventRatings(design, (person, rater, item, score) => {
    numbers.set([person, rater, item, score], at)
    at += 4
    count++
    if (at === numbers.length) flush()
  })
  flush()
  closeSync(handle)
  return { ...truth, count }
}
