const millisecondsADay = 86_400_000

/** The calendar date of a day number (days since 1970-01-01). */
export const isoDay = (day: number): string => new Date(day * millisecondsADay).toISOString().slice(0, 10)

/** The same day, or the Friday before a weekend: people rate each other at work. Day 0 was a Thursday. */
export function workday(day: number): number {
  const weekday = (day + 4) % 7 // 0: Sunday
  return weekday === 0 ? day - 2 : weekday === 6 ? day - 1 : day
}
