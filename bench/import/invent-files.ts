import { drawOne, seededRandom } from '@evenkeel/measure'

/** How a file is written: what programs and people do to the same rows. */
export type Manner = {
  readonly delimiter: ',' | ';' | '\t'
  readonly lineEnd: '\n' | '\r\n'
  readonly mark: boolean
  readonly shuffled: boolean
}

const given = ['Noor', 'Zoë', 'Tomás', 'Ngọc', 'Łukasz', 'Aïcha', 'Jürgen', '美咲', 'Олена', 'Bo']
const family = ['Haddad', 'Núñez', 'O’Brien', 'Đỗ', 'Żak', 'de la Cruz', 'von Hohenstein-Wolkenburg', '佐藤', 'Шевченко', 'Okafor, Jr.']

export type Invented = { readonly people: string; readonly ratings: string; readonly rows: number }

/**
 * Everybody rates themselves, is rated by one who manages them, and by six or seven who work with them, on nine competencies, until there are
 * as many rows as asked for. The same arguments give the same files.
 */
export function inventFiles(rows: number, people: number, competencies: readonly string[], manner: Manner, seed = 20_260_302): Invented {
  const random = seededRandom(seed)
  const staff = Array.from({ length: people }, (_, i) => ({
    name: `${drawOne(given, random)} ${drawOne(family, random)} ${i}`,
    email: `person${i}@example.org`,
    team: `Team ${i % 40}`,
  }))
  const write = (cells: readonly string[]) => cells.map((cell) => quoted(cell, manner.delimiter)).join(manner.delimiter)
  const lines: string[] = []
  const perPerson = Math.ceil(rows / people)
  for (let subject = 0; subject < people && lines.length < rows; subject++) {
    const level = 1 + 3.5 * random()
    for (let k = 0; k < perPerson && lines.length < rows; k++) {
      const [about, who] = [k % 9, Math.floor(k / 9)]
      const relation = who === 0 ? 'self' : who === 1 ? 'manager' : drawOne(['peer', 'report', 'customer'], random)
      const rater = who === 0 ? subject : (subject + who * 7 + 1) % people
      const score = Math.min(5, Math.max(1, Math.round(level + 2 * random() - 1)))
      const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(700 * random()))).toISOString().slice(0, 10)
      const date = random() < 0.2 ? `${day}T23:59:59${drawOne(['Z', '+14:00', '-12:00'], random)}` : day
      const competency = competencies[(subject + about) % competencies.length]!
      const cells = [
        staff[subject]!.email,
        random() < 0.5 ? staff[rater]!.name : staff[rater]!.email,
        relation,
        competency,
        String(score),
        date,
      ]
      lines.push(write(manner.shuffled ? ['a note, quoted "so"', ...cells.toReversed()] : cells))
    }
  }
  const header = ['person', 'rater', 'relation', 'competency', 'score', 'date']
  const whole = (head: readonly string[], body: readonly string[]) =>
    `${manner.mark ? '\ufeff' : ''}${[write(head), ...body, ''].join(manner.lineEnd)}`
  return {
    people: whole(
      ['Name', 'E-mail', 'Team'],
      staff.map(({ name, email, team }) => write([name, email, team])),
    ),
    ratings: whole(manner.shuffled ? ['remark', ...header.toReversed()] : header, lines),
    rows: lines.length,
  }
}

const quoted = (cell: string, delimiter: string) =>
  /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell
