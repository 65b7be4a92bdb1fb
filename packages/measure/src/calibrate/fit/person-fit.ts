import { chancesOnGrid, type FittedCurves, levelOf, logsOf } from './fitted-curves.ts'

/**
 * How usual each person's answers are for their level: the log-likelihood of the answers, standardised (lz of Drasgow, Levine and Williams 1985; Zh of other programs), at the expected a posteriori level:
 *   (log L - E log L) / sd log L over the answers that level would give. Below about -2: answers that do not go together. An estimated level makes it narrower than a standard normal. Null where nothing can be
 * said: nothing answered, or answers that could only be so.
 */
export function personFit(curves: FittedCurves): readonly (number | null)[] {
  const logs = logsOf(chancesOnGrid(curves))
  return Array.from({ length: curves.persons }, (_, p) => {
    const theta = levelOf(curves, logs, p)
    let [distance, variance] = [0, 0]
    for (let j = 0; j < curves.items.length; j++) {
      const category = curves.category(j, p)
      if (category < 0) continue
      const chances = curves.chances(j, theta)
      let [mean, square] = [0, 0]
      for (const chance of chances) {
        const log = Math.log(Math.max(chance, 1e-300))
        mean += chance * log
        square += chance * log * log
      }
      distance += Math.log(Math.max(chances[category]!, 1e-300)) - mean
      variance += square - mean * mean
    }
    return variance > 1e-12 ? distance / Math.sqrt(variance) : null
  })
}
