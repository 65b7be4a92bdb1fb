import { readdirSync, readFileSync } from 'node:fs'
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Competency } from './competency.ts'
import { Situation } from './situation.ts'

const files = (room: string) => readdirSync(new URL(`../${room}/`, import.meta.url)).filter((name) => name.endsWith('.yaml'))
const read = (room: string, name: string): unknown => parse(readFileSync(new URL(`../${room}/${name}`, import.meta.url), 'utf8'))

const peopleCompetencies = files('competencies')
  .map((name) => Value.Parse(Competency, read('competencies', name)))
  .filter((c) => c.half === 'people')
  .map((c) => c.id)
const situations = files('situations').map((name) => ({ name, situation: Value.Parse(Situation, read('situations', name)) }))

type Option = Situation['options'][number]
const bestOf = ({ options }: Situation) => options.reduce((best, o) => (o.effectiveness > best.effectiveness ? o : best))
const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length

/** Pearson's r. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  const [mx, my] = [mean(xs), mean(ys)]
  const sum = (f: (dx: number, dy: number) => number) => xs.reduce((total, x, i) => total + f(x - mx, ys[i]! - my), 0)
  return sum((dx, dy) => dx * dy) / Math.sqrt(sum((dx) => dx * dx) * sum((_, dy) => dy * dy))
}

/** How far a mark that can be seen without understanding gives the key away: within each situation, then pooled. */
function giveaway(mark: (option: Option, place: number) => number): number {
  const centred = (xs: number[]) => xs.map((x) => x - mean(xs))
  return correlation(
    situations.flatMap(({ situation }) => centred(situation.options.map(mark))),
    situations.flatMap(({ situation }) => centred(situation.options.map((o) => o.effectiveness))),
  )
}

test('one situation for each people competency, each file named for its situation', () => {
  expect(situations.map(({ situation }) => situation.competency).sort()).toEqual([...peopleCompetencies].sort())
  expect(peopleCompetencies).toHaveLength(14)
  expect(situations.map(({ situation }) => `${situation.id}.yaml`)).toEqual(situations.map(({ name }) => name))
})

test('difficulties spread from 2 to 4', () => {
  const difficulties = situations.map(({ situation }) => situation.difficulty)
  expect(Math.min(...difficulties)).toBe(2)
  expect(Math.max(...difficulties)).toBe(4)
  expect(new Set(difficulties).size).toBeGreaterThanOrEqual(4)
})

describe.each(situations)('$name', ({ situation }) => {
  const { options } = situation

  test('the key uses the scale and has one clear best', () => {
    const values = options.map((o) => o.effectiveness)
    expect(options.map((o) => o.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(new Set(values).size).toBeGreaterThanOrEqual(4)
    expect(values.filter((v) => v === Math.max(...values))).toHaveLength(1)
    expect(Math.max(...values)).toBeGreaterThanOrEqual(4)
    expect(Math.min(...values)).toBeLessThanOrEqual(2)
    expect(situation.key).toBe('starting')
  })

  test('the five options are as long as each other', () => {
    const lengths = options.map((o) => o.text.length)
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThanOrEqual(1.15)
  })

  test('the words judge what is done, not who does it, and give nothing away', () => {
    const trait =
      /\b(lazy|rude|arrogant|stubborn|careless|selfish|weak|clever|smart|nice|incompetent|unprofessional|immature|(over)?sensitive|aggressive|difficult (person|colleague|customer|user))\b/i
    const tell = /\b(always|never|every time|obviously|simply|just|of course|immediately)\b/i
    for (const o of options) {
      expect(o.text).not.toMatch(tell)
      expect(`${o.text} ${o.why}`).not.toMatch(trait)
    }
    expect(`${situation.moment} ${situation.rationale}`).not.toMatch(trait)
  })

  test('sentences have at most 25 words, and nobody shouts', () => {
    for (const text of [situation.title, situation.moment, situation.rationale, ...options.flatMap((o) => [o.text, o.why])]) {
      expect(text).not.toMatch(/!/)
      for (const sentence of text.split(/[.?]"?\s/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25)
    }
  })
})

describe('what can be seen without understanding does not pay', () => {
  test('length, over all 70 options', () => {
    const options = situations.flatMap(({ situation }) => situation.options)
    const r = correlation(
      options.map((o) => o.text.length),
      options.map((o) => o.effectiveness),
    )
    expect(Math.abs(r)).toBeLessThan(0.25)
  })

  // 14 situations, 5 options: by chance the best is the longest, or the shortest, 2.8 times.
  test('the best is neither the longest nor the shortest more often than by chance', () => {
    const extremes = situations.map(({ situation }) => {
      const lengths = situation.options.map((o) => o.text.length)
      const best = bestOf(situation).text.length
      return { longest: best === Math.max(...lengths), shortest: best === Math.min(...lengths) }
    })
    expect(extremes.filter((e) => e.longest).length).toBeLessThan(2.8)
    expect(extremes.filter((e) => e.shortest).length).toBeLessThan(2.8)
  })

  test('the best stands in each place, and in none more than four times', () => {
    const places = situations.map(({ situation }) => bestOf(situation).id)
    for (const id of ['a', 'b', 'c', 'd', 'e']) {
      const times = places.filter((place) => place === id).length
      expect(times).toBeGreaterThanOrEqual(1)
      expect(times).toBeLessThanOrEqual(4)
    }
  })

  // The cheap tricks that beat earlier drafts of conversation practice: the longest line, the first line, the line with a question.
  test.each<[string, (option: Option, place: number) => number]>([
    ['length', (o) => o.text.length],
    ['place', (_, place) => place],
    ['a question', (o) => Number(o.text.includes('?'))],
    ['spoken words', (o) => Number(o.text.includes('"'))],
    ['asking', (o) => Number(/\bask/i.test(o.text))],
    ['a call', (o) => Number(/\b(call|phone)\b/i.test(o.text))],
    ['a reason', (o) => Number(/\b(because|since|so that|as)\b/i.test(o.text))],
    ['figures', (o) => Number(/\d/.test(o.text))],
    ['number of sentences', (o) => o.text.split(/[.?]"?(?:\s|$)/).length],
    ['number of commas', (o) => o.text.split(',').length],
  ])('%s', (_, mark) => {
    expect(Math.abs(giveaway(mark))).toBeLessThan(0.25)
  })
})
