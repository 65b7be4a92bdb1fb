import type { Draft } from '../draft.ts'
import { type ImportFile, type Reading, type Row, shortName, tablesWith } from '../files.ts'
import type { Figure } from '../framework.ts'
import { nameOrNone, textOrNone } from '../names.ts'

export const occupationCode = 'O*NET-SOC Code'
export const ratingColumns = ['onetsoc_code', 'element_id', 'scale_id', 'data_value', 'standard_error', 'recommend_suppress']

export type Ratings = Reading & { readonly kind: string }

/**
 * What a rated file is about, by its name. Release 31.0 split Skills into Essential and Transferable Skills; both are skills here, so
 * that releases on either side of the split give one model.
 */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/knowledge/i, 'knowledge'],
  [/work.?styles?/i, 'work style'],
  [/(?:essential|transferable).?skills?|^skills?\b/i, 'skill'],
]

/**
 * Which half nine and nine of the skills belong to. The choice is ours: the skills between people, and those between people and
 * information technology. The other seventeen (reading, mathematics, reasoning, repairing machines) stay open.
 */
const people =
  'Active Listening, Speaking, Social Perceptiveness, Coordination, Persuasion, Negotiation, Instructing, Service Orientation, Management of Personnel Resources'
const technical =
  'Operations Analysis, Technology Design, Programming, Installation, Operations Monitoring, Troubleshooting, Quality Control Analysis, Systems Analysis, Systems Evaluation'
const halves: ReadonlyMap<string, 'people' | 'technical'> = new Map([
  ...people.split(', ').map((name) => [name, 'people'] as const),
  ...technical.split(', ').map((name) => [name, 'technical'] as const),
])

export function ratingsIn(files: readonly ImportFile[]): Ratings[] {
  return tablesWith(files, ratingColumns).flatMap((table) => {
    const kind = kinds.find(([name]) => name.test(shortName(table.file)))?.[1]
    return kind ? [{ ...table, kind }] : []
  })
}

/** Importance (IM, 1 to 5) becomes the weight, level (LV, 0 to 7) what is required; both keep their figures. */
export function readRatings(draft: Draft, files: readonly ImportFile[], tables: readonly Ratings[]): void {
  const [model] = tablesWith(files, ['element_id', 'element_name', 'description'])
  const described = new Map(model?.rows.map((row) => [model.cell(row, 'element_id'), row]))
  for (const table of tables) {
    const pairs = new Map<string, Pair>()
    for (const row of table.rows) {
      const pair = pairAt(pairs, table, row)
      if (pair) readRating(draft, table, row, pair)
    }
    for (const pair of pairs.values()) {
      const entry = described.get(pair.element)
      const name = pair.name ?? (entry && model ? nameOrNone(model.cell(entry, 'element_name')) : null) ?? pair.element
      const about = entry && model ? textOrNone(model.cell(entry, 'description')) : null
      require(draft, table, pair, {
        name,
        about,
        code: pair.element,
        kind: table.kind,
        half: (table.kind === 'skill' && halves.get(name)) || null,
      })
    }
  }
}

/** What a release says of one element in one occupation, from up to two rows. */
type Pair = {
  readonly occupation: string
  readonly element: string
  readonly name: string | null
  readonly line: number
  importance: Figure | null
  level: Figure | null
  relevant: boolean
}

function pairAt(pairs: Map<string, Pair>, table: Ratings, row: Row): Pair | null {
  const occupation = table.cell(row, occupationCode)
  const element = table.cell(row, 'element_id')
  if (!occupation || !element || !['IM', 'LV'].includes(table.cell(row, 'scale_id'))) return null
  const key = `${occupation} ${element}`
  const fresh = {
    occupation,
    element,
    name: nameOrNone(table.cell(row, 'element_name')),
    line: row.line,
    importance: null,
    level: null,
    relevant: true,
  }
  const pair: Pair = pairs.get(key) ?? fresh
  pairs.set(key, pair)
  return pair
}

function readRating(draft: Draft, table: Ratings, row: Row, pair: Pair): void {
  const scale = table.cell(row, 'scale_id')
  const named = `${table.cell(row, 'scale_name') || scale} of "${pair.name ?? pair.element}" in ${pair.occupation}`
  draft.count(`${table.kind} rows`, 1)
  if (table.cell(row, 'recommend_suppress') === 'Y') {
    draft.count(`${table.kind} rows suppressed`, 1)
    const what = `${named} is too imprecise by the publisher's own mark (recommend suppress). It was left out.`
    draft.problem(table.file, row.line, what, 'Nothing to do. A later release may have more answers.')
    return
  }
  const figure = figureOf(table, row)
  if (!figure) {
    draft.problem(table.file, row.line, `${named} is not a number. It was left out.`, 'Give the table as it was published.')
    return
  }
  if (scale === 'IM') pair.importance = figure
  else pair.level = figure
  if (scale === 'LV' && table.cell(row, 'not_relevant') === 'Y') pair.relevant = false
}

function figureOf(table: Ratings, row: Row): Figure | null {
  const number = (column: string) => {
    const text = table.cell(row, column)
    return text !== '' && Number.isFinite(Number(text)) ? Number(text) : null
  }
  const value = number('data_value')
  if (value === null) return null
  return { value, se: number('standard_error'), n: number('n'), low: number('lower_ci_bound'), high: number('upper_ci_bound') }
}

/** A level that the publisher calls not relevant is nothing that is asked for; its figure stays readable. */
function require(draft: Draft, table: Ratings, pair: Pair, said: Parameters<Draft['skill']>[1]): void {
  if (!pair.importance || pair.importance.value <= 0) {
    const what = `${pair.occupation} has no usable importance for "${said.name}". It was left out.`
    draft.problem(table.file, pair.line, what, 'Nothing to do. Without its importance nothing can be said of its weight.')
    return
  }
  const role = draft.role(pair.occupation, { name: pair.occupation, code: pair.occupation })
  const level = draft.level(role, pair.occupation, { id: `${role}/all`, title: pair.occupation })
  const skill = draft.skill(pair.element, said)
  const required = pair.relevant ? (pair.level?.value ?? null) : null
  draft.require({ role, level, skill, required, weight: pair.importance.value, figures: { required: pair.level, weight: pair.importance } })
}
