// node bench/fuzz/raters.ts [--count 1000000] [--seed 1]: small rating tables no one would collect: one person, one rater, all alike, only the ends, no connection, repeats, many categories.
// Whatever comes out is finite or a refusal in words; ends with 1 at the first that is not, and says which. Prints how many of each.
import { calibrateRaters, gatherRatings, type RaterOptions, seededRandom } from '@evenkeel/measure'
import { countFrom, row, say } from '../rows.ts'

const count = countFrom(process.argv, 'count', 1_000_000)
const first = countFrom(process.argv, 'seed', 1)
const tally = { fitted: 0, refused: 0, notConverged: 0 }

for (let seed = first; seed < first + count; seed++) {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  const [persons, raters, items] = [1 + upTo(6), 1 + upTo(5), 1 + upTo(4)]
  const top = [1, 1, 2, 4, 4, 9, 60][upTo(7)]!
  const habit = upTo(5)
  const gatherer = gatherRatings()
  for (let n = upTo(40); n >= 0; n--) {
    const person = upTo(persons)
    const rater = habit === 1 ? person % raters : upTo(raters)
    const score = habit === 2 ? top : habit === 3 ? (random() < 0.5 ? 0 : top) : habit === 4 ? Math.min(top, person) : upTo(top + 1)
    gatherer.add(person, rater, upTo(items), score)
  }
  const options: RaterOptions = {
    model: random() < 0.5 ? 'rsm' : 'pcm',
    estimator: (['hierarchical', 'hierarchical', 'hierarchical', 'marginal', 'joint'] as const)[upTo(5)]!,
    ...(random() < 0.5 && { halo: true }),
    ...(random() < 0.3 && { se: 'propagated' as const }),
    ...(random() < 0.2 && { vignettes: ['0'] }),
    iterations: 100,
  }
  try {
    const result = calibrateRaters(gatherer.finish({ person: String, rater: String, item: String }), options)
    if ('refused' in result) tally.refused++
    else {
      const wrong = notFinite(result, '')
      if (wrong) throw new Error(`${wrong} is no number`)
      if (result.persons.some(({ se }) => !(se > 0))) throw new Error('an error of a person is not positive')
      tally.fitted++
      if (!result.converged) tally.notConverged++
    }
  } catch (error) {
    say(`--count 1 --seed ${seed}: ${(error as Error).stack} with ${JSON.stringify(options)}`)
    process.exit(1)
  }
  if ((seed - first) % 10_000 === 9_999) say(`${seed - first + 1} done.`)
}
row('fuzz', 'raters', { count, ...tally })

/** Where in it the first number is that is not finite. */
function notFinite(value: unknown, at: string): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : at
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const found = notFinite(inner, `${at}.${key}`)
    if (found) return found
  }
  return null
}
