import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { answered, answeredByBeliefs, created, shown, type Table } from './sql-table.ts'

/** Two tables, one to many: what the one is called, what the many is called, and a number that each of the many carries. */
const pairs = [
  { one: 'customer', many: 'purchase', number: 'amount', flag: 'paid' },
  { one: 'team', many: 'incident', number: 'minutes', flag: 'closed' },
  { one: 'author', many: 'article', number: 'pages', flag: 'printed' },
  { one: 'host', many: 'alert', number: 'level', flag: 'seen' },
  { one: 'course', many: 'booking', number: 'seats', flag: 'confirmed' },
] as const

const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gita', 'Hugo', 'Ines', 'Jon']

function oneTable(random: Random, name: string, count: number): Table {
  const drawn = shuffle(random, names).slice(0, count).sort()
  return { name, columns: ['id int', 'name text'], rows: drawn.map((each, index) => [index + 1, each]) }
}

/** Easy: which rows a join keeps, and how often. */
export async function joins(random: Random, tools: Tools): Promise<Item | null> {
  const { one, many, number } = pick(random, pairs)
  const parents = oneTable(random, one, integer(random, 4, 5))
  const owner = () => (random() < 0.25 ? null : integer(random, 1, parents.rows.length))
  const children: Table = {
    name: many,
    columns: ['id int', `${one}_id int`, `${number} int`],
    rows: Array.from({ length: integer(random, 5, 7) }, (_, index) => [index + 11, owner(), integer(random, 1, 9)]),
  }
  const kind = pick(random, ['join', 'left join', 'left join'])
  const [left, right] = random() < 0.5 ? [one, many] : [many, one]
  const query = `select ${one}.name, ${many}.${number}\nfrom ${left}\n${kind} ${right} on ${many}.${one}_id = ${one}.id`
  const joined = (other: string) => `select count(*) from (${changed(query, `\n${kind} `, `\n${other} `)}) as answer`
  const setup = created(parents) + created(children)
  const key = await answered(tools, setup, joined(kind))
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      kind === 'join'
        ? { misconception: 'thinks that a join keeps rows of the first table without a partner', source: joined('left join') }
        : { misconception: 'thinks that a left join drops rows without a partner', source: joined('join') },
      kind === 'join'
        ? { misconception: 'thinks that a join keeps rows of the second table without a partner', source: joined('right join') }
        : { misconception: 'mixes up which table a left join keeps whole', source: joined('right join') },
      { misconception: 'thinks that a join keeps every row of both tables', source: joined('full join') },
      { misconception: 'thinks that a join returns one row for each row of the first table', source: `select count(*) from ${left}` },
      { misconception: 'thinks that a join returns one row for each row of the second table', source: `select count(*) from ${right}` },
      {
        misconception: 'thinks that NULL matches everything',
        source: `select count(*) from ${left} ${kind} ${right} on ${many}.${one}_id = ${one}.id or ${many}.${one}_id is null`,
      },
      {
        misconception: 'counts a row of the first table once if it has a partner',
        source: `select count(*) from ${left} where exists (select 1 from ${right} where ${many}.${one}_id = ${one}.id)`,
      },
      {
        misconception: 'counts a row of the second table once if it has a partner',
        source: `select count(*) from ${right} where exists (select 1 from ${left} where ${many}.${one}_id = ${one}.id)`,
      },
      { misconception: 'pairs every row with every row', source: `select count(*) from ${one} cross join ${many}` },
    ],
    { columns: 1 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  const partners = await tools.sql(
    setup,
    `select ${left}.id, count(${right}.id) from ${left} left join ${right} on ${many}.${one}_id = ${one}.id group by 1 order by 1`,
  )
  const told = partners.map(([id, count]) => `${left} ${id}: ${count}`).join(', ')
  return {
    stem: 'How many rows does this query return?',
    exhibit: { language: 'text', text: `${shown(parents)}\n\n${shown(children)}\n\n${query}` },
    options,
    explanation: [
      `A join returns one row for every pair that matches. NULL in ${one}_id equals nothing, so such a row has no partner.`,
      `Partners of each row of ${left}: ${told}.`,
      kind === 'join'
        ? 'A plain join drops every row without a partner, so only the pairs count.'
        : `A left join adds one row, with NULL on the right side, for each row of ${left} without a partner.`,
      `That makes ${key} rows.`,
    ].join(' '),
  }
}

