import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { daysFromDate, minutesPerDay, writeMoment } from './calendar.ts'
import { cron, nextRun, parseSchedule, type Reading } from './cron.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'
import { bash, type Command, type Line, type Outcome, type Place, type Rules, runScript, type Switches, writeLine } from './shell-lists.ts'
import { columns } from './text.ts'

/** Middle: the status of a pipeline and what && and || make of it. */
export function pipelineStatus(random: Random): Item | null {
  const stages = ['fetch', 'parse', 'filter', 'load'].map((name) => command(random, name, name === 'load' ? 0.2 : 0.5))
  const [notify, cleanup] = [command(random, 'notify', 0.4), command(random, 'cleanup', 0.4)]
  const pipefail = random() < 0.5
  const rest = [notify, cleanup].map((step) => ({ operator: pick(random, ['&&', '||'] as const), pipeline: [step] }))
  const status = bash.pipeline(
    stages.map((stage) => stage.status),
    pipefail,
  )
  const line: Line = { list: { first: stages, rest }, body: null }
  const outcome = ({ ran, status }: Outcome) =>
    `notify ${ran.includes('notify') ? 'runs' : 'does not'}, cleanup ${ran.includes('cleanup') ? 'runs' : 'does not'}, prints ${status}`
  const says = (rules: Partial<Rules>) => outcome(runScript([line], { pipefail, errexit: false }, { ...bash, ...rules }))
  const key = says({})
  const options = optionsFrom(random, key, [
    pipefail
      ? {
          text: says({ pipeline: (all) => all.at(-1) ?? 0 }),
          misconception: 'takes the status of the last command although pipefail is set',
        }
      : {
          text: says({ pipeline: (all) => bash.pipeline(all, true) }),
          misconception: 'thinks a pipeline fails when any of its commands fails',
        },
    {
      text: says({ pipeline: (all) => all.find((status) => status !== 0) ?? 0 }),
      misconception: 'takes the status of the first command that fails',
    },
    { text: says({ pipeline: (all) => all[0] ?? 0 }), misconception: 'takes the status of the first command' },
    {
      text: outcome({ ...runScript([line], { pipefail, errexit: false }), status }),
      misconception: 'thinks $? still holds the status of the pipeline',
    },
    {
      text: says({ pipeline: (all) => (bash.pipeline(all, pipefail) === 0 ? 0 : 1) }),
      misconception: 'thinks every failure gives the status 1',
    },
    {
      text: says({ reading: 'first-decides' }),
      misconception: 'lets the pipeline decide about every command, not the command that ran before it',
    },
    { text: says({ reading: 'and-first' }), misconception: 'lets && bind before ||' },
    {
      text: outcome(runScript([{ list: { first: stages, rest: rest.slice(0, 1) }, body: null }], { pipefail, errexit: false })),
      misconception: 'leaves the list after the first operator',
    },
  ])
  if (!options) return null
  return {
    stem: 'In this bash script every command ends with the status listed and reads all its input. Which of notify and cleanup run, and which number does the last line print?',
    exhibit: {
      language: 'bash',
      text: [statuses([...stages, notify, cleanup]), '', ...(pipefail ? ['set -o pipefail'] : []), writeLine(line), 'echo $?'].join('\n'),
    },
    options,
    explanation: [
      pipefail
        ? `With pipefail a pipeline has the status of the last command in it that failed, or 0: here ${status}.`
        : `Without pipefail a pipeline has the status of its last command, whatever happened before it: here ${status}.`,
      '&& and || have the same rank and are worked off from the left; each looks at the status of what ran last, and so does $?.',
      `So: ${key}.`,
    ].join(' '),
  }
}

