import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { answered, answeredByBeliefs, created, shown, type Table } from './sql-table.ts'

/** Easy to middle: a comparison with NULL is neither true nor false. */
export async function nulls(random: Random, tools: Tools): Promise<Item | null> {
  const [table, owner, person, rank] = pick(random, [
    ['ticket', 'owner', 'ada', 'priority'],
    ['server', 'region', 'north', 'load'],
    ['invoice', 'status', 'paid', 'reminders'],
    ['parcel', 'carrier', 'ground', 'weight'],
  ] as const)
  const others = { ada: ['ben', 'cleo'], north: ['south', 'west'], paid: ['open', 'late'], ground: ['air', 'sea'] }[person]
  const limit = integer(random, 2, 4)
  const rows = Array.from({ length: 7 }, (_, index) => [
    index + 1,
    random() < 0.3 ? null : pick(random, [person, person, ...others]),
    random() < 0.25 ? null : integer(random, 1, 6),
  ])
  const condition = pick(random, [
    { text: `${owner} <> '${person}' and ${rank} > ${limit}`, different: `${owner} is distinct from '${person}' and ${rank} > ${limit}` },
    {
      text: `not (${owner} = '${person}' or ${rank} > ${limit})`,
      different: `not (${owner} is not distinct from '${person}' or coalesce(${rank} > ${limit}, false))`,
    },
    { text: `${owner} <> '${person}' or ${rank} <= ${limit}`, different: `${owner} is distinct from '${person}' or ${rank} <= ${limit}` },
    {
      text: `not (${owner} = '${person}' and ${rank} > ${limit})`,
      different: `not (${owner} is not distinct from '${person}' and coalesce(${rank} > ${limit}, false))`,
    },
  ])
  const query = `select id\nfrom ${table}\nwhere ${condition.text}\norder by id`
  const where = (text: string) => `select id from ${table} where ${text} order by id`
  const content: Table = { name: table, columns: ['id int', `${owner} text`, `${rank} int`], rows }
  const setup = created(content)
  const key = await answered(tools, setup, query)
  const zero = `from (select id, ${owner}, coalesce(${rank}, 0) as ${rank} from ${table}) as ${table}`
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      { misconception: 'thinks that NULL is a value that differs from every other', source: where(condition.different) },
      { misconception: 'thinks that NULL counts as 0', source: changed(query, `from ${table}`, zero) },
      {
        misconception: 'thinks that a row with a NULL anywhere is never returned',
        source: where(`(${condition.text}) and ${owner} is not null and ${rank} is not null`),
      },
      { misconception: 'thinks that a comparison with NULL is true', source: where(`coalesce(${condition.text}, true)`) },
      {
        misconception: 'mixes up and with or',
        source: where(condition.text.includes(' and ') ? condition.text.replace(' and ', ' or ') : condition.text.replace(' or ', ' and ')),
      },
    ],
    { columns: 1 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || key === 'no rows') return null
  const unknown = await answered(tools, setup, where(`(${condition.text}) is null`))
  return {
    stem: 'Which ids does this query return?',
    exhibit: { language: 'text', text: `${shown(content)}\n\n${query}` },
    options,
    explanation: [
      'A comparison with NULL is unknown: neither true nor false. "not unknown" is unknown too; "unknown or true" is true, "unknown and false" is false.',
      `where keeps only rows for which the whole condition is true. Here it is unknown for ${unknown === 'no rows' ? 'no row' : `id ${unknown}`}.`,
      `The query returns ${key}.`,
    ].join(' '),
  }
}

/** Middle: which rows and groups are left, and what an average leaves out. */
export async function groups(random: Random, tools: Tools): Promise<Item | null> {
  const [table, group, value, kinds] = pick(random, [
    ['review', 'team', 'score', ['blue', 'green', 'red']],
    ['probe', 'site', 'millis', ['east', 'north', 'west']],
    ['shift', 'crew', 'hours', ['day', 'late', 'night']],
    ['order_line', 'shop', 'items', ['harbour', 'market', 'station']],
  ] as const)
  const limit = integer(random, 2, 3)
  const least = integer(random, 2, 3)
  const filtered = random() < 0.6
  const enough = () => integer(random, limit, 9)
  const below = () => pick(random, [null, integer(random, 1, limit - 1)])
  // One group has just enough rows, one has more, one too few; some rows are NULL or below the limit.
  const sizes = shuffle(random, [least, least + 1, least - 1])
  const rows = shuffle(
    random,
    kinds.flatMap((kind, at) => {
      const counted = Array.from({ length: sizes[at] ?? 0 }, (_, row) => (filtered || row === 0 || random() < 0.6 ? enough() : below()))
      const dropped = filtered ? Array.from({ length: integer(random, 0, 2) }, below) : []
      return [...counted, ...dropped].map((each) => [kind, each])
    }),
  )
  const content: Table = { name: table, columns: [`${group} text`, `${value} int`], rows }
  const aggregate = pick(random, [`sum(${value})`, `round(avg(${value}), 1)`, `count(${value})`])
  const where = filtered ? `where ${value} >= ${limit}\n` : ''
  const query = `select ${group}, ${aggregate}\nfrom ${table}\n${where}group by ${group}\nhaving count(*) >= ${least}\norder by ${group}`
  const setup = created(content)
  const zero = `from (select ${group}, coalesce(${value}, 0) as ${value} from ${table}) as ${table}`
  const key = await answered(tools, setup, query)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      { misconception: 'thinks that NULL counts as 0', source: changed(query, `from ${table}`, zero) },
      { misconception: 'takes no notice of having', source: changed(query, `having count(*) >= ${least}\n`, '') },
      {
        misconception: 'thinks that count(*) leaves out rows with NULL',
        source: changed(query, 'having count(*)', `having count(${value})`),
      },
      ...(filtered
        ? [
            {
              misconception: 'thinks that having counts the rows before where takes some away',
              source: changed(
                query,
                'having count(*)',
                `having (select count(*) from ${table} as every where every.${group} = ${table}.${group})`,
              ),
            },
            { misconception: 'thinks that where does not change what a group adds up', source: changed(query, where, '') },
            {
              misconception: 'leaves out rows with exactly the limit',
              source: changed(query, `${value} >= ${limit}\n`, `${value} > ${limit}\n`),
            },
          ]
        : []),
      { misconception: 'reads "at least" as "more than"', source: changed(query, 'having count(*) >=', 'having count(*) >') },
    ],
    { columns: 2 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || key === 'no rows' || options.some((option) => option.text.includes('NULL'))) return null
  const left = await tools.sql(
    setup,
    `select ${group}, count(*), count(${value}) from ${table} ${where} group by ${group} order by ${group}`,
  )
  return {
    stem: 'What does this query return? The options show its rows one after the other, with commas between them.',
    exhibit: { language: 'text', text: `${shown(content)}\n\n${query}` },
    options,
    explanation: [
      filtered
        ? `where comes first and keeps rows whose ${value} is at least ${limit}; a row with NULL is not among them.`
        : 'Without where every row belongs to its group, also those with NULL.',
      `Rows left: ${left.map(([kind, all]) => `${kind} ${all}`).join(', ')}. having keeps groups of at least ${least} rows.`,
      `${aggregate} leaves NULL out: it does not count as 0.`,
      `The answer is ${key}.`,
    ].join(' '),
  }
}
