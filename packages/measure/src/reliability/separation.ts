export type Separation = {
  /** Share of the variance of the estimates that is no error. */
  readonly reliability: number
  /** True sd over root mean square error: how many errors wide the persons are spread. */
  readonly separation: number
  /** Levels that can be told apart: (4 separation + 1) / 3. */
  readonly strata: number
}

/**
 * Separation of persons (Wright and Masters 1982) from unbiased estimates (maximum or weighted likelihood) and their standard errors:
 *   reliability = (var - mean se^2) / var, 0 where errors are all there is;  separation = sqrt(reliability / (1 - reliability))
 * `shrunken` estimates (expected or maximum a posteriori) leave their error out of their variance: then reliability = var / (var + mean se^2).
 */
export function separation(
  theta: ArrayLike<number>,
  se: ArrayLike<number>,
  { shrunken = false }: { readonly shrunken?: boolean } = {},
): Separation | { readonly refused: 'too few' | 'no variance' } {
  const n = theta.length
  if (n < 2 || se.length !== n) return { refused: 'too few' }
  const values = Float64Array.from(theta)
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  const error = Float64Array.from(se).reduce((sum, value) => sum + value * value, 0) / n
  if (!(variance > 0 && error > 0)) return { refused: 'no variance' }
  const reliability = shrunken ? variance / (variance + error) : Math.max(0, (variance - error) / variance)
  const separated = Math.sqrt(reliability / (1 - reliability))
  return { reliability, separation: separated, strata: (4 * separated + 1) / 3 }
}
