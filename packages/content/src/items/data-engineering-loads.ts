import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'
import { answered, answeredByBeliefs, created, shown, type Table } from './sql-table.ts'
import { listed } from './text.ts'

/** Easy: the same load runs again, with a file that has changed a little. */
export async function rerun(random: Random, tools: Tools): Promise<Item | null> {
  const [target, key, value] = pick(random, [
    ['sale', 'receipt', 'amount'],
    ['meter', 'device', 'reading'],
    ['parcel', 'code', 'weight'],
    ['shift', 'person', 'hours'],
  ] as const)
  const ids = shuffle(random, [11, 12, 13, 14, 15, 16])
  const row = (id: number) => [id, integer(random, 2, 30)] as const
  const first = ids.slice(0, 4).map(row)
  const kept = first.slice(0, integer(random, 2, 3))
  const second = shuffle(random, [
    ...kept.map(([id, old], at) => (at === 0 ? ([id, old + integer(random, 2, 9)] as const) : ([id, old] as const))),
    row(ids[4] as number),
  ])
  const columns = [`${key} int`, `${value} int`]
  const files: readonly Table[] = [
    { name: 'first_file', columns, rows: [...first].sort((a, b) => a[0] - b[0]) },
    { name: 'second_file', columns, rows: [...second].sort((a, b) => a[0] - b[0]) },
  ]
  const load = {
    nothing: (file: string) => `insert into ${target} select * from ${file}\non conflict (${key}) do nothing`,
    replace: (file: string) =>
      `insert into ${target} select * from ${file}\non conflict (${key}) do update set ${value} = excluded.${value}`,
    add: (file: string) =>
      `insert into ${target} select * from ${file}\non conflict (${key}) do update set ${value} = ${target}.${value} + excluded.${value}`,
    emptied: (file: string) => `delete from ${target};\ninsert into ${target} select * from ${file}`,
    own: (file: string) =>
      `delete from ${target} where ${key} in (select ${key} from ${file});\ninsert into ${target} select * from ${file}`,
  }
  const kind = pick(random, ['nothing', 'replace', 'add', 'emptied', 'own'] as const)
  const setup = (of: keyof typeof load) =>
    [
      ...files.map(created),
      `create table ${target} (${key} int primary key, ${value} int);`,
      `${load[of]('first_file')};`,
      `${load[of]('second_file')};`,
    ].join('\n')
  const question = `select count(*) || ' rows, sum ' || sum(${value}) from ${target}`
  const right = await answered(tools, setup(kind), question)
  const beliefs: Readonly<Record<keyof typeof load | 'appended', string>> = {
    nothing: 'thinks that rows that are there already stay as they are',
    replace: 'thinks that rows that are there already take the new value',
    add: 'thinks that rows that are there already add the new value to the old one',
    emptied: 'thinks that what is missing from the second file is gone',
    own: 'thinks that rows that are there already are replaced',
    appended: 'thinks that a second run adds every row once more',
  }
  const traps: Trap[] = []
  for (const other of ['nothing', 'replace', 'add', 'emptied'] as const) {
    if (other !== kind) traps.push({ text: await answered(tools, setup(other), question), misconception: beliefs[other] })
  }
  const both = `select count(*) || ' rows, sum ' || sum(${value}) from (select * from first_file union all select * from second_file) as every`
  traps.push({ text: await answered(tools, setup(kind), both), misconception: beliefs.appended })
  const options = optionsFrom(random, right, traps)
  if (!options) return null
  const because = {
    nothing: 'do nothing leaves a row that is there as it is: the corrected value does not arrive. Rows that are new are added.',
    replace:
      'do update puts the new value in place of the old one; rows that are new are added, and rows missing from the second file stay.',
    add: 'do update here adds the new value to the old one, so a row that comes in both files counts twice: this load must not run twice.',
    emptied: 'The target is emptied before each load, so it holds the second file and nothing else.',
    own: 'The delete takes away only rows whose key is in the file that is loaded; rows missing from the second file stay.',
  }[kind]
  return {
    stem: `The table ${target} has the primary key ${key} and is empty at first. The load below runs once for first_file and then once for second_file. What does ${target} hold at the end?`,
    exhibit: {
      language: 'text',
      text: `${files.map(shown).join('\n\n')}\n\nload, with the name of the file in place of FILE:\n${load[kind]('FILE')}`,
    },
    options,
    explanation: `${because} The table ends with ${right}.`,
  }
}

