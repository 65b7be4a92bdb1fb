/** Names of grades that are commonly used, lowest first. A table that uses one of these sets needs no more to be read. */
const known: readonly (readonly string[])[] = [
  ['awareness', 'working', 'practitioner', 'expert'],
  ['awareness', 'foundational', 'working knowledge', 'practitioner', 'expert'],
  ['beginner', 'intermediate', 'advanced', 'expert'],
  ['basic', 'intermediate', 'advanced', 'expert'],
  ['novice', 'advanced beginner', 'competent', 'proficient', 'expert'],
  ['foundation', 'intermediate', 'advanced', 'expert'],
  ['low', 'medium', 'high'],
]

/** Grades as numbers: `3`, `2.5`, `L3`, `Level 3`. Null for anything else. */
export function gradeNumber(text: string): number | null {
  const digits = /^(?:level|l)?\s*(\d+(?:[.,]\d+)?)$/i.exec(text.trim())?.[1]
  return digits === undefined ? null : Number(digits.replace(',', '.'))
}

/** The names of the grades from lowest to highest, as the cells write them; empty if they are numbers or no set that is known. */
export function gradeNames(cells: readonly string[]): string[] {
  const names = new Map(cells.map((cell) => [cell.trim().toLowerCase(), cell.trim()]))
  names.delete('')
  if (names.size === 0 || [...names.keys()].some((name) => gradeNumber(name) !== null)) return []
  const set = known.find((grades) => [...names.keys()].every((name) => grades.includes(name)))
  return (set ?? []).map((grade) => names.get(grade) ?? grade.charAt(0).toUpperCase() + grade.slice(1))
}
