import { existsSync, readFileSync } from 'node:fs'
import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import type { Candidate } from './adaptive/candidate.ts'
import { select } from './adaptive/select.ts'
import { fuse } from './fuse.ts'
import { generalisedPartialCredit } from './items/generalised-partial-credit.ts'
import { graded } from './items/graded.ts'
import type { ResponseModel } from './items/response-model.ts'
import { threeParameter } from './items/three-parameter.ts'
import { twoParameter } from './items/two-parameter.ts'
import { priorFor } from './prior.ts'
import { seededRandom } from './random.ts'
import { defineSource } from './source.ts'

/** Results of independent reference programs (mirt 1.47, catR 3.17) on published data; not part of the repository. */
const oracles = new URL('../../../../shared/oracles/', import.meta.url)
const present = existsSync(new URL('results/lsat7.json', oracles))
const read = (path: string) => readFileSync(new URL(path, oracles), 'utf8')
const results = (name: string) => JSON.parse(read(`results/${name}.json`))
const csv = (name: string) =>
  read(`data/${name}.csv`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
if (!present) console.warn('Skipped: no reference results at ../shared/oracles beside the project.')

/** A whole answer pattern as one likelihood, on a standard normal ability: the fold's mean and sd are then EAP and its error. */
type Answer = { model: ResponseModel; item: unknown; category: number }
const pattern = (answers: readonly Answer[]) => {
  const logs = answers.map(({ model, item, category }) => model.logLikelihood(item, category))
  const source = defineSource({
    id: 'pattern',
    version: 1,
    label: 'Pattern',
    explains: 'A pattern of answers.',
    independent: true,
    payload: Type.Null(),
    minutes: 1,
    staleAfterDays: 1,
    observe: () => [{ competency: 'ability', likelihood: (eta) => logs.reduce((sum, log) => sum + log(eta), 0) }],
    tell: () => ({ says: '', details: [] }),
    simulate: () => null,
  })
  const prior = priorFor({
    competencies: [{ id: 'ability', half: 'technical', halfLifeInDays: 1 }],
    roleMeans: new Map([['ability', 0]]),
    generalSd: 0.6,
    specificSd: 0.8,
  })
  return fuse({ prior, evidence: [{ id: 'all', source: 'pattern', version: 1, day: 0, payload: null }], sources: [source], day: 0 })
}
const expectNear = (got: number, want: number, tolerance: number) => expect(Math.abs(got - want)).toBeLessThan(tolerance)

describe.skipIf(!present)('against reference programs', () => {
  test('LSAT 7, two-parameter: expected a posteriori and its error for all 32 patterns', () => {
    const { TwoPL, ...rest } = results('lsat7')
    const fitted = TwoPL ?? rest['2PL']
    const rows = csv('lsat7_patterns')
    expect(rows.length).toBe(32)
    rows.forEach((row, i) => {
      const answers = fitted.irt.map(({ a, b }: { a: number; b: number }, j: number) => ({
        model: twoParameter,
        item: { a, b },
        category: Number(row[j]),
      }))
      const { mean, sd } = pattern(answers).estimate('ability')
      expectNear(mean, fitted.scores.EAP[i][0], 1e-3)
      expectNear(sd, fitted.scores.EAP[i][1], 1e-3)
    })
  })

  test.each([
    ['GRM', graded],
    ['GPCM', generalisedPartialCredit],
    ['PCM', generalisedPartialCredit],
  ] as [string, ResponseModel][])('science, %s: expected a posteriori and its error for 392 people', (name, model) => {
    const { irt, scores, slope_intercept: fit } = results('science')[name]
    const variance = fit.GroupPars?.par.COV_11 ?? 1
    csv('science').forEach((row, i) => {
      const answers = irt.map(({ a, b1, b2, b3 }: Record<string, number>, j: number) => ({
        model,
        item: { a: a! * Math.sqrt(variance), b: [b1!, b2!, b3!].map((b) => b / Math.sqrt(variance)) },
        category: Number(row[j]) - 1,
      }))
      const { mean, sd } = pattern(answers).estimate('ability')
      expectNear(mean * Math.sqrt(variance), scores.EAP[i][0], 1e-3)
      expectNear(sd * Math.sqrt(variance), scores.EAP[i][1], 1e-3)
    })
  })

  test('adaptive traces by maximum Fisher information: every item, its information, every estimate', () => {
    const bank: Candidate[] = csv('catr_tcals_bank').map(([a, b, c], i) => ({
      id: String(i + 1),
      competency: 'ability',
      a: Number(a),
      b: Number(b),
      c: Number(c),
    }))
    const traces = results('cat_traces').dich.filter(({ criterion }: { criterion: string }) => criterion === 'MFI')
    expect(traces.length).toBe(7)
    for (const { trace } of traces) {
      const given: Candidate[] = []
      const answers: Answer[] = []
      let belief = pattern(answers)
      for (const step of trace) {
        const item = select({ belief, candidates: bank, weights: new Map([['ability', 1]]), given, random: seededRandom(1), among: 1 })!
        expect(item.id).toBe(String(step.item))
        expectNear(threeParameter.information(item, belief.estimate('ability').mean), step.info, 2e-3)
        given.push(item)
        answers.push({ model: threeParameter, item, category: step.x })
        belief = pattern(answers)
        expectNear(belief.estimate('ability').mean, step.eap, 1e-3)
        expectNear(belief.estimate('ability').sd, step.se, 1e-3)
      }
    }
  })

  test('graded bank traces: every estimate', () => {
    const bank = csv('cat_grm_bank_60x5').map(([a, ...b]) => ({ a: Number(a), b: b.filter((cell) => cell !== '').map(Number) }))
    for (const { trace } of results('cat_traces').grm.traces) {
      const answers: Answer[] = []
      for (const step of trace) {
        const item = bank[step.item - 1]!
        const before = pattern(answers).estimate('ability').mean
        expectNear(graded.information(item, before), step.info, 2e-3)
        answers.push({ model: graded, item, category: step.x })
        const { mean, sd } = pattern(answers).estimate('ability')
        expectNear(mean, step.eap, 1e-3)
        expectNear(sd, step.se, 1e-3)
      }
    }
  })
})
