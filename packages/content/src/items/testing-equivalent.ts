import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { numbered } from './testing-subjects.ts'

type Change = { readonly line: number; readonly from: string; readonly to: string; readonly why: string }

/** A function, every argument list within a box that holds all its cases, and changes of which some change nothing. */
type Puzzle = { readonly code: string; readonly about: string; readonly calls: string; readonly changes: readonly Change[] }

/** Hard: which change can no test notice? Every argument list in the box is tried with every change. */
export async function equivalent(random: Random, tools: Tools): Promise<Item | null> {
  const puzzle = pick(random, puzzles)(random)
  const before = await tools.run(`${puzzle.code}\n${puzzle.calls}`)
  const tried: { change: Change; same: boolean }[] = []
  for (const change of puzzle.changes)
    tried.push({ change, same: (await tools.run(`${applied(puzzle, change)}\n${puzzle.calls}`)) === before })
  const silent = tried.filter(({ same }) => same)
  const loud = shuffle(
    random,
    tried.filter(({ same }) => !same),
  ).slice(0, 4)
  if (silent.length === 0) throw new Error(`every change shows: ${puzzle.code}`)
  const right = pick(random, silent).change
  const text = ({ line, from, to }: Change) => `Line ${line}: ${from} becomes ${to}`
  const options = optionsFrom(
    random,
    text(right),
    loud.map(({ change }) => ({ text: text(change), misconception: `thinks that ${change.why}` })),
  )
  if (!options) return null
  return {
    stem: `${puzzle.about} Exactly one of these changes can be noticed by no test at all, because the function still returns the same for all such arguments. Which one?`,
    exhibit: { language: 'text', text: numbered(puzzle.code) },
    options,
    explanation: `For each of the other changes there are arguments for which the result differs. This one changes nothing that can be seen, since ${right.why}: ${text(right)}.`,
  }
}

function applied(puzzle: Puzzle, { line, from, to }: Change): string {
  const lines = puzzle.code.split('\n')
  return lines.with(line - 1, changed(lines[line - 1] ?? '', from, to)).join('\n')
}

const short =
  'const lists = [[]]; for (let size = 0; size < 3; size++) for (const list of [...lists]) for (let n = -3; n <= 3; n++) lists.push([...list, n])'

