import { afterAll, expect, test } from 'vitest'
import { openSandbox } from '../../../../server/tools/sandbox.ts'
import { aiAutomation } from './ai-automation.ts'
import { checksFor } from './ai-automation-odds.ts'
import { numbersIn, sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

const sandbox = openSandbox()
afterAll(() => sandbox.close())
const tools = { run: sandbox.run, sql: () => Promise.reject(new Error('no query')) }

function printedBy(program: string): string {
  const printed: string[] = []
  new Function('print', program)((value: unknown) => printed.push(String(value)))
  return printed.join('\n')
}

test.each([
  // .99^68 = .5049, .99^69 = .4998
  [0.01, 0.5, 69],
  [0.5, 0.75, 2],
  [0.01, 0.95, 299],
  [0.05, 0.95, 59],
  [0.1, 0.9, 22],
])('with %d wrong and a chance of %d one needs %d checks', (errors, sure, expected) => {
  expect(checksFor(errors, sure)).toBe(expected)
})

test('false-alarms: by the rule of Bayes', async () => {
  for (const { key, stem } of await sampleItems(aiAutomation, 'false-alarms', 100)) {
    const [, base = 0, recall = 0, alarm = 0] = numbersIn(stem).map((number) => number / 100)
    expect(numbersIn(key)[0]).toBe(Math.round((100 * recall * base) / (recall * base + alarm * (1 - base))))
  }
})

test('time-saved: request by request', async () => {
  for (const { key, stem } of await sampleItems(aiAutomation, 'time-saved', 100)) {
    const [tasks = 0, byHand = 0, setUp = 0, check = 0, wrong = 0, found = 0, , later = 0] = numbersIn(stem)
    const wrongDrafts = (tasks * wrong) / 100
    let minutes = 0
    for (let task = 0; task < tasks; task++) {
      minutes += byHand - setUp - check
      if (task < wrongDrafts) minutes -= task < (wrongDrafts * found) / 100 ? byHand : later
    }
    expect(key).toBe(`${(minutes / 60).toFixed(1)} hours`)
  }
})

test('script-outcome: the program shown prints the key', async () => {
  for (const { key, exhibit } of await sampleItems(aiAutomation, 'script-outcome', 60, tools)) expect(printedBy(exhibit)).toBe(key)
})

test('split-leak: row by row', async () => {
  for (const { key, exhibit } of await sampleItems(aiAutomation, 'split-leak', 60, tools)) {
    const { test: tested, train } = new Function(`${exhibit}\nreturn { test, train }`)() as Record<
      'test' | 'train',
      readonly { customer: string; day: number }[]
    >
    const customers = new Set(train.map((row) => row.customer))
    const lastDay = Math.max(...train.map((row) => row.day))
    expect(Number(key)).toBe(tested.filter((row) => customers.has(row.customer) || row.day < lastDay).length)
    expect(tested.length + train.length).toBe(12)
  }
})

test('sample-check: by logarithms', async () => {
  for (const { key, stem } of await sampleItems(aiAutomation, 'sample-check', 100)) {
    const [, errors = 0, sure = 0] = numbersIn(stem).map((number) => number / 100)
    expect(numbersIn(key)[0]).toBe(Math.ceil(Math.log(1 - sure) / Math.log(1 - errors)))
  }
})

test('threshold-cost: transaction by transaction', async () => {
  for (const { key, stem, exhibit } of await sampleItems(aiAutomation, 'threshold-cost', 100)) {
    const [, fraud = 0, miss = 0, alarm = 0] = numbersIn(stem)
    const rows = exhibit.split('\n').slice(1).map(numbersIn)
    const cost = ([, found = 0, honest = 0]: readonly number[]) => (fraud - found) * miss + honest * alarm
    const least = Math.min(...rows.map(cost))
    expect(rows.filter((row) => cost(row) === least).map(([threshold]) => threshold?.toFixed(1))).toEqual([key])
  }
})
