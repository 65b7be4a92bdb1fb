import { chiSquareTail } from '../distribution/chi-square.ts'
import { defineFairnessMethod, type FairnessMethod } from './fairness-method.ts'
import { fitLogistic, type LogisticFit } from './logistic-regression.ts'
import { type Stratum, strata, sumScores } from './two-groups.ts'

/**
 * Logistic regression (Swaminathan and Rogers 1990): logit P(right) = b0 + b1 score + b2 focal + b3 score x focal. Statistic: twice the difference of the
 * log-likelihoods of two of these models; effect: the difference of Nagelkerke's R^2.
 *   both: b2 = b3 = 0 against all, 2 degrees;  uniform: b2 = 0 where b3 = 0, 1 degree;  non-uniform: b3 = 0, 1 degree
 * Classes by the effect (Jodoin and Gierl 2001): A below .035 or not different at 5 %, B below .07, C from there.
 */
const about = (kind: 'both' | 'uniform' | 'nonuniform', label: string): FairnessMethod => {
  const { smaller, larger } = {
    both: { smaller: 2, larger: 4 },
    uniform: { smaller: 2, larger: 3 },
    nonuniform: { smaller: 3, larger: 4 },
  }[kind]
  return defineFairnessMethod({
    id: kind === 'both' ? 'logistic' : `logistic-${kind}`,
    label,
    examine: (groups, item, anchor) => {
      const rows = rowsOf(strata(groups, item, sumScores(groups, anchor, item)))
      const right = rows.reduce((sum, row) => sum + row.right, 0)
      const persons = rows.reduce((sum, { trials }) => sum + trials, 0)
      if (right === 0 || right === persons) return { refused: 'too few' }
      const [none, less, more] = [1, smaller, larger].map((columns) => fit(rows, columns))
      if (!none || !less || !more) return { refused: 'too few' }
      const statistic = Math.max(0, less.deviance - more.deviance)
      const p = chiSquareTail(statistic, larger - smaller)
      const effect = explained(more, none, persons) - explained(less, none, persons)
      const size = p >= 0.05 || effect < 0.035 ? 'A' : effect < 0.07 ? 'B' : 'C'
      return { statistic, p, effect, class: size, coefficients: [...more.coefficients] }
    },
  })
}

export const logistic = about('both', 'Logistic regression, uniform and non-uniform together')
export const logisticUniform = about('uniform', 'Logistic regression, uniform')
export const logisticNonuniform = about('nonuniform', 'Logistic regression, non-uniform')

type Row = { readonly score: number; readonly focal: 0 | 1; readonly trials: number; readonly right: number }

const rowsOf = (all: readonly Stratum[]): readonly Row[] =>
  all
    .flatMap(({ score, reference, referenceRight, focal, focalRight }): Row[] => [
      { score, focal: 0, trials: reference, right: referenceRight },
      { score, focal: 1, trials: focal, right: focalRight },
    ])
    .filter(({ trials }) => trials > 0)

function fit(rows: readonly Row[], columns: number): LogisticFit | null {
  const predictors = Float64Array.from(rows.flatMap(({ score, focal }) => [1, score, focal, score * focal].slice(0, columns)))
  return fitLogistic(
    predictors,
    columns,
    Float64Array.from(rows, ({ trials }) => trials),
    Float64Array.from(rows, ({ right }) => right),
  )
}

/** R^2 of Nagelkerke (1991): (1 - exp((deviance - null) / n)) / (1 - exp(-null / n)). */
function explained({ deviance }: LogisticFit, { deviance: nothing }: LogisticFit, persons: number): number {
  return (1 - Math.exp((deviance - nothing) / persons)) / (1 - Math.exp(-nothing / persons))
}
