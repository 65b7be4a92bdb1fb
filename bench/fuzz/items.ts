// node bench/fuzz/items.ts [--count 20000] [--seed 1]: calibrates that many small odd data sets. Ends with 1 at the first whose figures are not all finite, that throws, or that takes ten
// seconds; its seed is printed.
import { calibrateItems, judgeFit } from '@evenkeel/measure'
import { notFinite, oddAnswers } from '../../packages/measure/src/calibrate/items/odd-answers.ts'
import { seededRandom } from '../../packages/measure/src/random.ts'
import { countFrom, row, say } from '../rows.ts'

const count = countFrom(process.argv, 'count', 20_000)
const first = countFrom(process.argv, 'seed', 1)
const ended = { fitted: 0, refused: 0, converged: 0 }
let longest = 0
for (let seed = first; seed < first + count; seed++) {
  const { responses, options } = oddAnswers(seededRandom(seed))
  const started = performance.now()
  const wrong = judge(() => {
    const found = calibrateItems(responses, options)
    if ('refused' in found) {
      ended.refused += 1
      return found.refused.length > 0 ? null : 'refused without a reason'
    }
    ended.fitted += 1
    if (found.converged) ended.converged += 1
    return notFinite(found) ?? (found.population ? notFinite(judgeFit(found, responses), 'fit') : null)
  })
  const seconds = (performance.now() - started) / 1000
  longest = Math.max(longest, seconds)
  if (wrong || seconds > 10) {
    say(`Seed ${seed} (${options.model}, ${responses.persons} persons, ${responses.items.length} items): ${wrong ?? `${seconds} s`}`)
    process.exit(1)
  }
}
const { user, system } = process.cpuUsage()
row('items', 'odd data sets', { count, first, ...ended, longestSeconds: Number(longest.toFixed(3)), cpuSeconds: (user + system) / 1e6 })

function judge(check: () => string | null): string | null {
  try {
    return check()
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}
