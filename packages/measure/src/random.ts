/** Uniform on [0, 1). Handed in, never taken: the same seed gives the same bits. */
export type Random = () => number

/** A stream of uniforms from a seed: the small fast counting generator sfc32 (C. Doty-Humphrey, PractRand), 32 bits a draw. For tests, demos and drawn items, not for secrets. */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9 | 0
  let b = Math.floor(seed / 2 ** 32) | 0
  let c = seed | 0
  let counter = 1
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 2 ** 32
  }
  // the first dozen draws still show the seed
  for (let i = 0; i < 12; i++) next()
  return next
}

/** One draw from the standard normal: sqrt(-2 ln u) cos(2 pi v) (Box and Muller 1958). */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  return radius * Math.cos(2 * Math.PI * random())
}

/** The index drawn with the given probabilities, which must add up to 1. */
export function drawCategory(probabilities: ArrayLike<number>, random: Random): number {
  let left = random()
  const last = probabilities.length - 1
  for (let category = 0; category < last; category++) {
    left -= probabilities[category]!
    if (left < 0) return category
  }
  return last
}

/** One of the list, each equally likely. */
export function drawOne<T>(list: readonly T[], random: Random): T {
  return list[Math.min(list.length - 1, Math.floor(random() * list.length))]!
}
