import { dateFromDays, minutesPerDay, weekdayOf } from './calendar.ts'

/** The five fields of a crontab line, crontab(5): minute, hour, day of month, month, day of week. */
export type Schedule = {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  /** 0 is Sunday; 7 has become 0. */
  readonly weekdays: readonly number[]
  /** A day field that is not * restricts. */
  readonly byDay: boolean
  readonly byWeekday: boolean
}

/** How cron reads the line; `cron` is how it does, the rest is what people think. */
export type Reading = {
  /** Both day fields restricted: a day fits if either does (crontab(5), "Note"). */
  readonly days: 'either' | 'both' | 'day of month only' | 'weekday only'
  /** Which day is 0. */
  readonly firstWeekday: 'Sunday' | 'Monday'
}

export const cron: Reading = { days: 'either', firstWeekday: 'Sunday' }

const ranges = [
  { low: 0, high: 59 },
  { low: 0, high: 23 },
  { low: 1, high: 31 },
  { low: 1, high: 12 },
  { low: 0, high: 7 },
] as const

/** Numbers, lists, ranges and steps; null when a field is out of its range. */
export function parseSchedule(line: string): Schedule | null {
  const fields = line.trim().split(/\s+/)
  if (fields.length !== 5) return null
  const sets = fields.map((field, place) => parseField(field, ranges[place]?.low ?? 0, ranges[place]?.high ?? 0))
  const [minutes, hours, days, months, weekdays] = sets
  if (!minutes || !hours || !days || !months || !weekdays) return null
  return {
    minutes,
    hours,
    days,
    months,
    weekdays: [...new Set(weekdays.map((weekday) => weekday % 7))],
    byDay: fields[2] !== '*',
    byWeekday: fields[4] !== '*',
  }
}

/** The first minute after `after` at which the line runs, within five years; minutes since 1970 in UTC. */
export function nextRun(schedule: Schedule, after: number, reading: Reading = cron): number | null {
  const today = Math.floor(after / minutesPerDay)
  const times = schedule.hours.flatMap((hour) => schedule.minutes.map((minute) => hour * 60 + minute)).toSorted((a, b) => a - b)
  for (let day = today; day < today + 5 * 366; day++) {
    if (!runsOn(schedule, day, reading)) continue
    const time = times.find((minute) => day * minutesPerDay + minute > after)
    if (time !== undefined) return day * minutesPerDay + time
  }
  return null
}

function runsOn(schedule: Schedule, day: number, reading: Reading): boolean {
  const date = dateFromDays(day)
  if (!schedule.months.includes(date.month)) return false
  const byDay = schedule.days.includes(date.day)
  const byWeekday = schedule.weekdays.includes((weekdayOf(day) + (reading.firstWeekday === 'Monday' ? 6 : 0)) % 7)
  if (reading.days === 'day of month only') return byDay
  if (reading.days === 'weekday only') return byWeekday
  if (schedule.byDay && schedule.byWeekday && reading.days === 'either') return byDay || byWeekday
  return byDay && byWeekday
}

function parseField(field: string, low: number, high: number): readonly number[] | null {
  const values = new Set<number>()
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part)
    const [, from, to, every] = match ?? []
    // A step needs a range or * before it.
    if (!match || (from !== undefined && to === undefined && every !== undefined)) return null
    const start = from === undefined ? low : Number(from)
    const end = to !== undefined ? Number(to) : from === undefined ? high : start
    const step = every === undefined ? 1 : Number(every)
    if (start < low || end > high || start > end || step < 1) return null
    for (let value = start; value <= end; value += step) values.add(value)
  }
  return [...values].toSorted((a, b) => a - b)
}
