import type { Coded } from './coding.ts'
import type { ConditionalFit } from './conditional.ts'
import type { ItemModel } from './item-models.ts'
import { type CalibratedItem, type CalibratedItems, rootOf } from './presented.ts'

/** A conditional fit as people read it: all locations together have mean 0, and their errors are those of that scale. */
export function conditionalItems(coded: Coded, model: ItemModel, fit: ConditionalFit, errors: boolean): CalibratedItems {
  const size = fit.intercepts.reduce((sum, d) => sum + d.length, 0)
  const located = fit.intercepts.map((d) => model.locations([1, ...d], d.length + 1))
  const mean = located.flat().reduce((sum, b) => sum + b, 0) / size
  const rows = centredRows(model, fit, size)
  const spread = (row: Float64Array): number | null => {
    let variance = 0
    for (let i = 0; i < size; i++)
      if (row[i] !== 0) for (let k = 0; k < size; k++) variance += row[i]! * row[k]! * fit.covariance[i * size + k]!
    return rootOf(variance)
  }
  const items = coded.items.map((id, j): CalibratedItem => {
    const b = located[j]!.map((value) => value - mean)
    const usual = coded.values[j]!.every((value, category) => value === category)
    return {
      id,
      a: 1,
      b,
      d: fallen(b),
      ...(errors && { se: { a: 0, b: rows[j]!.map(spread), d: fallenRows(rows[j]!).map(spread) } }),
      ...(!usual && { values: coded.values[j]! }),
    }
  })
  const notes = fit.converged ? [] : [`Not converged after ${fit.cycles} steps: the figures are not final.`]
  const { logLik, cycles, converged } = fit
  return { model: model.id, estimator: 'cml', persons: coded.persons, items, logLik, cycles, converged, notes }
}

/** The gradient of every location in all intercepts, less their mean. */
function centredRows(model: ItemModel, { intercepts }: ConditionalFit, size: number): readonly (readonly Float64Array[])[] {
  let start = 0
  const rows = intercepts.map((d) => {
    const own = Array.from(d, (_, k) => {
      const row = new Float64Array(size)
      row.set(model.locationGradient([1, ...d], d.length + 1, k).subarray(1), start)
      return row
    })
    start += d.length
    return own
  })
  const mean = new Float64Array(size)
  for (const row of rows.flat()) for (let i = 0; i < size; i++) mean[i] = mean[i]! + row[i]! / size
  return rows.map((own) => own.map((row) => row.map((value, i) => value - mean[i]!)))
}

/** Intercepts of slope 1 from steps: d[c] = -(b[1] + ... + b[c]). */
function fallen(b: readonly number[]): readonly number[] {
  let sum = 0
  return b.map((value) => {
    sum -= value
    return sum
  })
}

function fallenRows(rows: readonly Float64Array[]): readonly Float64Array[] {
  const sum = new Float64Array(rows[0]!.length)
  return rows.map((row) => {
    row.forEach((value, i) => {
      sum[i] = sum[i]! - value
    })
    return sum.slice()
  })
}
