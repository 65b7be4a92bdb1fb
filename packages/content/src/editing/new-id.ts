const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A name as an id of lower-case letters and hyphens that is not among those taken: `Data modelling` becomes `data-modelling`. */
export function newId(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')
  const id = plain.length > 1 ? plain : otherwise
  if (!taken.has(id)) return id
  for (let round = 1; ; round++) {
    for (const letter of letters) {
      const next = `${id}-${letter.repeat(round)}`
      if (!taken.has(next)) return next
    }
  }
}
