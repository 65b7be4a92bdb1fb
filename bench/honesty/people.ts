// node bench/honesty/people.ts [--people 2000]: whether what is said about people is as sure as it says. Invented people of known levels with evidence of every kind, folded as the
// application does: how often 90 % intervals hold the truth by half and by how much evidence there is, how evenly the truth ranks in the posterior, and whether the joint chance of a
// gate's floors comes true as often as it says (reliability diagram, Brier score), beside the product of the single chances. About two minutes.

import { jointChance } from '@evenkeel/growth'
import { calibration, fuse, halves, inventPerson, normalCdf, seededRandom, sources } from '@evenkeel/measure'
import { readContent } from '../../server/content.ts'
import { evidenceAbout, priorOf, targetOf, today } from '../measure/invent-case.ts'
import { countFrom, rounded, row } from '../rows.ts'

const people = countFrom(process.argv, 'people', 2000)
const content = readContent()
const prior = priorOf(content)
const { requirements } = targetOf(content)
const six = [
  ...requirements.filter((it) => it.half === 'technical').slice(0, 3),
  ...requirements.filter((it) => it.half === 'people').slice(0, 3),
]
const floors = six.map(({ competency, level }) => ({ weights: new Map([[competency, 1]]), bar: level - 1, barSd: 0 }))
const z90 = 1.6448536269514722

for (const pieces of [12, 40, 120]) {
  const held = { technical: [0, 0], people: [0, 0] } as Record<(typeof halves)[number], [number, number]>
  const ranks = new Array<number>(20).fill(0)
  const joint: { chance: number; happened: boolean }[] = []
  const product: { chance: number; happened: boolean }[] = []
  for (let seed = 1; seed <= people; seed++) {
    const person = inventPerson(prior, seededRandom(seed))
    const belief = fuse({
      prior,
      evidence: evidenceAbout(person, prior, pieces, seededRandom(1_000_000 + seed), 'today'),
      sources,
      day: today,
    })
    for (const { id, half } of prior.competencies) {
      const { mean, sd } = belief.estimate(id)
      held[half][0] += Math.abs(person.level(id) - mean) < z90 * sd ? 1 : 0
      held[half][1]++
    }
    // One competency a person, so that the ranks are independent.
    const one = prior.competencies[seed % prior.competencies.length]!.id
    const { mean, sd } = belief.estimate(one)
    ranks[Math.min(19, Math.floor(20 * normalCdf((person.level(one) - mean) / sd)))]!++
    const happened = floors.every(({ weights, bar }) => [...weights.keys()].every((id) => person.level(id) >= bar))
    joint.push({ chance: jointChance(belief, floors).value, happened })
    product.push({ chance: floors.reduce((chance, floor) => chance * jointChance(belief, [floor]).value, 1), happened })
  }
  for (const half of halves)
    row('honesty', 'coverage of 90 % intervals', { pieces, half, people, coverage: rounded(held[half][0] / held[half][1]) })
  const expected = people / 20
  row('honesty', 'ranks of the truth in the posterior, 20 bins', {
    pieces,
    people,
    chiSquare: rounded(ranks.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)),
    degreesOfFreedom: 19,
  })
  for (const [what, forecasts] of [
    ['joint chance of six floors', joint],
    ['product of six single chances', product],
  ] as const) {
    const found = calibration(forecasts)
    if (!('refused' in found)) row('honesty', what, { pieces, people, ...found })
  }
}
