import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { answeredByBeliefs, created, shown, type Table } from './sql-table.ts'

/** Hard: a value per row that looks at other rows, with ties in the order. */
export function windows(random: Random, tools: Tools): Promise<Item | null> {
  return random() < 0.55 ? runningTotal(random, tools) : ranking(random, tools)
}

const stem = 'What does the last column of this query show, from top to bottom?'

async function column(tools: Tools, setup: string, query: string): Promise<string> {
  return (await tools.sql(setup, query)).map((row) => row.at(-1)).join(', ')
}

async function runningTotal(random: Random, tools: Tools): Promise<Item | null> {
  const [table, group, kinds] = pick(random, [
    ['entry', 'account', ['rent', 'travel']],
    ['sale', 'shop', ['north', 'south']],
    ['delivery', 'depot', ['east', 'west']],
    ['shift', 'crew', ['blue', 'red']],
  ] as const)
  const amount = pick(random, ['amount', 'units', 'items'])
  const days = Array.from({ length: 5 }, () => integer(random, 1, 4)).sort()
  const rows = days.map((day, index) => [index + 1, day, pick(random, kinds), integer(random, 1, 9)])
  const content: Table = { name: table, columns: ['id int', 'day int', `${group} text`, `${amount} int`], rows }
  const parted = random() < 0.5
  const window = parted ? `partition by ${group} order by day` : 'order by day'
  const query = `select id, sum(${amount}) over (${window})\nfrom ${table}\norder by id`
  const over = (other: string) => changed(query, `(${window})`, `(${other})`)
  const setup = created(content)
  const key = await column(tools, setup, query)
  const beliefs = [
    { misconception: 'thinks that the total grows row by row where days are equal', source: over(`${window}, id`) },
    { misconception: 'thinks that order by inside over only sorts', source: over(parted ? `partition by ${group}` : '') },
    parted
      ? { misconception: 'takes no notice of partition by', source: over('order by day') }
      : { misconception: 'thinks that the total starts anew with each day', source: over('partition by day order by id') },
    { misconception: 'thinks that the total takes in the rows that follow', source: over(`${window} desc`) },
    {
      misconception: parted ? 'thinks that partition by only sorts, and adds up row by row' : 'adds up the rows of the same day only',
      source: over(parted ? 'order by day, id' : 'partition by day'),
    },
  ]
  const traps = await answeredByBeliefs(tools, setup, beliefs, { columns: 2, show: [2] })
  const options = optionsFrom(random, key, traps)
  // Worth asking only where two rows of the same day stand in one window.
  if (!options || traps[0]?.text === key) return null
  return {
    stem,
    exhibit: { language: 'text', text: `${shown(content)}\n\n${query}` },
    options,
    explanation: [
      parted ? `partition by ${group} makes one window for each ${group}.` : 'There is one window for the whole table.',
      'With order by and nothing else, the total of a row takes in all rows from the start of the window to the last row with the same day (the frame is a range, not rows).',
      'So rows of the same window and the same day show the same total.',
      `From top to bottom: ${key}.`,
    ].join(' '),
  }
}

async function ranking(random: Random, tools: Tools): Promise<Item | null> {
  const [table, name, points] = pick(random, [
    ['result', 'player', 'points'],
    ['bid', 'firm', 'price'],
    ['vote', 'idea', 'votes'],
    ['test', 'build', 'errors'],
  ] as const)
  const low = integer(random, 1, 60)
  const values = shuffle(random, [low, low + integer(random, 1, 9), low + 10, low + 10 + integer(random, 1, 20)]).slice(0, 3)
  const drawn = shuffle(random, [...values, pick(random, values), pick(random, values)])
  const rows = drawn.map((value, index) => [String.fromCharCode(97 + index), value])
  const content: Table = { name: table, columns: [`${name} text`, `${points} int`], rows }
  const call = pick(random, ['rank()', 'dense_rank()', `count(*)`])
  const order = pick(random, ['', ' desc'])
  const query = `select ${name}, ${points}, ${call} over (order by ${points}${order})\nfrom ${table}\norder by ${name}`
  const other = (different: string) => changed(query, `${call} over`, `${different} over`)
  const setup = created(content)
  const key = await column(tools, setup, query)
  const calls = [
    { call: 'rank()', misconception: 'thinks that equal values share the first of their places, with a gap after them' },
    { call: 'dense_rank()', misconception: 'thinks that equal values share a place and leave no gap' },
    { call: 'count(*)', misconception: 'thinks that equal values share the last of their places' },
  ].filter((each) => each.call !== call)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      ...calls.map((each) => ({ misconception: each.misconception, source: other(each.call) })),
      {
        misconception: 'thinks that equal values are numbered one after the other',
        source: changed(other('row_number()'), `(order by ${points}${order})`, `(order by ${points}${order}, ${name})`),
      },
      {
        misconception: 'ranks in the other direction',
        source: changed(query, `(order by ${points}${order})`, `(order by ${points}${order ? '' : ' desc'})`),
      },
      {
        misconception: 'thinks that order by inside over has no effect',
        source: changed(query, `(order by ${points}${order})`, call === 'count(*)' ? '()' : `(order by ${name})`),
      },
    ],
    { columns: 3, show: [3] },
  )
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  const meaning = {
    'rank()':
      'rank() is one more than the number of rows that stand strictly before: equal values share a place, and places are left out after them.',
    'dense_rank()':
      'dense_rank() is one more than the number of different values that stand before: equal values share a place, and no place is left out.',
    'count(*)':
      'count(*) with an order counts all rows from the start to the last row with the same value: equal values share the last of their places.',
  }[call]
  return {
    stem,
    exhibit: { language: 'text', text: `${shown(content)}\n\n${query}` },
    options,
    explanation: `The window sorts by ${points}, ${order ? 'largest' : 'smallest'} first; the rows are shown by ${name}. ${meaning} From top to bottom: ${key}.`,
  }
}
