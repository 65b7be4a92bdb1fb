import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { optionsFrom } from './options.ts'
import { created, shown, type Table } from './sql-table.ts'
import { listed } from './text.ts'

const runs = ['10:00', '11:00', '12:00'] as const

/** What a run copies: a condition in SQL that may use the time of this run and of the one before, and the table copy. */
type Load = (run: string, before: string) => string

/** Hard: a load that asks for what is newer than what it has, and rows that are committed late. */
export async function watermark(random: Random, tools: Tools): Promise<Item | null> {
  const table = pick(random, ['orders', 'visits', 'readings', 'messages'])
  const rows = lateRows(random)
  const content: Table = { name: table, columns: ['id int primary key', 'changed_at time', 'committed_at time'], rows }
  const overlap = pick(random, [10, 15, 20])
  const conditions = {
    greater: `changed_at > (select coalesce(max(changed_at), '00:00') from copy)`,
    atLeast: `changed_at >= (select coalesce(max(changed_at), '00:00') from copy)`,
    overlap: `changed_at >= (select coalesce(max(changed_at) - interval '${overlap} minutes', '00:00') from copy)`,
  }
  const kind = pick(random, ['greater', 'atLeast', 'overlap'] as const)
  const seen: (condition: string) => Load = (condition) => (run) => `committed_at <= '${run}' and ${condition}`
  const ask = pick(random, [
    { question: 'Which ids does the run at 11:00 copy?', of: (ids: readonly (readonly string[])[]) => ids[1] ?? [] },
    { question: 'Which ids does the run at 12:00 copy?', of: (ids: readonly (readonly string[])[]) => ids[2] ?? [] },
    {
      question: 'Which ids are missing from copy after the run at 12:00?',
      of: (ids: readonly (readonly string[])[]) => rows.map(([id]) => String(id)).filter((id) => !ids.flat().includes(id)),
    },
  ])
  const text = (ids: readonly string[]) => ids.join(', ') || 'none'
  const beliefs: readonly { readonly misconception: string; readonly load: Load }[] = [
    {
      misconception: 'thinks that a run copies whatever was committed since the run before',
      load: (run, before) => `committed_at > '${before}' and committed_at <= '${run}'`,
    },
    {
      misconception: 'thinks that a run copies whatever was changed since the run before',
      load: (run, before) => `committed_at <= '${run}' and changed_at > '${before}'`,
    },
    {
      misconception: 'forgets that a row can be seen only once it is committed',
      load: (run) => `changed_at <= '${run}' and ${conditions[kind]}`,
    },
    ...(['greater', 'atLeast', 'overlap'] as const)
      .filter((other) => other !== kind)
      .map((other) => ({ misconception: otherCondition[other], load: seen(conditions[other]) })),
    {
      misconception: 'thinks that a row committed late is lost in any case',
      load: (run, before) => `committed_at <= '${run}' and committed_at > '${before}' and changed_at > '${before}'`,
    },
  ]
  const [right = [], ...believed] = await copiedByRun(tools, content, [seen(conditions[kind]), ...beliefs.map(({ load }) => load)])
  const key = text(ask.of(right))
  const traps = beliefs.map(({ misconception }, at) => ({ misconception, text: text(ask.of(believed[at] ?? [])) }))
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: `A load copies new rows of ${table} into copy, which is empty at first. It runs at 10:00, 11:00 and 12:00. A row can be seen by the load from committed_at on. ${ask.question}`,
    exhibit: {
      language: 'text',
      text: `${shown(content)}\n\neach run:\ninsert into copy\nselect id, changed_at\nfrom ${table}\nwhere ${conditions[kind]}\non conflict (id) do nothing`,
    },
    options,
    explanation: [
      `${runs.map((run, at) => `The run at ${run} copies ${listed(right[at] ?? [], 'nothing')}`).join('. ')}.`,
      kind === 'overlap'
        ? `Each run looks back ${overlap} minutes from the newest time it has. That finds rows that come a little late, not those that come later.`
        : 'The newest time in copy decides what is asked for: a row that is committed late, with a time that has been passed, is never asked for again.',
      `The answer is ${key}.`,
    ].join(' '),
  }
}

const otherCondition = {
  greater: 'thinks that a row with exactly the newest time, or an older one, is never asked for',
  atLeast: 'thinks that the load asks for the newest time and what comes after it',
  overlap: 'thinks that the load looks back a few minutes',
} as const

/**
 * Rows in the order of their times. Before the runs at 10:00 and 11:00 there is always one on time, and often some that are committed only after the run:
 * one with exactly that time, one a little older, one much older, one a little newer.
 */
function lateRows(random: Random): readonly (readonly [number, string, string])[] {
  const moments = [600, 660].flatMap((run) => {
    const newest = run - pick(random, [10, 15, 20])
    const late = () => run + integer(random, 1, 7) * 5
    const often = (changed: number, committed: number) => (random() < 0.6 ? [[changed, committed] as const] : [])
    return [
      [newest, newest + integer(random, 0, 2)] as const,
      ...often(newest, late()),
      ...often(newest - 5, late()),
      ...often(newest - integer(random, 25, 35), late()),
      ...often(newest + 5, late()),
      ...often(run - integer(random, 46, 55), run - integer(random, 41, 45)),
    ]
  })
  const last = integer(random, 133, 140) * 5
  return [...moments, [last, last] as const]
    .sort(([one], [other]) => one - other)
    .map(([changed, committed], at) => [at + 1, time(changed), time(committed)])
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** For each load the ids each run copies, the runs done one after the other; each load has a target of its own. */
async function copiedByRun(tools: Tools, content: Table, loads: readonly Load[]): Promise<readonly (readonly (readonly string[])[])[]> {
  const steps = loads.flatMap((load, which) => [
    `create table copy_${which} (id int primary key, changed_at time, run int);`,
    ...runs.map((run, at) => {
      const condition = load(run, runs[at - 1] ?? '00:00').replaceAll('from copy', `from copy_${which}`)
      return `insert into copy_${which} select id, changed_at, ${at} from ${content.name} where ${condition} on conflict (id) do nothing;`
    }),
  ])
  const all = loads.map((_, which) => `select ${which} as load, run, id from copy_${which}`).join(' union all ')
  const rows = await tools.sql(`${created(content)}${steps.join('\n')}`, `${all} order by load, run, id`)
  return loads.map((_, which) =>
    runs.map((_run, at) => rows.filter(([load, run]) => load === String(which) && run === String(at)).map(([, , id]) => id as string)),
  )
}
