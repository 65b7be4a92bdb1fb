/** One person, by whom they were rated, and whether anything nobody judged (a test, situations, a certificate) says something about them. */
export type Rated = { readonly person: string; readonly voices: readonly string[]; readonly anchored: boolean }

export type RatedTogether = {
  /** How many parts the graph of who rated whom falls into: between two parts, nobody rated anybody on both sides. */
  readonly groups: number
  /** Of these, where nothing but ratings is known: levels there are relative to the group, whose common leniency nobody can tell. */
  readonly unanchored: number
  /** People in those. */
  readonly relative: number
}

/** Connected parts of the graph of people and voices, by union and find (Tarjan 1975). People whom nobody rated are in none. */
export function ratedTogether(people: readonly Rated[]): RatedTogether {
  const above = new Map<string, string>()
  const rootOf = (voice: string): string => {
    let root = voice
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next
    for (let at = voice; at !== root; ) {
      const next = above.get(at)!
      above.set(at, root)
      at = next
    }
    return root
  }
  const rated = people.filter(({ voices }) => voices.length > 0)
  for (const { voices } of rated)
    for (const voice of voices) {
      const [one, other] = [rootOf(voices[0]!), rootOf(voice)]
      if (one !== other) above.set(other, one)
    }
  const parts = [...Map.groupBy(rated, ({ voices }) => rootOf(voices[0]!)).values()]
  const loose = parts.filter((part) => !part.some(({ anchored }) => anchored))
  return { groups: parts.length, unanchored: loose.length, relative: loose.reduce((sum, part) => sum + part.length, 0) }
}
