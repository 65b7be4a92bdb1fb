import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { answered, answeredByBeliefs, created, shown, type Table } from './sql-table.ts'

/** Middle: the latest state of each thing from a log of changes. */
export async function latest(random: Random, tools: Tools): Promise<Item | null> {
  const [table, thing, state, states] = pick(random, [
    ['ticket_log', 'ticket', 'status', ['closed', 'new', 'open', 'waiting']],
    ['parcel_log', 'parcel', 'place', ['depot', 'home', 'office', 'van']],
    ['server_log', 'server', 'mode', ['active', 'draining', 'idle', 'warming']],
  ] as const)
  const count = integer(random, 8, 9)
  const times = shuffle(
    random,
    Array.from({ length: count }, (_, index) => index + 1),
  )
  const whose = times.map((_, index) => (index < 6 ? (index % 3) + 1 : integer(random, 1, 3)))
  const newest = [1, 2, 3].map((id) => Math.max(...times.filter((_, index) => whose[index] === id)))
  // One thing is deleted now, one was deleted and came back, or looks so in the order of arrival.
  const gone = integer(random, 1, 3)
  const isDeleted = (at: number, id: number) => (newest.includes(at) ? id === gone : random() < 0.35)
  const rows = times.map((at, index) => {
    const id = whose[index] as number
    return [index + 1, id, at * 5 + 20, pick(random, states), isDeleted(at, id)]
  })
  const content: Table = { name: table, columns: ['arrived int', `${thing} int`, 'changed int', `${state} text`, 'deleted boolean'], rows }
  const ranked = (order: string, inside: string, outside: string) =>
    [
      `select ${thing}, ${state}`,
      'from (',
      `  select *, row_number() over (partition by ${thing} order by ${order}) as n`,
      `  from ${table}`,
      ...(inside ? [`  where ${inside}`] : []),
      ') as ranked',
      `where n = 1${outside ? ` and ${outside}` : ''}`,
      `order by ${thing}`,
    ].join('\n')
  const distinct = `select distinct on (${thing}) ${thing}, ${state}\nfrom ${table}\nwhere not deleted\norder by ${thing}, changed desc`
  const kind = pick(random, ['after', 'before', 'distinct'] as const)
  const query = { after: ranked('changed desc', '', 'not deleted'), before: ranked('changed desc', 'not deleted', ''), distinct }[kind]
  const setup = created(content)
  const key = await answered(tools, setup, query)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      kind === 'after'
        ? {
            misconception: 'thinks that deleted rows are left out before the latest one is chosen',
            source: ranked('changed desc', 'not deleted', ''),
          }
        : { misconception: 'thinks that a thing whose latest row is deleted is gone', source: ranked('changed desc', '', 'not deleted') },
      {
        misconception: 'takes the row that arrived last for the latest',
        source: ranked('arrived desc', kind === 'after' ? '' : 'not deleted', kind === 'after' ? 'not deleted' : ''),
      },
      {
        misconception: 'takes the earliest row of each',
        source: ranked('changed', kind === 'after' ? '' : 'not deleted', kind === 'after' ? 'not deleted' : ''),
      },
      { misconception: 'takes no notice of deleted', source: ranked('changed desc', '', '') },
      {
        misconception: 'thinks that everything that was ever deleted is gone',
        source: ranked('changed desc', '', `${thing} not in (select ${thing} from ${table} where deleted)`),
      },
      {
        misconception: 'takes the greatest value in each column',
        source: `select ${thing}, max(${state}) from ${table} where not deleted group by ${thing} order by ${thing}`,
      },
    ],
    { columns: 2 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || traps[0]?.text === key) return null
  return {
    stem: `The log holds every change of each ${thing}; rows do not always arrive in the order of the changes. What does this query return? The options show its rows one after the other, with commas between them.`,
    exhibit: { language: 'text', text: `${shown(content)}\n\n${query}` },
    options,
    explanation: [
      `The latest row of each ${thing} is the one with the greatest value in changed, whenever it arrived.`,
      kind === 'after'
        ? `Here the latest row is chosen first and dropped afterwards if it is deleted: a ${thing} that is deleted now is gone, one that came back is there.`
        : `Here deleted rows are left out first, so for a ${thing} whose latest row is deleted an older row comes back to life.`,
      `The query returns ${key}.`,
    ].join(' '),
  }
}

