import { fields, type Kind } from './contract.ts'

/** What each column of a file most likely means, by its heading; null where nothing fits, and never two columns for one meaning. */
export function columnsFor(kind: Kind, header: readonly string[]): readonly (string | null)[] {
  const taken = new Set<string>()
  return header.map((heading) => {
    const said = plain(heading)
    const field = fields[kind].find(({ id, name, also }) => !taken.has(id) && [id, name, ...also].some((word) => plain(word) === said))
    if (field) taken.add(field.id)
    return field?.id ?? null
  })
}

/** Whether a choice of columns can be used: one entry for each column, known meanings only, none twice. */
export function fits(kind: Kind, header: readonly string[], columns: readonly (string | null)[]): boolean {
  const meant = columns.filter((column) => column !== null)
  const known = meant.every((id) => fields[kind].some((field) => field.id === id))
  return columns.length === header.length && known && new Set(meant).size === meant.length
}

/** What the file must have and no column means yet, by name. */
export function unmapped(kind: Kind, columns: readonly (string | null)[]): string[] {
  return fields[kind].filter(({ id, required }) => required && !columns.includes(id)).map(({ name }) => name)
}

/** A row by meaning; what the file has no column for is empty. */
export function meaningOf(columns: readonly (string | null)[], cells: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.flatMap((column, i) => (column === null ? [] : [[column, cells[i] ?? '']])))
}

/** The heading a person sees in their own file. */
export function headingOf(header: readonly string[], columns: readonly (string | null)[], field: string): string {
  return (
    header[columns.indexOf(field)] ||
    (Object.values(fields)
      .flat()
      .find(({ id }) => id === field)?.name ??
      field)
  )
}

/** The same word, however it is written: "Time_zone", "time zone", "TIME-ZONE". */
const plain = (heading: string) =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_.-]+/g, ' ')
    .trim()
