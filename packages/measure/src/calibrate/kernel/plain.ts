import { type Kernel, tileNodes } from './kernel.ts'

/** The kernel in typed arrays: the reference, and what runs where WebAssembly with 128-bit vectors does not. */
export function plainKernel(memory: ArrayBufferLike): Kernel {
  const bytes = new Uint8Array(memory)
  const doubles = new Float64Array(memory)
  return {
    memory,
    gather: (codes, persons, blocks, patterns, table, prior, rows, width) =>
      gather(bytes, doubles, codes, persons, blocks, patterns, table >> 3, prior >> 3, rows >> 3, width >> 3),
    normalise: (persons, tiles, weights, rows, out) => normalise(doubles, persons, tiles, weights >> 3, rows >> 3, out >> 3),
    scatter(codes, persons, blocks, patterns, table, rows, width) {
      for (let p = 0; p < persons; p++) {
        const from = (rows + p * width) >> 3
        for (let b = 0; b < blocks; b++) {
          const to = (table >> 3) + (b * patterns + bytes[codes + p * blocks + b]!) * tileNodes
          for (let i = 0; i < tileNodes; i++) doubles[to + i] = doubles[to + i]! + doubles[from + i]!
        }
      }
    },
  }
}

/** Eight sums stay in registers. */
function gather(
  bytes: Uint8Array,
  doubles: Float64Array,
  codes: number,
  persons: number,
  blocks: number,
  patterns: number,
  table: number,
  prior: number,
  rows: number,
  width: number,
): void {
  for (let p = 0; p < persons; p++) {
    let a0 = doubles[prior]!
    let a1 = doubles[prior + 1]!
    let a2 = doubles[prior + 2]!
    let a3 = doubles[prior + 3]!
    let a4 = doubles[prior + 4]!
    let a5 = doubles[prior + 5]!
    let a6 = doubles[prior + 6]!
    let a7 = doubles[prior + 7]!
    for (let b = 0; b < blocks; b++) {
      const row = table + (b * patterns + bytes[codes + p * blocks + b]!) * tileNodes
      a0 += doubles[row]!
      a1 += doubles[row + 1]!
      a2 += doubles[row + 2]!
      a3 += doubles[row + 3]!
      a4 += doubles[row + 4]!
      a5 += doubles[row + 5]!
      a6 += doubles[row + 6]!
      a7 += doubles[row + 7]!
    }
    const to = rows + p * width
    doubles[to] = a0
    doubles[to + 1] = a1
    doubles[to + 2] = a2
    doubles[to + 3] = a3
    doubles[to + 4] = a4
    doubles[to + 5] = a5
    doubles[to + 6] = a6
    doubles[to + 7] = a7
  }
}

function normalise(doubles: Float64Array, persons: number, tiles: number, weights: number, rows: number, out: number): number {
  const width = tiles * tileNodes
  for (let i = 0; i < tiles + 2; i++) doubles[out + i] = 0
  let logLik = 0
  for (let p = 0; p < persons; p++) {
    const from = rows + p * width
    let top = -Infinity
    for (let i = 0; i < width; i++) if (doubles[from + i]! > top) top = doubles[from + i]!
    let sum = 0
    for (let i = 0; i < width; i++) {
      // less than 1e-15 of the highest is as good as nothing
      const x = doubles[from + i]! - top
      const e = x > -34.5 ? Math.exp(x) : 0
      doubles[from + i] = e
      sum += e
    }
    const inverse = 1 / sum
    const weight = doubles[weights + p]!
    keepLargest(doubles, out, doubles[from]! * inverse)
    keepLargest(doubles, out + 1, doubles[from + width - 1]! * inverse)
    for (let i = 0; i < width; i++) {
      keepLargest(doubles, out + 2 + (i >> 3), doubles[from + i]! * inverse)
      doubles[from + i] = doubles[from + i]! * (inverse * weight)
    }
    logLik += weight * (top + Math.log(sum))
  }
  return logLik
}

function keepLargest(doubles: Float64Array, at: number, value: number): void {
  if (value > doubles[at]!) doubles[at] = value
}
