import Type from 'typebox'
import Value from 'typebox/value'

/** The response models a fitted file may name: rasch, 2pl and 3pl for items that are right or wrong, the others for ordered categories. */
export const fittedModels = ['rasch', '2pl', '3pl', 'graded', 'gpcm', 'pcm', 'rsm'] as const

const item = Type.Object({
  id: Type.String({ minLength: 1 }),
  /** Discrimination, per unit of theta. */
  a: Type.Number(),
  /** Difficulty (one value), boundary locations (graded) or step locations (partial credit and its kin), in units of theta. */
  b: Type.Array(Type.Number(), { minItems: 1, maxItems: 253 }),
  /** Chance of a right answer at the lowest level; 0 if absent. */
  g: Type.Optional(Type.Number({ minimum: 0, exclusiveMaximum: 1 })),
  /** Chance of a right answer at the highest level; 1 if absent. */
  u: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
  /** What was answered in category 0, 1, ...; these numbers themselves if absent. */
  values: Type.Optional(Type.Array(Type.Integer({ minimum: 0, maximum: 254 }))),
})

const file = Type.Object({
  model: Type.Enum([...fittedModels]),
  items: Type.Array(item, { minItems: 1 }),
  /** Mean and sd of theta among those the items were fitted on; 0 and 1 if absent. */
  population: Type.Optional(Type.Object({ mean: Type.Number(), sd: Type.Number({ exclusiveMinimum: 0 }) })),
})

export type FittedItem = {
  readonly id: string
  readonly a: number
  readonly b: readonly number[]
  readonly g?: number
  readonly u?: number
  readonly values?: readonly number[]
}
/** Items as `calibrate items` writes them; more keys may stand beside these. */
export type FittedItems = {
  readonly model: (typeof fittedModels)[number]
  readonly items: readonly FittedItem[]
  readonly population?: { readonly mean: number; readonly sd: number }
}

/** Whether items of this model have two categories, wrong and right. */
export const isRightOrWrong = (model: FittedItems['model']): boolean => model === 'rasch' || model === '2pl' || model === '3pl'

/** What `value` holds, or why it cannot be used: the first place that is wrong, and what should stand there. */
export function readFittedItems(value: unknown): FittedItems | { readonly refused: string } {
  if (!Value.Check(file, value)) {
    const [first] = Value.Errors(file, value)
    const place = first?.instancePath.slice(1).replaceAll('/', '.') || 'the file'
    return { refused: `${place} ${first?.message ?? 'is not as it should be'}.` }
  }
  const names = new Set<string>()
  for (const fitted of value.items) {
    if (names.has(fitted.id)) return { refused: `Item "${fitted.id}" stands there twice.` }
    names.add(fitted.id)
    const wrong = faultOf(value.model, fitted)
    if (wrong) return { refused: `Item "${fitted.id}": ${wrong}` }
  }
  return value
}

function faultOf(model: FittedItems['model'], { a, b, g = 0, u = 1, values }: FittedItem): string | null {
  if (values && (values.length !== b.length + 1 || new Set(values).size !== values.length))
    return `values must name ${b.length + 1} different answers.`
  if (![a, ...b, g, u].every(Number.isFinite)) return 'every parameter must be a finite number.'
  if (isRightOrWrong(model) && b.length !== 1) return `b holds ${b.length} values; ${model} takes one.`
  if (g >= u) return `g (${g}) must be below u (${u}).`
  if (!isRightOrWrong(model) && (g > 0 || u < 1)) return `${model} knows no guessing.`
  if (model === 'graded' && a === 0) return 'a must not be 0.'
  if (model === 'graded' && b.some((boundary, k) => k > 0 && !(a * (boundary - b[k - 1]!) > 0)))
    return `the boundaries b must ${a > 0 ? 'rise' : 'fall, since a is negative'}.`
  return null
}
