import { expect, test } from 'vitest'
import { nextFullHour, nextMonday } from './monday.ts'

const at = (after: string, zone: string | null) => nextMonday(new Date(after), zone).toISOString()

test('is 7 in the morning on the wall, before and after clocks are changed', () => {
  // Lisbon: summer time from 28 March to 31 October 2027. New York: from 14 March to 7 November.
  const table = [
    ['2027-03-20T12:00:00Z', 'Europe/Lisbon', '2027-03-22T07:00:00.000Z'],
    ['2027-03-22T07:00:00Z', 'Europe/Lisbon', '2027-03-29T06:00:00.000Z'],
    ['2027-10-25T06:00:00Z', 'Europe/Lisbon', '2027-11-01T07:00:00.000Z'],
    ['2027-03-08T12:00:00Z', 'America/New_York', '2027-03-15T11:00:00.000Z'],
    ['2027-11-01T11:00:00Z', 'America/New_York', '2027-11-08T12:00:00.000Z'],
    // Sunday evening in New York is Monday in UTC; Monday morning in Auckland is Sunday there.
    ['2027-01-04T01:00:00Z', 'America/New_York', '2027-01-04T12:00:00.000Z'],
    ['2027-01-03T17:00:00Z', 'Pacific/Auckland', '2027-01-03T18:00:00.000Z'],
    ['2027-01-03T18:00:00Z', 'Pacific/Auckland', '2027-01-10T18:00:00.000Z'],
    ['2027-01-03T12:00:00Z', 'Asia/Kathmandu', '2027-01-04T01:15:00.000Z'],
  ] as const
  for (const [after, zone, expected] of table) expect([zone, after, at(after, zone)]).toEqual([zone, after, expected])
})

test('is 7 in UTC where no time zone is known', () => {
  for (const zone of [null, 'Nowhere/Atall', '']) expect(at('2027-01-01T00:00:00Z', zone)).toBe('2027-01-04T07:00:00.000Z')
})

test('is always later than what it comes after, and a week apart but for an hour', () => {
  for (const zone of ['Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe', 'UTC']) {
    let now = nextMonday(new Date('2027-01-01T00:00:00Z'), zone)
    for (let week = 0; week < 60; week++) {
      const next = nextMonday(now, zone)
      const hours = (next.getTime() - now.getTime()) / 3_600_000
      expect(Math.abs(hours - 168)).toBeLessThanOrEqual(1)
      now = next
    }
  }
})

test('the next full hour is never now', () => {
  expect(nextFullHour(new Date('2027-01-01T10:00:00Z')).toISOString()).toBe('2027-01-01T11:00:00.000Z')
  expect(nextFullHour(new Date('2027-01-01T10:59:59.999Z')).toISOString()).toBe('2027-01-01T11:00:00.000Z')
})
