/**
 * The loops that take nearly all the time of a calibration, over one block of memory. All places are byte offsets into it, nodes of the quadrature come in tiles of
 * 8 doubles.
 *
 * - The part of a table that belongs to one tile holds a row of 8 doubles for each answer pattern of each block of items: row (block, pattern) begins at
 *   table + (block patterns + pattern) 64.
 * - `codes` holds the pattern of each person in each block, one byte each, person after person.
 * - `rows` holds doubles for each person, `width` bytes from one to the next; the tile to work on stands at the place given.
 */
export type Kernel = {
  readonly memory: ArrayBufferLike
  /** rows[person][8 nodes] = prior[8 nodes] + sum over blocks of table[block, pattern of the person][8 nodes]. */
  gather(codes: number, persons: number, blocks: number, patterns: number, table: number, prior: number, rows: number, width: number): void
  /**
   * Turns rows of log weights l, `tiles` tiles wide, into weight[person] exp(l - log sum exp l). Returns the sum over persons of weight log sum exp l. Writes to `out` the largest
   * share any person has on the first node, on the last node, and on any node of each tile.
   */
  normalise(persons: number, tiles: number, weights: number, rows: number, out: number): number
  /** Adds each person's 8 nodes to the rows of the table that their patterns name. */
  scatter(codes: number, persons: number, blocks: number, patterns: number, table: number, rows: number, width: number): void
}

/** Nodes in a tile: one cache line of doubles. */
export const tileNodes = 8
/** Bytes of a row of one tile. */
export const tileRowBytes = 64