/** Middle to hard: when does this crontab line run next? */
export function cronNext(random: Random): Item | null {
  const now =
    (daysFromDate({ year: 2026, month: 1, day: 1 }) + integer(random, 0, 729)) * minutesPerDay + integer(random, 0, minutesPerDay - 1)
  const [minute, hour] = [integer(random, 0, 11) * 5, integer(random, 1, 22)]
  const kind = pick(random, ['days', 'days', 'step', 'step', 'step', 'step', 'weekdays'] as const)
  const line = {
    days: `${minute} ${hour} ${pick(random, ['1', '15', '1,15', '10', '20', '5,20'])} * ${pick(random, ['1', '2', '3', '4', '5', '1,4'])}`,
    step: random() < 0.5 ? `*/${pick(random, [25, 35, 40, 45, 50])} * * * *` : `${minute} */${pick(random, [5, 7, 9, 10])} * * *`,
    weekdays: `${minute} ${hour} * * ${pick(random, ['1-5', '2-6', '0', '5', '6', '0,6', '1', '3'])}`,
  }[kind]
  const schedule = parseSchedule(line)
  const next = schedule && nextRun(schedule, now)
  if (!schedule || next === null) return null
  const reading = (change: Partial<Reading>, misconception: string): Trap => ({
    text: writeMoment(nextRun(schedule, now, { ...cron, ...change }) ?? 0),
    misconception,
  })
  const [one, two, ...rest] = line.split(' ')
  const swapped = parseSchedule([two, one, ...rest].join(' '))
  const every = Number(/\*\/(\d+)/.exec(line)?.[1] ?? 0)
  const atTheStep = parseSchedule(line.replace('*/', ''))
  const previous = previousRun(now, line)
  const traps: Trap[] = [
    ...(kind === 'days'
      ? [
          reading({ days: 'both' }, 'thinks that both day fields must fit'),
          reading({ days: 'day of month only' }, 'ignores the day of the week'),
          reading({ days: 'weekday only' }, 'ignores the day of the month'),
        ]
      : []),
    ...(kind === 'step'
      ? [
          {
            text: writeMoment(previous + every * (one?.startsWith('*') ? 1 : 60)),
            misconception: 'lets the interval run on across the end of the hour or day',
          },
          { text: writeMoment(now + every * (one?.startsWith('*') ? 1 : 60)), misconception: 'counts the interval from now' },
          { text: writeMoment(atTheStep ? (nextRun(atTheStep, now) ?? 0) : 0), misconception: 'reads */n as the minute or hour n' },
        ]
      : [reading({ firstWeekday: 'Monday' }, 'counts Monday as 0')]),
    ...(swapped ? [{ text: writeMoment(nextRun(swapped, now) ?? 0), misconception: 'swaps minute and hour' }] : []),
    { text: writeMoment(nextRun(schedule, next) ?? 0), misconception: 'skips the first run that fits' },
    {
      text: writeMoment(nextRun({ ...schedule, byDay: false, byWeekday: false, days: everyDay, weekdays: everyWeekday }, now) ?? 0),
      misconception: 'ignores the day fields',
    },
  ]
  const sound = traps.filter((trap) => !trap.text.includes('1970'))
  const options = optionsFrom(random, writeMoment(next), sound)
  if (!options || (kind === 'days' && writeMoment(next) === traps[0]?.text) || (kind === 'step' && writeMoment(next) === traps[0]?.text))
    return null
  return {
    stem: `A crontab (classic Unix cron: minute, hour, day of month, month, day of week) holds this line; the server runs on UTC. It is now ${writeMoment(now)}. When does the job start next?`,
    exhibit: { language: 'text', text: `${line} /usr/local/bin/report` },
    options,
    explanation: `${
      {
        days: 'When day of month and day of week are both restricted, cron runs on a day that fits either of them, not only on days that fit both. Weekday 0 is Sunday.',
        step: `A step counts from the start of its field, every hour or day anew: it stands for ${every && one?.startsWith('*') ? `the minutes ${schedule.minutes.join(', ')} of each hour` : `the hours ${schedule.hours.join(', ')} of each day`}.`,
        weekdays: 'The first field is the minute, the second the hour; weekday 0 is Sunday and 1 is Monday.',
      }[kind]
    } The first moment after now that fits is ${writeMoment(next)}.`,
  }
}

