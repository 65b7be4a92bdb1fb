import { type Kernel, tileNodes, tileRowBytes } from '../kernel/kernel.ts'
import { type Block, blocksOf, encode } from './blocks.ts'
import type { Coded } from './coding.ts'
import type { Counts } from './design.ts'
import type { Grid } from './grid.ts'
import { type CategoryRows, fillTable, readTable } from './pattern-tables.ts'
import type { Window } from './windows.ts'

/** A share of a person on a node at the edge of the window above which the window is widened, and in a whole tile below which the tile is left out. */
const [edge, nothing] = [1e-9, 1e-11]

export type Expected = Counts & { readonly logLik: number }

/** A group of persons with neighbouring levels: persons from..to in order, and the tiles on which they are looked for. */
type Chunk = { readonly from: number; readonly to: number; first: number; last: number; largest: Float64Array }

/**
 * The E-step: given log chances of every category on every node, how many people are expected there, and how likely the answers are. Persons are taken in chunks of
 * neighbours; each chunk only on the tiles of nodes where its persons are, which is checked at the edges and widened where it was too narrow.
 */
export class Expectation {
  readonly #kernel: Kernel
  readonly #grid: Grid
  readonly #rows: CategoryRows
  readonly #blocks: readonly Block[]
  readonly #states: readonly number[]
  readonly #patterns: number
  readonly #tiles: number
  readonly #tileBytes: number
  readonly #place: Places
  readonly #batches: readonly (readonly Chunk[])[]

