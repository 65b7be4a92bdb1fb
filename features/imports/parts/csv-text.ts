/** A table to open in a spreadsheet. Cells that one would run as a formula get an apostrophe in front; they stay words. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map((cell) => quoted(guarded(String(cell)))).join(',')).join('\r\n')}\r\n`
}

/** Also full-width signs, and signs behind a quote or a line end, which some programs look behind. */
const guarded = (cell: string) => (/^["'\s]*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)
const quoted = (cell: string) => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Hands a text to the browser to keep. */
export function keep(text: string, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }))
  link.download = fileName
  link.click()
  URL.revokeObjectURL(link.href)
}
