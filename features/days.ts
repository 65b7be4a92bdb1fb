const millisecondsADay = 86_400_000

/** Days since 1970-01-01 of a calendar date 'YYYY-MM-DD'. */
export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / millisecondsADay)

/** The calendar date of a day number. */
export const dateOf = (day: number): string => new Date(day * millisecondsADay).toISOString().slice(0, 10)

/** The day an instant falls on, in UTC. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / millisecondsADay)

/** So many hours into the next day, in UTC: when the house has few guests. */
export const nightAfter = (now: Date, hours: number): Date => new Date((dayOf(now) + 1) * millisecondsADay + hours * 3_600_000)

/** Whether a text is a date that exists: no 30 February. */
export const isRealDate = (date: string): boolean => !Number.isNaN(Date.parse(`${date}T00:00:00Z`)) && dateOf(dayNumber(date)) === date
