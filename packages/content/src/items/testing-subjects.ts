import type { Random } from '@evenkeel/measure'
import type { Tools } from '../item-model.ts'
import { integer, pick } from './draw.ts'

/** A line of a function under test: a statement, or a condition and what happens if it holds. */
export type Step = string | { readonly when: string; readonly does: string }

export type Value = number | boolean

/** A change of one expression. `kind` says what a test needs to notice it. */
export type Mutant = { readonly line: number; readonly from: string; readonly to: string; readonly kind: 'limit' | 'logic' | 'amount' }

/** A small function with whole numbers and booleans as arguments, every value worth trying, and changes to try tests on. */
export type Subject = {
  readonly name: string
  readonly parameters: readonly string[]
  readonly domain: readonly (readonly Value[])[]
  readonly steps: readonly Step[]
  readonly mutants: readonly Mutant[]
}

export type Input = readonly Value[]

/** Every combination of the values worth trying. */
export function inputsOf({ domain }: Subject): readonly Input[] {
  return domain.reduce<readonly Input[]>((inputs, values) => inputs.flatMap((input) => values.map((value) => [...input, value])), [[]])
}

/** The function as it is shown; line 1 is its head, steps[0] stands in line 2. */
export function written({ name, parameters, steps }: Subject): string {
  return [`function ${name}(${parameters.join(', ')}) {`, ...steps.map((step) => `  ${stepText(step)}`), '}'].join('\n')
}

export function numbered(code: string): string {
  return code
    .split('\n')
    .map((text, index) => `${index + 1}  ${text}`)
    .join('\n')
}

export function stepText(step: Step): string {
  return typeof step === 'string' ? step : `if (${step.when}) ${step.does}`
}

export function mutated(subject: Subject, { line, from, to }: Mutant): Subject {
  const change = (text: string) => text.replace(from, to)
  const steps = subject.steps.map((step, index) =>
    index !== line - 2 ? step : typeof step === 'string' ? change(step) : { when: change(step.when), does: change(step.does) },
  )
  if (steps.every((step, index) => stepText(step) === stepText(subject.steps[index] as Step)))
    throw new Error(`${subject.name}: nothing to change: ${from}`)
  return { ...subject, steps }
}

/** What the function returns for each input, in the order of the inputs. */
export async function returned(tools: Tools, subject: Subject, inputs: readonly Input[]): Promise<readonly string[]> {
  const output = await tools.run(`${written(subject)}\nfor (const input of ${JSON.stringify(inputs)}) print(${subject.name}(...input))`)
  return output.split('\n')
}

/** A test as it is shown: a call and what it must return. */
export function testText({ name }: Subject, input: Input, result: string | undefined): string {
  return `${name}(${input.join(', ')}) returns ${result}`
}

