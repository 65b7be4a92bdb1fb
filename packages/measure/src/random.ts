/** Uniform on [0, 1). Handed in, never taken: the same seed gives the same bits. */
export type Random = () => number