  constructor(coded: Coded, grid: Grid, rows: CategoryRows, windows: Windows, kernelFor: (bytes: number) => Kernel) {
    this.#grid = grid
    this.#rows = rows
    this.#states = coded.states
    this.#blocks = blocksOf(coded.states)
    this.#patterns = Math.max(...this.#blocks.map(({ patterns }) => patterns))
    this.#tiles = grid.padded / tileNodes
    this.#tileBytes = this.#blocks.length * this.#patterns * tileRowBytes
    this.#batches = batchesOf(chunksOf(windows.windows, windows.order), this.#tileBytes)
    const longest = Math.max(...this.#batches.map((batch) => batch.at(-1)!.to - batch[0]!.from))
    this.#place = placesOf(coded.persons, this.#blocks.length, grid.padded, this.#tileBytes * this.#tiles, longest)
    this.#kernel = kernelFor(this.#place.end)
    const { memory } = this.#kernel
    encode(coded, this.#blocks, windows.order, new Uint8Array(memory, this.#place.codes, coded.persons * this.#blocks.length))
    const weights = new Float64Array(memory, this.#place.weights, coded.persons)
    windows.order.forEach((person, i) => {
      weights[i] = coded.weights[person]!
    })
  }

  /** `log` as the curves fill it, category x node; `logPopulation` for every node. */
  run(log: Float64Array, logPopulation: Float64Array): Expected {
    const { memory } = this.#kernel
    const place = this.#place
    const entries = (this.#tileBytes * this.#tiles) / 8
    const layout = { blocks: this.#blocks, states: this.#states, rows: this.#rows, patterns: this.#patterns, padded: this.#grid.padded }
    new Float64Array(memory, place.prior, this.#grid.padded).set(logPopulation)
    fillTable(new Float64Array(memory, place.table, entries), log, layout)
    const sums = new Float64Array(memory, place.sums, entries).fill(0)
    let logLik = 0
    for (const batch of this.#batches) logLik += this.#takeBatch(batch)
    const people = new Float64Array(this.#grid.padded)
    const answers = new Float64Array(this.#rows.total * this.#grid.padded)
    readTable(sums, answers, layout, 0, this.#tiles)
    const tile = this.#tileBytes / 8
    for (let q = 0; q < this.#grid.count; q++) people[q] = sums[Math.floor(q / tileNodes) * tile + (q % tileNodes)]!
    return { answers, people, logLik }
  }

  /**
   * Tile by tile through a batch of chunks, so that what is looked up stays near while many persons need it: the weights of every node, then their normalisation, then the counts.
   */
  #takeBatch(batch: readonly Chunk[]): number {
    const [from, to] = [Math.min(...batch.map(({ first }) => first)), Math.max(...batch.map(({ last }) => last))]
    for (let t = from; t < to; t++)
      for (const chunk of batch) if (chunk.first <= t && t < chunk.last) this.#gather(chunk, t, batch[0]!.from)
    let logLik = 0
    for (const chunk of batch) logLik += this.#normalise(chunk, batch[0]!.from)
    const { codes, sums } = this.#place
    const blocks = this.#blocks.length
    for (let t = 0; t < this.#tiles; t++)
      for (const chunk of batch) {
        if (!(chunk.first <= t && t < chunk.last)) continue
        const { rows, width } = this.#rowsOf(chunk, t, batch[0]!.from)
        const table = sums + t * this.#tileBytes
        this.#kernel.scatter(codes + chunk.from * blocks, chunk.to - chunk.from, blocks, this.#patterns, table, rows, width)
      }
    for (const chunk of batch) narrow(chunk)
    return logLik
  }

  #gather(chunk: Chunk, tile: number, start: number): void {
    const { codes, table, prior } = this.#place
    const blocks = this.#blocks.length
    const { rows, width } = this.#rowsOf(chunk, tile, start)
    const lookUp = table + tile * this.#tileBytes
    const priorAt = prior + tile * tileRowBytes
    this.#kernel.gather(codes + chunk.from * blocks, chunk.to - chunk.from, blocks, this.#patterns, lookUp, priorAt, rows, width)
  }

  /** Normalises the rows of a chunk; where somebody stands at the edge of its window, widens it and looks again. */
  #normalise(chunk: Chunk, start: number): number {
    const { weights, out } = this.#place
    const found = new Float64Array(this.#kernel.memory, out, 2 + this.#tiles)
    for (;;) {
      const tiles = chunk.last - chunk.first
      const { rows } = this.#rowsOf(chunk, chunk.first, start)
      const logLik = this.#kernel.normalise(chunk.to - chunk.from, tiles, weights + chunk.from * 8, rows, out)
      chunk.largest = found.slice(2, 2 + tiles)
      const left = found[0]! > edge && chunk.first > 0
      const right = found[1]! > edge && chunk.last < this.#tiles
      if (!left && !right) return logLik
      if (left) chunk.first -= 1
      if (right) chunk.last += 1
      for (let t = chunk.first; t < chunk.last; t++) this.#gather(chunk, t, start)
    }
  }

  /** Where the first person of a chunk has their weights on a tile, and how many bytes further the next person. */
  #rowsOf(chunk: Chunk, tile: number, start: number): { rows: number; width: number } {
    const begin = this.#place.rows + (chunk.from - start) * this.#tiles * tileRowBytes
    return { rows: begin + (tile - chunk.first) * tileRowBytes, width: (chunk.last - chunk.first) * tileRowBytes }
  }
}

/** Leaves out tiles at both ends of the window on which nobody is. */
function narrow(chunk: Chunk): void {
  const { largest } = chunk
  let [empty, full] = [0, largest.length]
  while (empty < full - 1 && largest[empty]! < nothing) empty++
  while (full > empty + 1 && largest[full - 1]! < nothing) full--
  chunk.last = chunk.first + full
  chunk.first += empty
}

/** Persons who are taken through a tile together: so many that their rows take about as much room as what they look up. */
function batchesOf(chunks: readonly Chunk[], tileBytes: number): readonly (readonly Chunk[])[] {
  const mostInBatch = Math.min(4096, Math.max(256, tileBytes / (3 * tileRowBytes)))
  const batches: Chunk[][] = []
  for (const chunk of chunks) {
    const batch = batches.at(-1)
    if (batch && chunk.to - batch[0]!.from <= mostInBatch) batch.push(chunk)
    else batches.push([chunk])
  }
  return batches
}

type Windows = { readonly order: Uint32Array; readonly windows: readonly Window[] }

const mostInChunk = 512

/** Neighbours in order whose windows are about the same, at most 512 together. */
function chunksOf(windows: readonly Window[], order: Uint32Array): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (let from = 0; from < order.length; ) {
    const start = windows[order[from]!]!
    let [first, last] = [start.first, start.last]
    let to = from + 1
    for (; to < order.length && to - from < mostInChunk; to++) {
      const next = windows[order[to]!]!
      if (next.centre - start.centre > 2) break
      first = Math.min(first, next.first)
      last = Math.max(last, next.last)
    }
    chunks.push({ from, to, first, last, largest: new Float64Array(0) })
    from = to
  }
  return chunks
}

type Places = {
  readonly codes: number
  readonly weights: number
  readonly prior: number
  readonly table: number
  readonly sums: number
  readonly rows: number
  readonly out: number
  readonly end: number
}

/** Where everything lies, each part on a cache line of its own. The first 64 KB are left to the program. */
function placesOf(persons: number, blocks: number, padded: number, tableBytes: number, longest: number): Places {
  let at = 1 << 16
  const take = (bytes: number): number => {
    const here = at
    at += Math.ceil(bytes / 128) * 128
    return here
  }
  const codes = take(persons * blocks)
  const weights = take(persons * 8)
  const prior = take(padded * 8)
  const table = take(tableBytes)
  const sums = take(tableBytes)
  const rows = take(longest * padded * 8)
  const out = take(8 * (2 + padded))
  return { codes, weights, prior, table, sums, rows, out, end: at }
}