export const subjects: readonly ((random: Random) => Subject)[] = [
  function fee(random) {
    const [heavy, tooHeavy, extra, start] = [integer(random, 8, 12), integer(random, 18, 24), integer(random, 2, 4), integer(random, 5, 7)]
    return {
      name: pick(random, ['fee', 'postage', 'charge']),
      parameters: ['weight', 'express'],
      domain: [around(0, heavy, tooHeavy), [true, false]],
      steps: [
        { when: 'weight <= 0', does: 'return 0' },
        `let sum = ${start}`,
        { when: `weight > ${heavy}`, does: `sum = sum + ${extra}` },
        { when: `express && weight <= ${tooHeavy}`, does: 'sum = sum * 2' },
        'return sum',
      ],
      mutants: [
        { line: 2, from: 'weight <= 0', to: 'weight < 0', kind: 'limit' },
        { line: 4, from: `weight > ${heavy}`, to: `weight >= ${heavy}`, kind: 'limit' },
        { line: 4, from: `sum + ${extra}`, to: `sum - ${extra}`, kind: 'amount' },
        { line: 5, from: `weight <= ${tooHeavy}`, to: `weight < ${tooHeavy}`, kind: 'limit' },
        { line: 5, from: '&&', to: '||', kind: 'logic' },
        { line: 5, from: 'sum * 2', to: 'sum + 2', kind: 'amount' },
      ],
    }
  },
  function ticket(random) {
    const [young, old, full, off] = [integer(random, 10, 14), integer(random, 60, 67), integer(random, 16, 22), integer(random, 2, 4)]
    return {
      name: pick(random, ['price', 'ticket', 'entry']),
      parameters: ['age', 'member', 'evening'],
      domain: [around(young, old, 30), [true, false], [true, false]],
      steps: [
        `let sum = ${full}`,
        { when: `age < ${young}`, does: `sum = ${full - 9}` },
        { when: `age >= ${old} && !evening`, does: `sum = ${full - 6}` },
        { when: 'member || evening', does: `sum = sum - ${off}` },
        'return sum',
      ],
      mutants: [
        { line: 3, from: `age < ${young}`, to: `age <= ${young}`, kind: 'limit' },
        { line: 4, from: `age >= ${old}`, to: `age > ${old}`, kind: 'limit' },
        { line: 4, from: '!evening', to: 'evening', kind: 'logic' },
        { line: 4, from: '&&', to: '||', kind: 'logic' },
        { line: 5, from: '||', to: '&&', kind: 'logic' },
        { line: 5, from: `sum - ${off}`, to: `sum + ${off}`, kind: 'amount' },
      ],
    }
  },
  function reorder(random) {
    const [least, most] = [integer(random, 5, 9), integer(random, 18, 24)]
    return {
      name: pick(random, ['reorder', 'refill', 'supply']),
      parameters: ['stock', 'reserved', 'season'],
      domain: [
        [0, 4, 9, 12, least, least + 1, least + 3, most, most + 1],
        [0, 3, 4],
        [true, false],
      ],
      steps: [
        'const free = stock - reserved',
        { when: `free >= ${most}`, does: 'return 0' },
        { when: `season && free > ${least}`, does: `return ${most} - free` },
        { when: 'free < 0', does: `return ${most} + reserved` },
        { when: `free <= ${least}`, does: `return ${most}` },
        'return 1',
      ],
      mutants: [
        { line: 3, from: `free >= ${most}`, to: `free > ${most}`, kind: 'limit' },
        { line: 4, from: `free > ${least}`, to: `free >= ${least}`, kind: 'limit' },
        { line: 4, from: '&&', to: '||', kind: 'logic' },
        { line: 4, from: `${most} - free`, to: `${most} + free`, kind: 'amount' },
        { line: 5, from: 'free < 0', to: 'free <= 0', kind: 'limit' },
        { line: 6, from: `free <= ${least}`, to: `free < ${least}`, kind: 'limit' },
      ],
    }
  },
  function pause(random) {
    const [many, cap, step] = [integer(random, 4, 6), pick(random, [30, 40, 50]), pick(random, [2, 3, 5])]
    return {
      name: pick(random, ['pause', 'delay', 'backoff']),
      parameters: ['attempt', 'urgent', 'night'],
      domain: [
        [0, 1, 2, many - 1, many, many + 1, many + 5],
        [true, false],
        [true, false],
      ],
      steps: [
        { when: 'attempt === 0', does: 'return 0' },
        `let seconds = ${step} * attempt`,
        { when: `attempt > ${many}`, does: `seconds = ${cap}` },
        { when: 'urgent && !night', does: 'seconds = seconds - 1' },
        { when: `night && attempt >= ${many}`, does: 'seconds = seconds * 2' },
        'return seconds',
      ],
      mutants: [
        { line: 3, from: `${step} * attempt`, to: `${step} + attempt`, kind: 'amount' },
        { line: 4, from: `attempt > ${many}`, to: `attempt >= ${many}`, kind: 'limit' },
        { line: 5, from: '&&', to: '||', kind: 'logic' },
        { line: 5, from: '!night', to: 'night', kind: 'logic' },
        { line: 6, from: '&&', to: '||', kind: 'logic' },
        { line: 6, from: `attempt >= ${many}`, to: `attempt > ${many}`, kind: 'limit' },
      ],
    }
  },
]

/** The limits themselves, both sides of each, and something ordinary between them. */
function around(...limits: readonly number[]): readonly number[] {
  return [...new Set(limits.flatMap((limit) => [limit - 1, limit, limit + 1]).concat(5, 15))].sort((a, b) => a - b)
}
