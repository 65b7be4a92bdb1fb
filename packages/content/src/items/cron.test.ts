import { describe, expect, test } from 'vitest'
import { daysFromDate, minutesPerDay, writeMoment } from './calendar.ts'
import { cron, nextRun, parseSchedule, type Reading } from './cron.ts'

function next(line: string, after: string, reading: Partial<Reading> = {}): string | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = after.split(/[- :]/).map(Number)
  const schedule = parseSchedule(line)
  if (!schedule) return null
  const found = nextRun(schedule, daysFromDate({ year, month, day }) * minutesPerDay + hour * 60 + minute, { ...cron, ...reading })
  return found === null ? null : writeMoment(found)
}

// 2026-03-11 is a Wednesday.
test.each([
  // crontab(5): "30 4 1,15 * 5" runs at 4:30 on the 1st and 15th of each month, plus every Friday
  ['30 4 1,15 * 5', '2026-03-11 14:35', 'Fri 2026-03-13 04:30'],
  ['30 4 1,15 * 5', '2026-03-13 04:30', 'Sun 2026-03-15 04:30'],
  ['30 4 1,15 * 5', '2026-03-27 05:00', 'Wed 2026-04-01 04:30'],
  // a step starts anew each hour and each day
  ['*/40 * * * *', '2026-03-11 10:41', 'Wed 2026-03-11 11:00'],
  ['*/40 * * * *', '2026-03-11 10:00', 'Wed 2026-03-11 10:40'],
  ['0 */5 * * *', '2026-03-11 20:30', 'Thu 2026-03-12 00:00'],
  ['0 */5 * * *', '2026-03-11 19:59', 'Wed 2026-03-11 20:00'],
  // only one of the day fields restricts
  ['15 6 * * 1-5', '2026-03-13 18:00', 'Mon 2026-03-16 06:15'],
  ['0 12 31 * *', '2026-03-31 12:00', 'Sun 2026-05-31 12:00'],
  // 0 and 7 are Sunday
  ['0 12 * * 7', '2026-03-11 00:00', 'Sun 2026-03-15 12:00'],
  ['0 12 * * 0', '2026-03-11 00:00', 'Sun 2026-03-15 12:00'],
  ['0 0 29 2 *', '2026-03-01 00:00', 'Tue 2028-02-29 00:00'],
  ['10-30/10,45 8 * * *', '2026-03-11 08:30', 'Wed 2026-03-11 08:45'],
  ['0 0 31 4 *', '2026-01-01 00:00', null],
])('%s after %s: %s', (line, after, expected) => {
  expect(next(line, after)).toBe(expected)
})

test.each([
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '* * * *',
  'a * * * *',
  '5-1 * * * *',
  '*/0 * * * *',
  '3/7 * * * *',
])('%s is refused', (line) => {
  expect(parseSchedule(line)).toBeNull()
})

describe('what people think', () => {
  test.each([
    [{ days: 'both' }, 'Fri 2026-05-01 04:30'],
    [{ days: 'day of month only' }, 'Sun 2026-03-15 04:30'],
    [{ days: 'weekday only' }, 'Fri 2026-03-13 04:30'],
    [{ firstWeekday: 'Monday' }, 'Sat 2026-03-14 04:30'],
  ] as const)('%j', (reading, expected) => {
    expect(next('30 4 1,15 * 5', '2026-03-11 14:35', reading)).toBe(expected)
  })
})
