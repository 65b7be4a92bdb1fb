/** The known word that takes the fewest changes to reach, if it is near enough to be what was meant. */
export function closestTo(word: string, known: readonly string[]): string | undefined {
  const ranked = known.map((candidate) => ({ candidate, changes: distance(word, candidate) })).sort((a, b) => a.changes - b.changes)
  const best = ranked[0]
  return best && best.changes <= 3 ? best.candidate : undefined
}

/** Levenshtein distance, one row at a time: letters to insert, delete or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[b.length]!
}
