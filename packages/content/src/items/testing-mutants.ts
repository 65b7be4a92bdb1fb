import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import {
  type Input,
  inputsOf,
  type Mutant,
  mutated,
  numbered,
  returned,
  type Subject,
  stepText,
  subjects,
  testText,
  written,
} from './testing-subjects.ts'

export const boundary = (random: Random, tools: Tools) => killer(random, tools, ['limit'])
export const logic = (random: Random, tools: Tools) => killer(random, tools, ['logic', 'amount'])

/** Which of five tests notices the change? */
async function killer(random: Random, tools: Tools, kinds: readonly Mutant['kind'][]): Promise<Item | null> {
  const subject = pick(random, subjects)(random)
  const mutant = pick(
    random,
    subject.mutants.filter(({ kind }) => kinds.includes(kind)),
  )
  const inputs = inputsOf(subject)
  const before = await returned(tools, subject, inputs)
  const after = await returned(tools, mutated(subject, mutant), inputs)
  const notes = await noted(tools, subject, mutant, inputs)
  const tests = inputs.map((input, at) => ({
    input,
    text: testText(subject, input, before[at]),
    changed: after[at],
    kills: before[at] !== after[at],
    note: notes[at] ?? '',
  }))
  const killers = tests.filter(({ kills }) => kills)
  if (killers.length === 0) return null
  const right = pick(random, killers)
  const traps = shuffle(random, tests)
    .filter(({ kills }) => !kills)
    .map((test) => ({ ...test, misconception: whyChosen(test, mutant.kind, killers) }))
  const options = optionsFrom(random, right.text, eachKindFirst(traps))
  if (!options) return null
  const line = stepText(mutated(subject, mutant).steps[mutant.line - 2] as Subject['steps'][number])
  return {
    stem: 'All of the tests below pass for this function. Then the change shown under it is made by mistake. Which of the tests fails, and so notices the change?',
    exhibit: { language: 'text', text: `${numbered(written(subject))}\n\nLine ${mutant.line} becomes:\n${mutant.line}    ${line}` },
    options,
    explanation: [
      `A test notices a change only if it gets to the changed line, if ${mutant.from} and ${mutant.to} give different values there, and if the difference reaches the result.`,
      `For ${subject.name}(${right.input.join(', ')}) all three hold: the original returns ${before[tests.indexOf(right)]}, the changed function ${right.changed}.`,
      'With the other arguments both return the same.',
      `So the test is: ${right.text}.`,
    ].join(' '),
  }
}

/** For each input, of the changed line: 'missed', 'same' (run, no difference in value) or 'differs'. */
async function noted(tools: Tools, subject: Subject, mutant: Mutant, inputs: readonly Input[]): Promise<readonly string[]> {
  const step = subject.steps[mutant.line - 2] as Subject['steps'][number]
  const whole =
    typeof step === 'string'
      ? `[${mutant.from}, ${mutant.to}]`
      : step.when.includes(mutant.from)
        ? `[${step.when}, ${step.when.replace(mutant.from, mutant.to)}]`
        : `${step.when} ? [${mutant.from}, ${mutant.to}] : [0, 0]`
  const steps = subject.steps.flatMap((each, index) => (index === mutant.line - 2 ? [`note(${whole})`, each] : [each]))
  const program = [
    "let seen = 'missed'",
    "const note = ([one, other]) => { seen = one === other ? 'same' : 'differs' }",
    written({ ...subject, steps }),
    `for (const input of ${JSON.stringify(inputs)}) { seen = 'missed'; ${subject.name}(...input); print(seen) }`,
  ]
  return (await tools.run(program.join('\n'))).split('\n')
}

type Tried = { readonly input: Input; readonly note: string }

function whyChosen({ input, note }: Tried, kind: Mutant['kind'], killers: readonly Tried[]): string {
  if (note === 'missed') return 'picks a test that never gets to the changed line'
  if (note === 'differs') return 'thinks that a difference on the way must show in the result'
  if (kind === 'logic') return 'picks a test in which both versions of the condition agree'
  const near = killers.some((other) =>
    other.input.every((value, at) => value === input[at] || (typeof value === 'number' && Math.abs(value - Number(input[at])) === 1)),
  )
  return near && kind === 'limit' ? 'tests next to the limit instead of at it' : 'thinks that running the changed line is enough'
}

/** One trap of each kind before a second one of any: four different ways to be wrong, where there are four. */
export function eachKindFirst<T extends { readonly misconception: string }>(traps: readonly T[]): readonly T[] {
  const rank = (trap: T) => traps.filter((other) => other.misconception === trap.misconception).indexOf(trap)
  return [...traps].sort((one, other) => rank(one) - rank(other)).slice(0, 4)
}

const overlooked = {
  limit: 'overlooks a test that stands exactly at the limit',
  logic: 'overlooks a test in which only one of the conditions holds',
  amount: 'overlooks a test that shows the amount',
} as const

/** Hard: which change gets past all of the tests? */
export async function survivor(random: Random, tools: Tools): Promise<Item | null> {
  const subject = pick(random, subjects)(random)
  const mutants = shuffle(random, subject.mutants).slice(0, 5)
  const inputs = inputsOf(subject)
  const before = await returned(tools, subject, inputs)
  const after: (readonly string[])[] = []
  for (const mutant of mutants) after.push(await returned(tools, mutated(subject, mutant), inputs))
  const kills = (mutant: number, at: number) => after[mutant]?.[at] !== before[at]
  // Which change survives is drawn first: suites that miss a limit are so common that it would nearly always be one.
  const meant = pick(random, [...mutants.keys()])
  for (let attempt = 0; attempt < 200; attempt++) {
    const suite = shuffle(random, [...inputs.keys()]).slice(0, pick(random, [4, 5]))
    const alive = mutants.flatMap((_, mutant) => (suite.some((at) => kills(mutant, at)) ? [] : [mutant]))
    if (alive.length !== 1 || alive[0] !== meant) continue
    return survivorItem(random, subject, mutants, meant, {
      tests: suite.map((at) => testText(subject, inputs[at] as Input, before[at])),
      found: (mutant) => suite.findIndex((at) => kills(mutant, at)),
    })
  }
  return null
}

function survivorItem(
  random: Random,
  subject: Subject,
  mutants: readonly Mutant[],
  alive: number,
  suite: { readonly tests: readonly string[]; readonly found: (mutant: number) => number },
): Item | null {
  const text = ({ line, from, to }: Mutant) => `Line ${line}: ${from} becomes ${to}`
  const key = text(mutants[alive] as Mutant)
  const options = optionsFrom(
    random,
    key,
    mutants.flatMap((mutant, at) => (at === alive ? [] : [{ text: text(mutant), misconception: overlooked[mutant.kind] }])),
  )
  if (!options) return null
  const told = mutants.flatMap((mutant, at) => (at === alive ? [] : [`${text(mutant)}: noticed by test ${suite.found(at) + 1}.`]))
  return {
    stem: 'These tests pass. Exactly one of the changes below, made on its own, would still let all of them pass. Which one?',
    exhibit: {
      language: 'text',
      text: `${numbered(written(subject))}\n\n${suite.tests.map((test, at) => `test ${at + 1}: ${test}`).join('\n')}`,
    },
    options,
    explanation: `${told.join(' ')} No test notices this one: ${key}. None of them has arguments for which it changes the result.`,
  }
}