/** Middle: a join repeats the rows that are added up. */
export async function fanOut(random: Random, tools: Tools): Promise<Item | null> {
  const [one, owner, value, left, right] = pick(random, [
    ['purchase', 'customer', 'amount', 'payment', 'parcel'],
    ['project', 'team', 'budget', 'invoice', 'milestone'],
    ['trip', 'driver', 'kilometres', 'stop', 'fine'],
    ['course', 'teacher', 'seats', 'lesson', 'exam'],
  ] as const)
  const owners = shuffle(random, ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']).slice(0, 2).sort()
  const rows = [1, 2, 3, 4].map((id, at) => [id, owners[at % 2] as string, integer(random, 2, 9) * 10])
  const many = (name: string, start: number): Table => ({
    name,
    columns: ['id int', `${one}_id int`],
    rows: [1, 2, 3, 4].flatMap((id) => Array.from({ length: pick(random, [0, 1, 2, 2, 3]) }, () => id)).map((id, at) => [start + at, id]),
  })
  const base: Table = { name: one, columns: ['id int', `${owner} text`, `${value} int`], rows }
  const [first, second] = [many(left, 21), many(right, 41)]
  const two = random() < 0.5
  const [kindOne, kindTwo] = [pick(random, ['join', 'left join']), pick(random, ['join', 'left join'])]
  const write = (sum: string, joins: readonly string[]) =>
    `select ${owner}, ${sum}\nfrom ${one}\n${joins.map((join) => `${join}\n`).join('')}group by ${owner}\norder by ${owner}`
  const joinOf = (kind: string, name: string) => `${kind} ${name} on ${name}.${one}_id = ${one}.id`
  const joins = [joinOf(kindOne, left), ...(two ? [joinOf(kindTwo, right)] : [])]
  const query = write(`sum(${value})`, joins)
  const having = (...names: readonly string[]) =>
    `where ${names.map((name) => `exists (select 1 from ${name} where ${name}.${one}_id = ${one}.id)`).join(' and ')}`
  const setup = [base, first, ...(two ? [second] : [])].map(created).join('')
  const key = await answered(tools, setup, query)
  const inner = [...(kindOne === 'join' ? [left] : []), ...(two && kindTwo === 'join' ? [right] : [])]
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      {
        misconception: `thinks that a join counts each row of the first table once`,
        source: write(`sum(${value})`, inner.length > 0 ? [having(...inner)] : []),
      },
      { misconception: 'thinks that a join keeps every row of the first table and counts it once', source: write(`sum(${value})`, []) },
      { misconception: 'thinks that sum adds each value only once', source: write(`sum(distinct ${value})`, joins) },
      {
        misconception:
          kindOne === 'join' ? 'thinks that rows without a partner count as well' : 'thinks that rows without a partner drop out',
        source: write(`sum(${value})`, [joinOf(kindOne === 'join' ? 'left join' : 'join', left), ...joins.slice(1)]),
      },
      two
        ? { misconception: 'thinks that a second join does not repeat rows again', source: write(`sum(${value})`, joins.slice(0, 1)) }
        : { misconception: 'counts rows instead of adding up values', source: write('count(*)', joins) },
      {
        misconception: 'adds up each row of the many-sided table once',
        source: write(`sum(${value})`, [`join (select distinct ${one}_id from ${left}) as once on once.${one}_id = ${one}.id`]),
      },
    ],
    { columns: 2 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || traps[0]?.text === key) return null
  const times = await tools.sql(setup, `select ${one}.id, count(*) from ${one} ${joins.join(' ')} group by 1 order by 1`)
  const gone = [1, 2, 3, 4].filter((id) => times.every(([seen]) => seen !== String(id)))
  return {
    stem: 'What does this query return? The options show its rows one after the other, with commas between them.',
    exhibit: { language: 'text', text: `${[base, first, ...(two ? [second] : [])].map(shown).join('\n\n')}\n\n${query}` },
    options,
    explanation: [
      `A join repeats a row of ${one} once for each partner${two ? ', and a second join repeats the result again: the numbers of partners multiply' : ''}; a left join keeps a row without partner once, a plain join drops it.`,
      `How often each ${one} is added up: ${times.map(([id, count]) => `${id} (${count === '1' ? 'once' : `${count} times`})`).join(', ')}${gone.length > 0 ? `; left out: ${listed(gone.map(String), 'none')}` : ''}.`,
      `So the query returns ${key}.`,
    ].join(' '),
  }
}
