type Look = { readonly at: string; readonly who: string; readonly did: string }
type Line = Look & { readonly id: string; readonly times: number }

/** The same thing done again and again on one day is one line that says how often; `at` is the last time. Newest first, as they came. */
export function together(looks: readonly Look[]): readonly Line[] {
  const lines: Line[] = []
  for (const [i, { at, who, did }] of looks.entries()) {
    const last = lines.at(-1)
    if (last && last.who === who && last.did === did && last.at.slice(0, 10) === at.slice(0, 10)) {
      lines[lines.length - 1] = { ...last, times: last.times + 1 }
    } else lines.push({ at, who, did, id: `${i} ${at}`, times: 1 })
  }
  return lines
}