/** Middle: a condition on the right table of a left join, in the join or after it. */
export async function filterPlace(random: Random, tools: Tools): Promise<Item | null> {
  const { one, many, flag } = pick(random, pairs)
  const parents = oneTable(random, one, 4)
  const children: Table = {
    name: many,
    columns: ['id int', `${one}_id int`, `${flag} boolean`],
    rows: Array.from({ length: integer(random, 5, 7) }, (_, index) => [index + 11, integer(random, 1, 4), random() < 0.5]),
  }
  const counted = pick(random, ['count(*)', `count(${many}.id)`, `count(${many}.id)`])
  const inOn = random() < 0.5
  const write = (join: string, on: boolean, count: string) =>
    [
      `select ${one}.name, ${count}`,
      `from ${one}`,
      `${join} ${many} on ${many}.${one}_id = ${one}.id${on ? ` and ${many}.${flag}` : ''}`,
      ...(on ? [] : [`where ${many}.${flag}`]),
      `group by ${one}.name`,
      `order by ${one}.name`,
    ].join('\n')
  const query = write('left join', inOn, counted)
  const otherCount = counted === 'count(*)' ? `count(${many}.id)` : 'count(*)'
  const unfiltered = `select ${one}.name, ${counted} from ${one} left join ${many} on ${many}.${one}_id = ${one}.id group by ${one}.name order by ${one}.name`
  const setup = created(parents) + created(children)
  const key = await answered(tools, setup, query)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      {
        misconception: inOn
          ? 'thinks that a condition in the join filters the result'
          : 'thinks that where keeps the rows a left join filled with NULL',
        source: write('left join', !inOn, counted),
      },
      {
        misconception:
          counted === 'count(*)'
            ? 'thinks that count(*) leaves out rows filled with NULL'
            : 'thinks that count of a column counts NULL too',
        source: write('left join', inOn, otherCount),
      },
      { misconception: 'thinks that a left join counts all rows, whatever the condition says', source: unfiltered },
      { misconception: 'mixes up the place of the condition and the two ways to count', source: write('left join', !inOn, otherCount) },
      {
        misconception: 'thinks that the condition picks the rows where it is false',
        source: query.replaceAll(`${many}.${flag}`, `not ${many}.${flag}`),
      },
    ],
    { columns: 2 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || traps[0]?.text === key || children.rows.every((row) => !row[2])) return null
  return {
    stem: 'What does this query return? The options show its rows one after the other, with commas between them.',
    exhibit: { language: 'text', text: `${shown(parents)}\n\n${shown(children)}\n\n${query}` },
    options,
    explanation: [
      inOn
        ? `The condition is a part of the join: it decides which rows of ${many} are partners. A row of ${one} without a partner stays, filled with NULL.`
        : `The join comes first, then where. Rows that the left join filled with NULL have NULL in ${flag} too, so where drops them, and every ${one} without a fitting row with them.`,
      counted === 'count(*)'
        ? 'count(*) counts rows, filled with NULL or not.'
        : `${counted} counts rows in which that column is not NULL.`,
      `The answer is ${key}.`,
    ].join(' '),
  }
}

/** Hard: rows without a partner, asked for in three ways that differ when there is a NULL. */
export async function antiJoin(random: Random, tools: Tools): Promise<Item | null> {
  const { one, many, flag } = pick(random, pairs)
  const parents = oneTable(random, one, integer(random, 4, 6))
  const children: Table = {
    name: many,
    columns: ['id int', `${one}_id int`, `${flag} boolean`],
    rows: Array.from({ length: 5 }, (_, index) => [
      index + 11,
      random() < 0.3 ? null : integer(random, 1, parents.rows.length),
      random() < 0.6,
    ]),
  }
  const condition = pick(random, ['', ` and ${flag}`, ` and not ${flag}`])
  const plain = condition.replace(' and ', ' where ')
  const start = `select name\nfrom ${one}\n`
  const end = '\norder by name'
  const notIn = `${start}where id not in (select ${one}_id from ${many}${plain})${end}`
  const notExists = `${start}where not exists (select 1 from ${many} where ${many}.${one}_id = ${one}.id${condition})${end}`
  const leftJoin = `select name\nfrom ${one}\nleft join ${many} on ${many}.${one}_id = ${one}.id${condition}\nwhere ${many}.id is null${end}`
  const query = pick(random, [notIn, notExists, leftJoin])
  const safely = plain ? `${plain} and ${one}_id is not null` : ` where ${one}_id is not null`
  const setup = created(parents) + created(children)
  const key = await answered(tools, setup, query)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      query === notIn
        ? { misconception: 'thinks that not in skips a NULL in the list', source: notExists }
        : { misconception: 'thinks that one NULL in the other table always leaves no rows', source: notIn },
      {
        misconception: 'answers with the rows that have a partner',
        source: `${start}where id in (select ${one}_id from ${many}${safely})${end}`,
      },
      {
        misconception: 'thinks that a row without any partner drops out',
        source: `${start}where id in (select ${one}_id from ${many}) and not exists (select 1 from ${many} where ${one}_id = ${one}.id${condition})${end}`,
      },
      { misconception: 'thinks that the query returns every row', source: `${start}where true${end}` },
      {
        misconception: 'takes no notice of the second condition',
        source: `${start}where not exists (select 1 from ${many} where ${one}_id = ${one}.id)${end}`,
      },
      {
        misconception: 'turns the second condition around',
        source: `${start}where not exists (select 1 from ${many} where ${one}_id = ${one}.id and ${condition.includes('not') ? flag : `not ${flag}`})${end}`,
      },
    ],
    { columns: 1 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  const holes = await tools.sql(setup, `select count(*) from ${many}${plain ? `${plain} and` : ' where'} ${one}_id is null`)
  const hasNull = holes[0]?.[0] !== '0'
  if (query === notIn && !hasNull && random() < 0.5) return null
  return {
    stem: 'What does this query return? The options show its rows one after the other, with commas between them.',
    exhibit: { language: 'text', text: `${shown(parents)}\n\n${shown(children)}\n\n${query}` },
    options,
    explanation: [
      query !== notIn
        ? `${query === leftJoin ? 'The left join fills rows without a partner with NULL, and where keeps exactly those' : 'not exists asks for each row whether there is a partner'}; a NULL in ${one}_id matches nobody and does no harm.`
        : hasNull
          ? `The list that not in compares with holds a NULL. "id <> NULL" is unknown, so for no row can the whole condition become true.`
          : 'The list that not in compares with holds no NULL here, so it simply leaves out the ids in it.',
      condition ? `Only rows of ${many} whose ${flag} is ${!condition.includes('not')} count as partners.` : '',
      `The answer is: ${key}.`,
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  }
}
