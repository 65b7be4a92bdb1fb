import { tidy } from './names.ts'

/** A heading and what stands under it up to the next heading of any height. */
export type Section = { readonly height: number; readonly title: string; readonly line: number; readonly lines: readonly string[] }

/** A Markdown page as its headings. What stands before the first heading is a section of height 0 without a title. */
export function sectionsOf(text: string): Section[] {
  const sections: (Section & { lines: string[] })[] = [{ height: 0, title: '', line: 1, lines: [] }]
  let fenced = false
  const whole = text.toWellFormed().replaceAll('\u0000', '')
  whole.split(/\r?\n/).forEach((line, i) => {
    if (line.startsWith('```')) fenced = !fenced
    const heading = fenced ? null : /^(#{1,6}) +(\S.*)$/.exec(line)
    if (heading) sections.push({ height: heading[1]?.length ?? 1, title: (heading[2] ?? '').trim(), line: i + 1, lines: [] })
    else sections.at(-1)?.lines.push(line)
  })
  return sections
}

/** The paragraphs and points of a section as one text, without pictures, links to elsewhere and emphasis. */
export function proseOf(section: Section): string | null {
  const lines = section.lines.filter((line) => !/^\s*(?:<|\||!\[)/.test(line)).map((line) => wording(line))
  return tidy(lines.join('\n').replace(/\n{3,}/g, '\n\n')) || null
}

export function wording(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(\*\*|__)/g, '')
    .replace(/^(\s*)[*+] /, '$1- ')
}

/** An HTML table as rows of cells; each point of a list inside a cell is a line that begins with `- `. */
export function htmlTablesOf(lines: readonly string[]): { line: number; cells: string[] }[][] {
  const tables: { line: number; cells: string[] }[][] = []
  let inside = false
  let cell: string | null = null
  lines.forEach((text, i) => {
    for (const piece of text.split(/(?=<)/)) {
      const tag = /^<(\/?)([a-z0-9]+)[^<>]*>/i.exec(piece)
      const name = `${tag?.[1] ?? ''}${tag?.[2] ?? ''}`.toLowerCase()
      if (name === 'table') tables.push([])
      if (name === 'table') inside = true
      if (name === '/table') inside = false
      if (!inside) continue
      const rows = tables.at(-1)
      if (name === 'tr' || name === 'thead') rows?.push({ line: i + 1, cells: [] })
      if (name === 'td' || name === 'th') cell = ''
      if (name === 'li' && cell !== null) cell += '\n- '
      if (cell !== null) cell += tag ? piece.slice(tag[0].length) : piece
      if ((name === '/td' || name === '/th') && cell !== null) {
        rows?.at(-1)?.cells.push(tidyCell(cell))
        cell = null
      }
    }
    if (cell !== null) cell += ' '
  })
  return tables.map((rows) => rows.filter(({ cells }) => cells.length > 0))
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function tidyCell(text: string): string {
  const read = text.replace(/&([a-z]+|#39);/g, (whole, name: string) => (name === '#39' ? "'" : (entities.get(name) ?? whole)))
  return tidy(
    read
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .join('\n'),
  )
}
