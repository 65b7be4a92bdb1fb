import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { accepted, type Cell, literal } from './sql-table.ts'
import { columns } from './text.ts'

type Row = readonly Cell[]

const tuple = (row: Row) => `(${row.map((cell) => (cell === null ? 'NULL' : literal(cell))).join(', ')})`
const insert = (table: string, row: Row) => `insert into ${table} values ${tuple(row)}`

/** Middle to hard: what each constraint refuses, above all where a NULL is involved. Every value has four signs, so that no row stands out. */
export async function refusedInsert(random: Random, tools: Tools): Promise<Item | null> {
  const [parent, table, first, second, unique, checked] = pick(random, [
    ['team', 'desk', 'team_id', 'seat', 'badge', 'budget'],
    ['rack', 'server', 'rack_id', 'slot', 'serial', 'watts'],
    ['hall', 'stand', 'hall_id', 'place', 'permit', 'rent'],
    ['store', 'shelf', 'store_id', 'bay', 'label', 'price'],
  ] as const)
  const parents = shuffle(random, [1001, 1002, 1003, 1004, 1005, 1006])
  const [p, q, missing] = parents as [number, number, number]
  const least = integer(random, 12, 20) * 100
  const seats = shuffle(random, [2010, 2020, 2030, 2040, 2050, 2060])
  const badges = shuffle(random, [5001, 5002, 5003, 5004, 5005, 5006])
  const enough = () => least + integer(random, 1, 30) * 10
  const present: readonly Row[] = [
    [p, seats[0] as number, badges[0] as number, enough()],
    [p, seats[1] as number, null, enough()],
    [q, seats[2] as number, badges[1] as number, null],
    [null, seats[3] as number, badges[2] as number, enough()],
  ]
  const schema = [
    `create table ${parent} (id int primary key);`,
    `create table ${table} (`,
    `  ${first} int references ${parent},`,
    `  ${second} int not null,`,
    `  ${unique} int unique,`,
    `  ${checked} int check (${checked} >= ${least}),`,
    `  unique (${first}, ${second})`,
    ');',
  ].join('\n')
  const free = [seats[4] as number, seats[5] as number]
  const seat = () => pick(random, free)
  const badge = () => pick(random, [badges[4] as number, null])
  const money = () => pick(random, [enough(), enough(), null])
  const right = pick(random, [
    { row: [missing, seat(), badge(), money()], why: `${parent} ${missing} does not exist, so the foreign key refuses the row` },
    { row: [p, seats[pick(random, [0, 1])] as number, badge(), money()], why: `the pair of ${first} and ${second} is there already` },
    { row: [q, seats[2] as number, badge(), money()], why: `the pair of ${first} and ${second} is there already` },
    {
      row: [pick(random, [q, null]), seat(), badges[pick(random, [0, 1, 2])] as number, money()],
      why: `${unique} must be unique, and the value is there already`,
    },
    {
      row: [pick(random, [p, null]), seat(), badge(), least - 10 * integer(random, 1, 15)],
      why: `${checked} is less than ${least}, so the check is false`,
    },
    { row: [p, null, badge(), money()], why: `${second} must not be NULL` },
  ])
  const wrong = [
    { row: [null, seat(), badges[3] as number, enough()], misconception: 'thinks that a foreign key must not be NULL' },
    {
      row: [null, seats[3] as number, badges[3] as number, enough()],
      misconception: 'thinks that a NULL in a unique pair equals another NULL',
    },
    { row: [q, seat(), null, enough()], misconception: 'thinks that a unique column takes NULL only once' },
    { row: [q, seat(), badges[3] as number, null], misconception: 'thinks that a check refuses NULL' },
    { row: [p, seat(), badges[3] as number, least], misconception: 'thinks that a check refuses the limit itself' },
    {
      row: [q, seats[pick(random, [0, 1])] as number, badges[3] as number, enough()],
      misconception: 'thinks that each column of a unique pair is unique on its own',
    },
  ]
  const setup = `${schema}\ninsert into ${parent} values ${[p, q].map((id) => `(${id})`).join(', ')};`
  const statements = [right.row, ...wrong.map(({ row }) => row)].map((row) => insert(table, row))
  const verdicts = await accepted(
    tools,
    setup,
    present.map((row) => insert(table, row)),
    statements,
  )
  const [refused, ...fine] = verdicts.slice(present.length)
  if (refused || fine.includes(false) || verdicts.slice(0, present.length).includes(false)) {
    throw new Error(`refused-insert: PostgreSQL says ${verdicts.join(' ')}`)
  }
  const options = optionsFrom(
    random,
    tuple(right.row),
    wrong.map(({ row, misconception }) => ({ text: tuple(row), misconception })),
  )
  if (!options) return null
  const rows = columns(
    [first, second, unique, checked],
    present.map((row) => row.map((cell) => (cell === null ? 'NULL' : String(cell)))),
  )
  return {
    stem: `Each of the rows below is inserted into ${table} on its own, on top of the rows shown. Exactly one is refused. Which one? The values are in the order of the columns.`,
    exhibit: { language: 'text', text: `${schema}\n\nids in ${parent}: ${[p, q].sort().join(', ')}\n\n${table}\n${rows}` },
    options,
    explanation: [
      'A foreign key, a check and a unique constraint let NULL pass: a foreign key asks nothing about NULL, a check refuses only what is false, and NULL never equals NULL, not in a pair either.',
      'A unique pair looks at both columns together.',
      `The row that is refused is ${tuple(right.row)}: ${right.why}.`,
    ].join(' '),
  }
}
