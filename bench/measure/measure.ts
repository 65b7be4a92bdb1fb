// node bench/measure/measure.ts: how long the thinking takes, without disk, network or database. About twenty seconds.
import { itemModels } from '@evenkeel/content'
import { balance, gates, jointChance, nextSteps, readiness } from '@evenkeel/growth'
import { type Candidate, fuse, replay, seededRandom, select, sources } from '@evenkeel/measure'
import { readContent } from '../../server/content.ts'
import { row, say } from '../rows.ts'
import { timed } from '../stopwatch.ts'
import { inventCase, inventHistory, priorOf, targetOf, today } from './invent-case.ts'

const content = readContent()
const prior = priorOf(content)
const role = targetOf(content)
const competencies = prior.competencies.length
const show = async (what: string, figures: object, run: () => unknown) => row('measure', what, { ...figures, ...(await timed(run)) })

say(`Evidence of an invented person over ${competencies} competencies; microseconds of one thread.`)
for (const pieces of [30, 200, 1000]) {
  const evidence = inventHistory(prior, pieces, 7)
  await show('fuse', { pieces, competencies }, () => fuse({ prior, evidence, sources, day: today }))
}

const evidence = inventHistory(prior, 200, 7)
const months = Array.from({ length: 13 }, (_, i) => today - Math.round((12 - i) * 30.44))
await show('replay of a year, month by month', { pieces: 200, competencies, days: months.length }, () =>
  replay({ prior, evidence, sources, days: months }),
)

const c = inventCase(content, evidence)
const found = readiness(c)
await show('one joint chance over every gate', { conditions: gates.flatMap((gate) => gate.conditions(c)).length }, () =>
  jointChance(
    c.belief,
    gates.flatMap((gate) => gate.conditions(c)),
  ),
)
const six = role.requirements.slice(0, 6).map((it) => ({ weights: new Map([[it.competency, 1]]), bar: it.level, barSd: 0.25 }))
await show('one joint chance over six competencies', { conditions: six.length }, () => jointChance(c.belief, six))
await show('balance', { pieces: 200 }, () => balance(c))
await show('readiness', { pieces: 200, gates: gates.length }, () => readiness(c))
await show('next steps, readiness known', { pieces: 200, requirements: role.requirements.length }, () =>
  nextSteps(c, { hoursAWeek: 3, readiness: found }),
)
await show('readiness and next steps', { pieces: 200 }, () => nextSteps(c, { hoursAWeek: 3, readiness: readiness(c) }))

const weights = new Map(role.requirements.filter((it) => it.half === 'technical').map((it) => [it.competency, it.weight]))
const bank: readonly Candidate[] = itemModels.flatMap((model) =>
  model.bands.map(({ id, a, b, c: guess }) => ({ id: `${model.id}/${id}`, model: model.id, competency: model.competency, a, b, c: guess })),
)
const random = seededRandom(11)
const many: readonly Candidate[] = Array.from({ length: 10_000 }, (_, i) => {
  const competency = [...weights.keys()][i % weights.size]!
  return { id: `item-${i}`, competency, a: 0.6 + 1.4 * random(), b: 5 * random(), c: 0.25 * random() }
})
for (const [what, candidates] of [
  ['select over the bank', bank],
  ['select over an invented bank', many],
] as const) {
  const given = candidates.filter((_, i) => i % Math.ceil(candidates.length / 8) === 0)
  await show(what, { candidates: candidates.length, given: given.length }, () =>
    select({ belief: c.belief, candidates, weights, given, random, among: 5 }),
  )
}
