/**
 * The two loops that take nearly all the time of a calibration, over one block of memory. All places are byte offsets into it, nodes of the quadrature
 * come in tiles of 8 doubles.
 *
 * - A table holds, tile by tile, a row of 8 doubles for each answer pattern of each block of items: row (block, pattern) of tile t begins at
 *   table + t tileBytes + (block patterns + pattern) 64.
 * - `codes` holds the pattern of each person in each block, one byte each, person after person.
 */
export type Kernel = {
  readonly memory: ArrayBufferLike
  /**
   * Posterior weights of persons on the nodes of `tiles` neighbouring tiles: rows[person][node] = weight[person] exp(l - log sum exp l),
   * l = prior[node] + sum over blocks of table[block, pattern][node]. Returns the sum of weight log sum exp l. Writes to `out` the largest share any person
   * has on the first node, on the last node, and in each tile.
   */
  posteriors(
    codes: number,
    persons: number,
    blocks: number,
    patterns: number,
    table: number,
    tileBytes: number,
    tiles: number,
    prior: number,
    weights: number,
    rows: number,
    out: number,
  ): number
  /** Adds the rows of the persons to the rows of a table that their patterns name. */
  scatter(
    codes: number,
    persons: number,
    blocks: number,
    patterns: number,
    table: number,
    tileBytes: number,
    tiles: number,
    rows: number,
  ): void
}

/** Nodes in a tile: one cache line of doubles. */
export const tileNodes = 8
/** Bytes of a row of one tile. */
export const tileRowBytes = 64
