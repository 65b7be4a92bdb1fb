const millisecondsAnHour = 3_600_000
const millisecondsADay = 86_400_000

/**
 * The next Monday, 7 in the morning, by the clock on the wall of a time zone (IANA; UTC where none is known). Later than `after`, never the same
 * moment. Two weeks may be 167 or 169 hours apart where clocks are changed between them.
 */
export function nextMonday(after: Date, timeZone: string | null): Date {
  const zone = zoneOf(timeZone)
  const today = Math.floor(wallClock(after.getTime(), zone) / millisecondsADay)
  // 1970-01-01 was a Thursday.
  const monday = today - ((today + 3) % 7)
  const [thisWeek, nextWeek] = [monday, monday + 7].map((day) => instantOf(day * millisecondsADay + 7 * millisecondsAnHour, zone))
  return thisWeek! > after ? thisWeek! : nextWeek!
}

/** The next full hour: what happens within one hour leaves together. */
export function nextFullHour(after: Date): Date {
  return new Date((Math.floor(after.getTime() / millisecondsAnHour) + 1) * millisecondsAnHour)
}

/** What a clock on the wall shows at an instant, in milliseconds as if the wall were in UTC. */
function wallClock(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  const parts = new Map(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, Number(value)]))
  const at = (part: Intl.DateTimeFormatPartTypes) => parts.get(part) ?? 0
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
}

/** When a wall shows this. Clocks are changed in nights to other days: within the hours a zone is apart from UTC, Monday morning has one offset. */
function instantOf(wall: number, zone: string): Date {
  return new Date(wall - (wallClock(wall, zone) - wall))
}

/** A name that this installation's calendar does not know is as good as none. */
function zoneOf(timeZone: string | null): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: timeZone ?? 'UTC' }).resolvedOptions().timeZone
  } catch {
    return 'UTC'
  }
}
