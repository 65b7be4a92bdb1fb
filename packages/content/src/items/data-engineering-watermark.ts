import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { optionsFrom } from './options.ts'
import { created, shown, type Table } from './sql-table.ts'
import { listed } from './text.ts'

const runs = ['10:00', '11:00', '12:00'] as const

/** What a run copies: a condition in SQL that may use the time of this run and of the one before. */
type Load = (run: string, before: string) => string

/** Hard: a load that asks for what is newer than what it has, and rows that are committed late. */
export async function watermark(random: Random, tools: Tools): Promise<Item | null> {
  const table = pick(random, ['orders', 'visits', 'readings', 'messages'])
  const rows = lateRows(random)
  if (!rows) return null
  const content: Table = { name: table, columns: ['id int primary key', 'changed_at time', 'committed_at time'], rows }
  const overlap = pick(random, [10, 15, 20])
  const conditions = {
    greater: `changed_at > (select coalesce(max(changed_at), '00:00') from copy)`,
    atLeast: `changed_at >= (select coalesce(max(changed_at), '00:00') from copy)`,
    overlap: `changed_at >= (select coalesce(max(changed_at) - interval '${overlap} minutes', '00:00') from copy)`,
  }
  const kind = pick(random, ['greater', 'atLeast', 'overlap'] as const)
  const seen: (condition: string) => Load = (condition) => (run) => `committed_at <= '${run}' and ${condition}`
  const copied = (load: Load) => copiedByRun(tools, content, load)
  const ask = pick(random, [
    { question: 'Which ids does the run at 11:00 copy?', of: (ids: readonly (readonly string[])[]) => ids[1] ?? [] },
    { question: 'Which ids does the run at 12:00 copy?', of: (ids: readonly (readonly string[])[]) => ids[2] ?? [] },
    {
      question: 'Which ids are missing from copy after the run at 12:00?',
      of: (ids: readonly (readonly string[])[]) => rows.map(([id]) => String(id)).filter((id) => !ids.flat().includes(id)),
    },
  ])
  const text = (ids: readonly string[]) => ids.join(', ') || 'none'
  const right = await copied(seen(conditions[kind]))
  const key = text(ask.of(right))
  const beliefs: readonly { readonly misconception: string; readonly load: Load }[] = [
    {
      misconception: 'thinks that a run copies whatever was committed since the run before',
      load: (run, before) => `committed_at > '${before}' and committed_at <= '${run}'`,
    },
    {
      misconception: 'thinks that a run copies whatever was changed since the run before',
      load: (run, before) => `committed_at <= '${run}' and changed_at > '${before}'`,
    },
    { misconception: 'forgets that a row can be seen only once it is committed', load: (run) => `changed_at <= '${run}' and ${conditions[kind]}` },
    ...(['greater', 'atLeast', 'overlap'] as const)
      .filter((other) => other !== kind)
      .map((other) => ({ misconception: otherCondition[other], load: seen(conditions[other]) })),
    { misconception: 'thinks that a row committed late is lost in any case', load: (run, before) => `committed_at <= '${run}' and committed_at > '${before}' and changed_at > '${before}'` },
  ]
  const traps = []
  for (const { misconception, load } of beliefs) traps.push({ misconception, text: text(ask.of(await copied(load))) })
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

/** Seven rows in the order of their times, two of them at one time, some committed after the next run. Null if a commit falls on a run. */
function lateRows(random: Random): readonly (readonly [number, string, string])[] | null {
  const minutes = Array.from({ length: 6 }, () => integer(random, 110, 140) * 5)
  const changed = [...minutes, pick(random, minutes)].sort((one, other) => one - other)
  const rows = changed.map((at, index) => [index + 1, time(at), time(at + pick(random, [0, 0, 1, 25, 35, 50]))] as const)
  return rows.some(([, , committed]) => committed >= '12:00' || runs.some((run) => run === committed)) ? null : rows
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** The ids each run copies, the runs done one after the other. */
async function copiedByRun(tools: Tools, content: Table, load: Load): Promise<readonly (readonly string[])[]> {
  const steps = runs.map(
    (run, at) =>
      `insert into copy select id, changed_at, ${at} from ${content.name} where ${load(run, runs[at - 1] ?? '00:00')} on conflict (id) do nothing;`,
  )
  const setup = `${created(content)}create table copy (id int primary key, changed_at time, run int);\n${steps.join('\n')}`
  const rows = await tools.sql(setup, 'select id, run from copy order by id')
  return runs.map((_, at) => rows.filter(([, run]) => run === String(at)).map(([id]) => id as string))
}
