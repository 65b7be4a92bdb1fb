import { expect, test } from 'vitest'
import { dateFromDays, daysFromDate, minutesPerDay, weekdayOf, writeMoment } from './calendar.ts'

test.each([
  [{ year: 1970, month: 1, day: 1 }, 0, 4],
  [{ year: 2000, month: 2, day: 29 }, 11_016, 2],
  [{ year: 2026, month: 3, day: 11 }, 20_523, 3],
  [{ year: 1969, month: 12, day: 31 }, -1, 3],
])('%j is day %d, weekday %d', (date, days, weekday) => {
  expect(daysFromDate(date)).toBe(days)
  expect(dateFromDays(days)).toEqual(date)
  expect(weekdayOf(days)).toBe(weekday)
})

test('agrees with the calendar of the language for four hundred years', () => {
  for (let days = -20_000; days < 130_000; days += 1) {
    const reference = new Date(days * 86_400_000)
    const date = dateFromDays(days)
    const same =
      date.year === reference.getUTCFullYear() && date.month === reference.getUTCMonth() + 1 && date.day === reference.getUTCDate()
    if (!same || weekdayOf(days) !== reference.getUTCDay() || daysFromDate(date) !== days) throw new Error(`day ${days}`)
  }
})

test('a moment in words', () => {
  expect(writeMoment(20_523 * minutesPerDay + 14 * 60 + 5)).toBe('Wed 2026-03-11 14:05')
})