const puzzles: readonly ((random: Random) => Puzzle)[] = [
  function largest(random) {
    const [name, list, best] = [
      pick(random, ['largest', 'highest', 'latest']),
      pick(random, ['values', 'scores', 'days']),
      pick(random, ['best', 'top', 'found']),
    ]
    return {
      about: `The function gets a list of at least one whole number.`,
      code: [
        `function ${name}(${list}) {`,
        `  let ${best} = ${list}[0]`,
        `  for (let i = 1; i < ${list}.length; i++) {`,
        `    if (${list}[i] > ${best}) ${best} = ${list}[i]`,
        '  }',
        `  return ${best}`,
        '}',
      ].join('\n'),
      calls: `${short}\nfor (const list of lists) if (list.length) print(${name}(list))`,
      changes: [
        { line: 4, from: '>', to: '>=', why: 'taking over an equal value makes no difference' },
        { line: 3, from: 'i = 1', to: 'i = 0', why: 'comparing the first value with itself makes no difference' },
        { line: 2, from: `${list}[0]`, to: '0', why: 'no list holds only values below 0' },
        { line: 3, from: 'i = 1', to: 'i = 2', why: 'the second value is looked at anyway' },
        { line: 4, from: '>', to: '<', why: 'the direction of the comparison makes no difference' },
        { line: 3, from: `i < ${list}.length`, to: `i < ${list}.length - 1`, why: 'the last value is looked at anyway' },
      ],
    }
  },
  function clamp(random) {
    const [name, value] = [pick(random, ['clamp', 'within', 'limit']), pick(random, ['value', 'level', 'speed'])]
    const low = integer(random, 2, 20)
    const high = low + integer(random, 10, 40)
    return {
      about: 'The function gets one whole number.',
      code: [
        `function ${name}(${value}) {`,
        `  if (${value} < ${low}) return ${low}`,
        `  if (${value} > ${high}) return ${high}`,
        `  return ${value}`,
        '}',
      ].join('\n'),
      calls: `for (let n = -10; n < ${high + 20}; n++) print(${name}(n))`,
      changes: [
        { line: 2, from: `${value} < ${low}`, to: `${value} <= ${low}`, why: `for ${low} itself both ways return ${low}` },
        { line: 3, from: `${value} > ${high}`, to: `${value} >= ${high}`, why: `for ${high} itself both ways return ${high}` },
        { line: 2, from: `${value} < ${low}`, to: `${value} < ${low - 1}`, why: `${low - 1} is raised to ${low} anyway` },
        { line: 3, from: `${value} > ${high}`, to: `${value} > ${high + 1}`, why: `${high + 1} is lowered to ${high} anyway` },
        { line: 2, from: `return ${low}`, to: `return ${value}`, why: 'small values are caught later' },
        { line: 3, from: `return ${high}`, to: `return ${value}`, why: 'large values were caught before' },
      ],
    }
  },
  function distance(random) {
    const [name, a, b] = pick(random, [
      ['distance', 'from', 'to'],
      ['gap', 'one', 'other'],
      ['difference', 'old', 'now'],
      ['apart', 'left', 'right'],
    ] as const)
    const extra = integer(random, 0, 9)
    const plus = extra === 0 ? '' : ` + ${extra}`
    return {
      about: 'The function gets two whole numbers.',
      code: [`function ${name}(${a}, ${b}) {`, `  if (${a} > ${b}) return ${a} - ${b}${plus}`, `  return ${b} - ${a}${plus}`, '}'].join(
        '\n',
      ),
      calls: `for (let a = -6; a <= 6; a++) for (let b = -6; b <= 6; b++) print(${name}(a, b))`,
      changes: [
        { line: 2, from: `${a} > ${b}`, to: `${a} >= ${b}`, why: 'for equal numbers both ways return the same' },
        { line: 2, from: `${a} > ${b}`, to: `${a} > ${b} + 1`, why: 'numbers that are next to each other make no difference' },
        { line: 2, from: `${a} > ${b}`, to: `${a} < ${b}`, why: 'the order of the two makes no difference' },
        { line: 3, from: `${b} - ${a}`, to: `${a} - ${b}`, why: 'the sign makes no difference' },
        { line: 2, from: `${a} - ${b}`, to: `${a} + ${b}`, why: 'the second number is never other than 0 there' },
        { line: 2, from: `${a} > ${b}`, to: `${a} > 0`, why: `${b} is never above ${a} where ${a} is above 0` },
      ],
    }
  },
  function sumTo(random) {
    const [name, n, sum] = [
      pick(random, ['sumTo', 'total', 'steps', 'tally']),
      pick(random, ['n', 'last', 'count']),
      pick(random, ['sum', 'all', 'result']),
    ]
    const factor = integer(random, 1, 9)
    const add = factor === 1 ? 'i' : `${factor} * i`
    return {
      about: 'The function gets one whole number, which may be negative.',
      code: [
        `function ${name}(${n}) {`,
        `  let ${sum} = 0`,
        `  for (let i = 1; i <= ${n}; i++) {`,
        `    ${sum} += ${add}`,
        '  }',
        `  return ${sum}`,
        '}',
      ].join('\n'),
      calls: `for (let n = -5; n < 30; n++) print(${name}(n))`,
      changes: [
        { line: 3, from: 'i = 1', to: 'i = 0', why: 'adding 0 once more makes no difference' },
        { line: 3, from: `i <= ${n}`, to: `i < ${n} + 1`, why: 'for whole numbers both conditions hold for the same i' },
        { line: 3, from: `i <= ${n}`, to: `i < ${n}`, why: 'the last number is counted anyway' },
        { line: 3, from: 'i = 1', to: 'i = 2', why: 'the first number makes no difference' },
        { line: 3, from: 'i++', to: 'i += 2', why: 'each turn makes up for the number that is left out' },
        { line: 4, from: '+=', to: '=', why: 'the loop keeps what was there before' },
        { line: 2, from: '= 0', to: '= 1', why: 'the first turn of the loop replaces the start' },
      ],
    }
  },
  function sorted(random) {
    const [name, list, wanted] = [
      pick(random, ['holds', 'has', 'contains']),
      pick(random, ['sorted', 'ids', 'marks']),
      pick(random, ['wanted', 'id', 'target']),
    ]
    return {
      about: 'The function gets a list of whole numbers in rising order, and a whole number.',
      code: [
        `function ${name}(${list}, ${wanted}) {`,
        `  for (const each of ${list}) {`,
        `    if (each === ${wanted}) return true`,
        `    if (each > ${wanted}) return false`,
        '  }',
        '  return false',
        '}',
      ].join('\n'),
      calls: `${short}\nfor (const list of lists) if (list.every((n, i) => i === 0 || list[i - 1] <= n)) for (let n = -4; n <= 4; n++) print(${name}(list, n))`,
      changes: [
        { line: 4, from: `each > ${wanted}`, to: `each >= ${wanted}`, why: 'an equal number was found one line earlier' },
        { line: 4, from: `each > ${wanted}`, to: `each > ${wanted} + 1`, why: 'stopping later only takes longer' },
        { line: 4, from: `each > ${wanted}`, to: `each < ${wanted}`, why: 'smaller numbers need not be passed' },
        { line: 3, from: '===', to: '>=', why: 'a greater number is turned away one line later' },
        {
          line: 4,
          from: `each > ${wanted}`,
          to: `each > ${wanted} - 1`,
          why: 'for whole numbers it asks for an equal number as well, which was found one line earlier',
        },
        { line: 6, from: 'false', to: 'true', why: 'the end of the list is never reached' },
        { line: 4, from: 'return false', to: 'return true', why: 'the line is never reached' },
        { line: 3, from: '===', to: '!==', why: 'the next line corrects it' },
      ],
    }
  },
  function sign(random) {
    const [name, n] = [pick(random, ['sign', 'trend', 'side']), pick(random, ['n', 'change', 'value'])]
    const [up, down] = shuffle(random, [1, 2, 3, 4, 5, 6, 7])
    return {
      about: 'The function gets one whole number.',
      code: [`function ${name}(${n}) {`, `  if (${n} > 0) return ${up}`, `  if (${n} < 0) return -${down}`, '  return 0', '}'].join('\n'),
      calls: `for (let n = -9; n <= 9; n++) print(${name}(n))`,
      changes: [
        { line: 3, from: `${n} < 0`, to: `${n} !== 0`, why: 'numbers above 0 have returned one line earlier' },
        { line: 2, from: `${n} > 0`, to: `${n} >= 1`, why: 'there is no whole number between 0 and 1' },
        { line: 2, from: `${n} > 0`, to: `${n} >= 0`, why: '0 is caught later' },
        { line: 3, from: `${n} < 0`, to: `${n} <= 0`, why: '0 returned earlier' },
        { line: 2, from: `${n} > 0`, to: `${n} !== 0`, why: 'numbers below 0 are caught one line later' },
        { line: 3, from: `${n} < 0`, to: `${n} < -1`, why: 'there is no whole number between -1 and 0' },
      ],
    }
  },
]
