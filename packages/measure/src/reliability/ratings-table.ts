/** Numbers of persons (rows) by columns: items, raters. Row by row. */
export type Table = { readonly rows: number; readonly columns: number; readonly values: Float64Array }

/** A table from rows written by hand; every row as long as the first. Throws a RangeError for anything else. */
export function tableOf(rows: readonly (readonly number[])[]): Table {
  const columns = rows[0]?.length ?? 0
  rows.forEach((row, i) => {
    if (row.length !== columns) throw new RangeError(`Row ${i + 1} has ${row.length} values; the first has ${columns}.`)
    if (!row.every(Number.isFinite)) throw new RangeError(`Row ${i + 1} holds something that is no number.`)
  })
  return { rows: rows.length, columns, values: Float64Array.from(rows.flat()) }
}

/** Only the rows in which every one of the wanted columns was answered, from answers where some are missing. */
export function completeRows(answers: Uint8Array, persons: number, columns: number, missing: number): Table {
  const complete = Array.from({ length: persons }, (_, p) => p).filter((p) => {
    for (let j = 0; j < columns; j++) if (answers[j * persons + p] === missing) return false
    return true
  })
  const values = new Float64Array(complete.length * columns)
  complete.forEach((p, row) => {
    for (let j = 0; j < columns; j++) values[row * columns + j] = answers[j * persons + p]!
  })
  return { rows: complete.length, columns, values }
}

/** Covariances of the columns, row by row, with rows - 1 below. */
export function covariancesOf({ rows, columns, values }: Table): Float64Array {
  const means = new Float64Array(columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j]! += values[i * columns + j]! / rows
  const covariances = new Float64Array(columns * columns)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const away = values[i * columns + j]! - means[j]!
      for (let k = 0; k <= j; k++) covariances[j * columns + k]! += (away * (values[i * columns + k]! - means[k]!)) / (rows - 1)
    }
  for (let j = 0; j < columns; j++) for (let k = 0; k < j; k++) covariances[k * columns + j] = covariances[j * columns + k]!
  return covariances
}
