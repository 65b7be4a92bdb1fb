/** Columns of equal width, two spaces apart; columns of numbers (every cell below the head) lean to the right. */
export function columns(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)))
  const numeric = head.map((_, column) => rows.every((row) => /^-?\d[\d,]*(\.\d+)?( ?(%|ms))?$/.test(row[column] ?? '')))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd()
  return table.map(line).join('\n')
}

/** 'a', 'a and b', 'a, b and c'; 'nobody' (or another word handed in) for an empty list. */
export function listed(names: readonly string[], none: string): string {
  if (names.length === 0) return none
  if (names.length === 1) return names[0] as string
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