/** Hard: which price was valid, and what an open end does. */
export async function asOf(random: Random, tools: Tools): Promise<Item | null> {
  const [sale, item, pieces, price, first, second] = pick(random, [
    ['sale', 'item', 'pieces', 'price', 'pen', 'ink'],
    ['call', 'line', 'minutes', 'rate', 'home', 'away'],
    ['shift', 'job', 'hours', 'wage', 'desk', 'van'],
  ] as const)
  const turn = integer(random, 9, 14)
  const other = integer(random, 9, 14)
  const history: Table = {
    name: `${price}_history`,
    columns: [`${item} text`, `${price} int`, 'valid_from int', 'valid_to int'],
    rows: [
      [first, integer(random, 2, 5), 1, turn],
      [first, integer(random, 6, 9), turn, null],
      [second, integer(random, 2, 5), 1, other],
      [second, integer(random, 6, 9), other, null],
    ],
  }
  const days = shuffle(random, [turn, integer(random, 2, turn - 1), integer(random, turn + 1, 20)])
  const more = pick(random, [other, integer(random, 2, other - 1), integer(random, other + 1, 20)])
  const sales: Table = {
    name: sale,
    columns: ['day int', `${item} text`, `${pieces} int`],
    rows: [...days.map((day) => [day, first, integer(random, 1, 6)]), [more, second, integer(random, 1, 6)]].sort(
      (a, b) => Number(a[0]) - Number(b[0]),
    ),
  }
  const conditions = {
    closed: `${sale}.day between valid_from and valid_to`,
    half: `${sale}.day >= valid_from and ${sale}.day < valid_to`,
    open: `${sale}.day >= valid_from and (${sale}.day < valid_to or valid_to is null)`,
    both: `${sale}.day >= valid_from and (${sale}.day <= valid_to or valid_to is null)`,
  }
  const kind = pick(random, ['closed', 'half', 'open', 'open', 'both', 'both'] as const)
  const on = (condition: string) =>
    `select sum(${pieces} * ${price})\nfrom ${sale}\njoin ${price}_history on ${price}_history.${item} = ${sale}.${item}\n  and ${condition}`
  const setup = created(history) + created(sales)
  const key = await answered(tools, setup, on(conditions[kind]))
  const misconceptions = {
    closed: 'counts the day of the change in both rows, and rows with an open end not at all',
    half: 'counts the day of the change once, and rows with an open end not at all',
    open: 'counts the day of the change once, and takes an open end as open',
    both: 'counts the day of the change in both rows, and takes an open end as open',
  } as const
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      ...(['closed', 'half', 'open', 'both'] as const)
        .filter((each) => each !== kind)
        .map((each) => ({ misconception: misconceptions[each], source: on(conditions[each]) })),
      { misconception: 'takes the current value for all days', source: on('valid_to is null') },
      { misconception: 'matches every row of the history', source: on('true') },
    ],
    { columns: 1 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || key === 'NULL') return null
  const pairs = await tools.sql(
    setup,
    `select ${sale}.day, ${sale}.${item}, ${pieces}, string_agg(${price}::text, ' and ' order by valid_from) from ${sale} left join ${price}_history on ${price}_history.${item} = ${sale}.${item} and ${conditions[kind]} group by 1, 2, 3 order by 1, 2, 3`,
  )
  return {
    stem: 'Days are numbered. What does this query return?',
    exhibit: { language: 'text', text: `${shown(history)}\n\n${shown(sales)}\n\n${on(conditions[kind])}` },
    options,
    explanation: [
      `Which ${price} each row of ${sale} meets: ${pairs.map(([day, what, many, found]) => `day ${day}, ${what}, ${many}: ${found === 'NULL' ? 'none' : found}`).join('; ')}.`,
      kind === 'closed' || kind === 'half'
        ? 'A comparison with NULL is never true, so nothing meets a row whose end is open.'
        : 'A row whose end is open is asked for on its own, with is null.',
      kind === 'closed' || kind === 'both'
        ? 'Both ends are included, so the day of the change meets two rows and counts twice.'
        : 'The end is not included, so the day of the change belongs to the later row only.',
      `The sum is ${key}.`,
    ].join(' '),
  }
}

/** Zones and the day in 2026 on which their clocks change (IANA time zone database), with hours from UTC before and after. */
const changes = [
  { zone: 'Europe/Berlin', place: 'Berlin', day: '2026-03-29', at: '01:00 UTC', before: 1, after: 2 },
  { zone: 'Europe/Berlin', place: 'Berlin', day: '2026-10-25', at: '01:00 UTC', before: 2, after: 1 },
  { zone: 'America/New_York', place: 'New York', day: '2026-03-08', at: '07:00 UTC', before: -5, after: -4 },
  { zone: 'America/New_York', place: 'New York', day: '2026-11-01', at: '06:00 UTC', before: -4, after: -5 },
  { zone: 'Europe/Lisbon', place: 'Lisbon', day: '2026-03-29', at: '01:00 UTC', before: 0, after: 1 },
  { zone: 'Europe/Helsinki', place: 'Helsinki', day: '2026-10-25', at: '01:00 UTC', before: 3, after: 2 },
] as const

