/** One result as one line of JSON on standard output; everything for people goes to standard error. */
export function row(bench: string, what: string, figures: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ bench, what, ...figures })}\n`)
}

export function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** The value below which the share `q` of the sample lies (nearest rank); null for an empty sample. */
export function quantile(sample: readonly number[], q: number): number | null {
  if (sample.length === 0) return null
  const sorted = sample.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))]!
}

/** Three significant digits: what a noisy machine can tell at most. */
export function rounded(value: number): number
export function rounded(value: number | null): number | null
export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(3))
}

/** The value of a `--name value` pair of the command line as a whole number from 1 up, or what is usual. */
export function countFrom(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(`--${name}`)
  if (at === -1) return usual
  const value = Number(args[at + 1])
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} takes a whole number from 1 up`)
  return value
}
