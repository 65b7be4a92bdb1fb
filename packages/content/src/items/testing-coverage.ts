import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { eachKindFirst } from './testing-mutants.ts'
import { type Input, inputsOf, numbered, returned, type Subject, subjects, testText, written } from './testing-subjects.ts'

/** Middle: which test completes branch coverage? */
export async function branchCoverage(random: Random, tools: Tools): Promise<Item | null> {
  const subject = pick(random, subjects)(random)
  const inputs = inputsOf(subject)
  const results = await returned(tools, subject, inputs)
  const taken = await branchesTaken(tools, subject, inputs)
  const all = new Set(taken.flat())
  const order = shuffle(random, [...inputs.keys()])
  const suite = order.slice(0, pick(random, [2, 3]))
  const covered = new Set(suite.flatMap((at) => taken[at] ?? []))
  const missing = [...all].filter((branch) => !covered.has(branch))
  const completes = (at: number) => missing.every((branch) => taken[at]?.includes(branch))
  const right = order.find((at) => !suite.includes(at) && completes(at))
  if (right === undefined || missing.length === 0 || missing.length > 2) return null
  const text = (at: number) => testText(subject, inputs[at] as Input, results[at])
  const traps = order
    .filter((at) => !suite.includes(at) && !completes(at))
    .map((at) => ({ text: text(at), misconception: whyNot(taken[at] ?? [], missing) }))
  const options = optionsFrom(random, text(right), eachKindFirst(traps))
  if (!options) return null
  const told = missing.map((branch) => `the condition in line ${branch.split(' ')[0]} has never been ${branch.split(' ')[1]}`)
  return {
    stem: 'Branch coverage is complete when each if has been true in at least one test and false in at least one. The numbered tests exist already. Which further test completes it?',
    exhibit: {
      language: 'text',
      text: `${numbered(written(subject))}\n\n${suite.map((at, index) => `test ${index + 1}: ${text(at)}`).join('\n')}`,
    },
    options,
    explanation: [
      `With the tests there are, ${told.join(', and ')}.`,
      missing.some((branch) => branch.endsWith('false'))
        ? 'Every line may have run by now; an if without else still has a second way through, on which nothing happens.'
        : 'That a condition was evaluated is not enough: it must also come out true.',
      `The test that makes up for it is: ${text(right)}.`,
    ].join(' '),
  }
}

/** For each input the outcomes of the conditions on its way: '4 true'. */
async function branchesTaken(tools: Tools, subject: Subject, inputs: readonly Input[]): Promise<readonly (readonly string[])[]> {
  const steps = subject.steps.map((step, index) =>
    typeof step === 'string' ? step : { ...step, when: `branch(${index + 2}, ${step.when})` },
  )
  const program = [
    'let taken = []',
    "const branch = (line, outcome) => { taken.push(line + ' ' + outcome); return outcome }",
    written({ ...subject, steps }),
    `for (const input of ${JSON.stringify(inputs)}) { taken = []; ${subject.name}(...input); print(taken.join(',')) }`,
  ]
  return (await tools.run(program.join('\n'))).split('\n').map((line) => line.split(','))
}

function whyNot(taken: readonly string[], missing: readonly string[]): string {
  if (missing.some((branch) => taken.includes(branch))) return 'stops at the first of two branches that are missing'
  const lines = missing.map((branch) => branch.split(' ')[0])
  const reached = taken.some((branch) => lines.includes(branch.split(' ')[0]))
  if (!reached) return 'picks a test that returns before it gets to the branch'
  return missing.some((branch) => branch.endsWith('true'))
    ? 'takes evaluating a condition for taking its branch'
    : 'takes line coverage for branch coverage'
}

/** Easy to middle: which test depends on the tests before it? */
export async function isolation(random: Random, tools: Tools): Promise<Item | null> {
  const [thing, take, give, start] = pick(random, [
    ['seats', 'book', 'cancel', integer(random, 10, 20)],
    ['stock', 'sell', 'restock', integer(random, 10, 30)],
    ['credit', 'spend', 'refund', integer(random, 10, 25)],
  ] as const)
  const setup = [
    `let ${thing} = ${start}`,
    `function reset() { ${thing} = ${start} }`,
    `function ${take}(n) { if (n > ${thing}) return false; ${thing} -= n; return true }`,
    `function ${give}(n) { ${thing} += n; return ${thing} }`,
  ]
  const amount = () => integer(random, 1, 4)
  const fresh = () => `reset(); ${take}(${amount()})`
  const kinds = shuffle(random, ['answer', 'answer', 'fresh', 'fresh', 'state', 'tight', 'refused', 'refused'] as const).slice(0, 6)
  const bodies = kinds.map((kind) => {
    if (kind === 'answer')
      return { act: '', check: `${take}(${amount()})`, why: 'thinks that each test that changes shared state depends on it' }
    if (kind === 'fresh') return { act: fresh(), check: thing, why: 'overlooks that the test starts from a state of its own' }
    if (kind === 'tight')
      return {
        act: '',
        check: `${take}(${start - integer(random, 0, 2)})`,
        why: 'thinks that each test that changes shared state depends on it',
      }
    if (kind === 'refused')
      return {
        act: '',
        check: `${take}(${start + integer(random, 20, 60)})`,
        why: 'thinks that a test of a refusal needs something to be taken before',
      }
    return {
      act: pick(random, ['', `${take}(${amount()})`]),
      check: pick(random, [thing, `${give}(${amount()})`]),
      why: 'thinks that a test that reads shared state is safe',
    }
  })
  const body = (at: number) => `${bodies[at]?.act}\nprint(${bodies[at]?.check})`
  const all = [...bodies.keys()]
  // Each block is a module of its own, freshly loaded: first one for all tests, then one for each.
  const modules = [all, ...all.map((at) => [at])].map((tests) => `{\n${[...setup, ...tests.map(body)].join('\n')}\n}`)
  const printed = (await tools.run(["'use strict'", ...modules].join('\n'))).split('\n')
  const [inOrder, alone] = [printed.slice(0, all.length), printed.slice(all.length)]
  const broken = [...bodies.keys()].filter((at) => alone[at] !== inOrder[at])
  const [right] = broken
  if (right === undefined || broken.length !== 1) return null
  const label = (at: number) => `test ${String.fromCharCode(65 + at)}`
  // The first test can never be the one, so it is no option.
  const others = [...bodies.keys()].filter((at) => at !== right && at > 0)
  const options = optionsFrom(
    random,
    label(right),
    others.map((at) => ({ text: label(at), misconception: bodies[at]?.why ?? '' })),
  )
  if (!options) return null
  const tests = bodies.map(({ act, check }, at) => `${label(at)}: ${act === '' ? '' : `${act}; `}expect(${check}).toBe(${inOrder[at]})`)
  return {
    stem: 'These tests share one module and pass when they run in this order. One of them fails when it runs on its own, with the module freshly loaded. Which one?',
    exhibit: { language: 'javascript', text: [...setup, '', ...tests].join('\n') },
    options,
    explanation: [
      `On its own a test finds ${thing} at ${start}.`,
      `${label(right)} expects ${inOrder[right]} and gets ${alone[right]}: it relies on what the tests before it have left behind.`,
      'The others either call reset first, or check an answer that is the same from a fresh start.',
      `So the test that depends on others is ${label(right)}.`,
    ].join(' '),
  }
}
