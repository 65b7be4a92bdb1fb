/** Whether every word that is looked for stands somewhere in these texts, in any order, whatever the case and the accents. */
export function matches(search: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const words = bare(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const all = bare(texts.filter(Boolean).join(' '))
  return words.every((word) => all.includes(word))
}

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
