const kinds = { team: 1, person: 2, evidence: 3, work: 4, place: 5, consent: 6, sitting: 7 } as const

/**
 * Ids are counted, not drawn: when the company is made again, whatever stands on somebody's screen still leads to the same person.
 * Version 8 of RFC 9562 (a rule of the application's own), so that no drawn id can be one of these.
 */
export function countedId(kind: keyof typeof kinds, n: number): string {
  return `de300000-000${kinds[kind]}-8000-8000-${n.toString(16).padStart(12, '0')}`
}