/** Hard: which events belong to a local day on which the clocks change. */
export async function localDay(random: Random, tools: Tools): Promise<Item | null> {
  const change = pick(random, changes)
  const table = pick(random, ['event', 'order_placed', 'login', 'alarm'])
  const column = pick(random, ['happened', 'seen', 'logged'])
  // Hours from the start of the day in UTC, close to where the local day could begin or end.
  const near = [-change.before, -change.after, 24 - change.before, 24 - change.after, 0, 24]
  const moments = new Set(Array.from({ length: 9 }, () => pick(random, near) * 60 + pick(random, [-45, -30, -15, 0, 15, 30, 45])))
  const at = (minutes: number) => `timestamptz '${change.day} 00:00+00' + interval '${minutes} minutes'`
  const setup = `create table ${table} (id int, ${column} timestamptz);\ninsert into ${table} values ${[...moments]
    .sort((one, other) => one - other)
    .map((minutes, index) => `(${index + 1}, ${at(minutes)})`)
    .join(', ')};`
  const query = `select count(*)\nfrom ${table}\nwhere (${column} at time zone '${change.zone}')::date = '${change.day}'`
  const key = await answered(tools, setup, query)
  const shifted = (hours: number) =>
    changed(query, `${column} at time zone '${change.zone}'`, `${column} at time zone 'UTC' + interval '${hours} hours'`)
  const traps = await answeredByBeliefs(
    tools,
    setup,
    [
      { misconception: 'counts the day in UTC', source: shifted(0) },
      { misconception: 'takes the hours from UTC before the change for the whole day', source: shifted(change.before) },
      { misconception: 'takes the hours from UTC after the change for the whole day', source: shifted(change.after) },
      { misconception: 'adds the hours from UTC the wrong way round', source: shifted(-change.before) },
      {
        misconception: 'thinks that the local day begins when the clocks change',
        source: `select count(*) from ${table} where ${column} >= timestamptz '${change.day} ${change.at.replace(' UTC', '+00')}' and ${column} < ${at((24 - change.after) * 60)}`,
      },
      {
        misconception: 'takes the two different hours from UTC the wrong way round',
        source: `select count(*) from ${table} where ${column} >= ${at(-change.after * 60)} and ${column} < ${at((24 - change.before) * 60)}`,
      },
    ],
    { columns: 1 },
  )
  const options = optionsFrom(random, key, traps)
  if (!options || key === '0') return null
  const rows = await tools.sql(
    setup,
    `select id, to_char(${column} at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), to_char(${column} at time zone '${change.zone}', 'DD HH24:MI') from ${table} order by id`,
  )
  const hours = (count: number) => `${Math.abs(count)} ${Math.abs(count) === 1 ? 'hour' : 'hours'} ${count < 0 ? 'behind' : 'ahead of'} UTC`
  const offset = (count: number) => (count === 0 ? 'the same as UTC' : hours(count))
  return {
    stem: `The clocks of ${change.place} change on the day that this query asks for. The column ${column} is a timestamptz; its times are shown in UTC. What does the query return?`,
    exhibit: {
      language: 'text',
      text: `clocks of ${change.place}\n${offset(change.before)} until ${change.day} ${change.at},\n${offset(change.after)} from then on\n\n${shown({ name: table, columns: ['id', column], rows: rows.map(([id, utc]) => [Number(id), utc as string]) })}\n\n${query}`,
    },
    options,
    explanation: [
      `The local day begins with the hours that hold at its start and ends with those that hold at its end, so it has ${24 - change.after + change.before} hours: from ${local(change.before, 0)} to ${local(change.after, 24)}.`,
      `Local times, with the day of the month first: ${rows.map(([id, , there]) => `${id}: ${there}`).join(', ')}.`,
      `On that day there are ${key}.`,
    ].join(' '),
  }

  /** An hour of the local day as a time in UTC, seen from the day itself. */
  function local(offsetHours: number, hour: number): string {
    const utc = hour - offsetHours
    const clock = `${String(((utc % 24) + 24) % 24).padStart(2, '0')}:00 UTC`
    return utc < 0 ? `${clock} the day before` : utc >= 24 ? `${clock} the day after` : clock
  }
}