/** Hard: where does set -e end the script? */
export function errexit(random: Random): Item | null {
  const names = ['backup', 'check', 'clear', 'copy', 'list', 'pack', 'probe', 'sync', 'verify']
  const commands = shuffle(random, names).map((name) => command(random, name, 0.5))
  let used = 0
  const next = (): Command => commands[used++] as Command
  const pipefail = random() < 0.5
  const lines = shuffle(random, ['pipe', '&&', '||', 'if'] as const).map((shape): Line => {
    if (shape === 'if') return { list: { first: [next()], rest: [] }, body: [next()] }
    if (shape === 'pipe') return { list: { first: [next(), next()], rest: [] }, body: null }
    return { list: { first: [next()], rest: [{ operator: shape, pipeline: [next()] }] }, body: null }
  })
  const report: Command = { name: 'report', status: 0 }
  const script: readonly Line[] = [...lines, { list: { first: [report], rest: [] }, body: null }]
  const says = (spares: readonly Place[], switches: Switches = { pipefail, errexit: true }) =>
    runScript(script, switches, { ...bash, spares }).ran.at(-1) ?? ''
  const key = says(bash.spares)
  const options = optionsFrom(random, key, [
    { text: says([]), misconception: 'thinks set -e ends the script at any failure' },
    {
      text: says(bash.spares, { pipefail: !pipefail, errexit: true }),
      misconception: pipefail ? 'overlooks pipefail' : 'thinks a pipeline fails when any of its commands fails',
    },
    {
      text: says(bash.spares, { pipefail, errexit: false }),
      misconception: 'thinks a script goes on after a failure, whatever set -e says',
    },
    { text: says(['condition']), misconception: 'thinks that only if spares a failure' },
    { text: says(['left of &&', 'left of ||']), misconception: 'thinks that a failing condition of an if ends the script' },
    { text: says(['condition', 'left of ||']), misconception: 'thinks that && does not spare a failure on its left' },
    { text: says([...bash.spares, 'end of list']), misconception: 'thinks that a list with && or || is spared to its end' },
    { text: says([...bash.spares, 'body']), misconception: 'thinks that everything inside an if is spared' },
  ])
  if (!options) return null
  const { ran, status, stopped } = runScript(script, { pipefail, errexit: true })
  const all = script.flatMap(({ list, body }) => [...list.first, ...list.rest.flatMap((step) => step.pipeline), ...(body ?? [])])
  return {
    stem: 'In this bash script every command ends with the status listed and reads all its input. Which command is the last one that runs? (In a pipeline: the one on the right.)',
    exhibit: { language: 'bash', text: [statuses(all), '', `set -e${pipefail ? 'o pipefail' : ''}`, ...script.map(writeLine)].join('\n') },
    options,
    explanation: [
      'set -e ends the script at a failure, except in the condition of an if and left of && or ||; a list is also spared when its last command was skipped.',
      pipefail
        ? 'With pipefail a pipeline fails when any of its commands does.'
        : 'Without pipefail only the last command of a pipeline decides.',
      `Run in order: ${ran.join(', ')}.`,
      stopped
        ? `There the status ${status} ends the script: the last one is ${key}.`
        : `No failure ends the script, so the last one is ${key}.`,
    ].join(' '),
  }
}

const everyDay = Array.from({ length: 31 }, (_, day) => day + 1)
const everyWeekday = [0, 1, 2, 3, 4, 5, 6]

function command(random: Random, name: string, failing: number): Command {
  return { name, status: random() < failing ? integer(random, 1, 9) : 0 }
}

function statuses(commands: readonly Command[]): string {
  return columns(
    ['# command', 'status'],
    commands.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, status }) => [`# ${name}`, String(status)]),
  )
}

function previousRun(now: number, line: string): number {
  const schedule = parseSchedule(line)
  if (!schedule) return now
  let last = now
  for (let minute = now - 2 * minutesPerDay; ; ) {
    const found = nextRun(schedule, minute)
    if (found === null || found > now) return last
    last = found
    minute = found
  }
}
