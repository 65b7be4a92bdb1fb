import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed, printed, printedByBeliefs } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'

/** Hard: generators hand over one value at a time. */
export async function laziness(random: Random, tools: Tools): Promise<Item | null> {
  const [read, keep, use] = pick(random, [
    ['read', 'over', 'use'],
    ['fetch', 'large', 'send'],
    ['load', 'late', 'mail'],
  ] as const)
  const limit = integer(random, 3, 6)
  const values = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9]).slice(0, 5)
  const wanted = integer(random, 1, 2)
  // Worth asking only where the break comes in the middle: something was filtered out before it, and something is left unread.
  const reads = values.indexOf(values.filter((n) => n > limit)[wanted - 1] ?? -1) + 1
  if (reads <= wanted || reads === values.length) return null
  const inner = `    print('${read} ' + n)\n    yield n\n`
  const loop = `for (const n of ${keep}(${read}())) {\n`
  const filter = `    if (n > ${limit}) yield n\n`
  const useLine = `  print('${use} ' + n)\n`
  const stop = '  if (left === 0) break\n'
  const program = [
    `function* ${read}() {\n  for (const n of [${values.join(', ')}]) {\n${inner}  }\n}\n`,
    `function* ${keep}(numbers) {\n  for (const n of numbers) {\n${filter}  }\n}\n`,
    `let left = ${wanted}\n${loop}${useLine}  left -= 1\n${stop}}`,
  ].join('')
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    {
      misconception: 'thinks that a generator runs to its end before its first value is used',
      source: changed(program, loop, `for (const n of ${keep}([...${read}()])) {\n`),
    },
    {
      misconception: 'thinks that the reader goes on after the break',
      source: changed(changed(program, stop, ''), useLine, `  if (left > 0) print('${use} ' + n)\n`),
    },
    {
      misconception: 'thinks that the filter decides before a value is read',
      source: changed(changed(program, inner, '    yield n\n'), filter, `    if (n > ${limit}) { print('${read} ' + n); yield n }\n`),
    },
    { misconception: 'thinks that break leaves the if only', source: changed(program, stop, '') },
    {
      misconception: 'thinks that the next value is read before the current one is used',
      source: changed(program, loop, `${ahead}for (const n of ${keep}(ahead(${read}()))) {\n`),
    },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: 'What does this JavaScript program print? The options show its lines one after the other, with commas between them.',
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `Nothing runs until the loop asks for a value. Then ${keep} asks ${read} for one value after the other until one is greater than ${limit}, and hands that one to the loop.`,
      `The loop uses it before anything else is read, and asks again. With ${wanted === 1 ? 'the first value' : 'the second value'} used, left is 0 and break ends the loop; nobody asks ${read} for the rest.`,
      `The lines are: ${key}.`,
    ].join(' '),
  }
}

/** Reads one value ahead, as a buffer would. */
const ahead = `function* ahead(values) {
  let held = values.next()
  while (!held.done) {
    const following = values.next()
    yield held.value
    held = following
  }
}
`

/** Hard: reading, waiting and writing back loses what others wrote while waiting. */
export async function lostUpdate(random: Random, tools: Tools): Promise<Item | null> {
  const [name, take] = pick(random, [
    ['stock', 'take'],
    ['seats', 'book'],
    ['budget', 'spend'],
    ['credits', 'use'],
  ] as const)
  const [a, b, c, d, more] = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  const start = integer(random, 30, 60)
  const read = `  const seen = ${name}\n`
  const write = `  ${name} = seen - n\n`
  const together = `  await Promise.all([${take}(${b}), ${take}(${c})])\n`
  const pending = `  const pending = ${take}(${d})\n`
  const added = `  ${name} += ${more}\n`
  const alone = `  await ${take}(${a})\n`
  const steps = shuffle(random, [together, `${pending}${added}  await pending\n`, alone]).join('')
  const program = [
    `let ${name} = ${start}\nasync function ${take}(n) {\n${read}  await database()\n${write}}\n`,
    'async function database() {}\n',
    `async function main() {\n${steps}  print(${name})\n}\nmain()`,
  ].join('')
  const oneByOne = (code: string) => changed(code, together, `  await ${take}(${b})\n  await ${take}(${c})\n`)
  const finished = (code: string) => changed(code, pending, `  const pending = await ${take}(${d})\n`)
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    {
      misconception: 'thinks that only what is added while a call waits is lost',
      source: changed(changed(program, write, `  ${name} -= n\n`), added, ''),
    },
    { misconception: 'thinks that no update is lost', source: changed(program, write, `  ${name} -= n\n`) },
    { misconception: 'thinks that Promise.all runs its calls one after the other', source: oneByOne(program) },
    { misconception: 'thinks that an async call has finished when the next line runs', source: finished(program) },
    {
      misconception: 'thinks that the first write wins',
      source: changed(program, write, `  if (${name} === seen) ${name} = seen - n\n`),
    },
    {
      misconception: 'thinks that of two calls at once the first one listed is kept',
      source: changed(program, together, `  await Promise.all([${take}(${c}), ${take}(${b})])\n`),
    },
    {
      misconception: 'thinks that calls without an await of their own do nothing',
      source: changed(changed(program, pending, '  const pending = null\n'), together, ''),
    },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: 'What does this JavaScript program print? The empty function database stands for a query that takes a while.',
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `${take} reads ${name}, waits, and then writes what it read minus n. Whatever is written while it waits is overwritten.`,
      `Alone, with its await, ${take}(${a}) takes ${a} off.`,
      `In Promise.all both calls read the same value before either writes; the one that started second writes last, so only ${c} comes off and the ${b} is lost.`,
      `${take}(${d}) reads before ${more} is added and writes afterwards: the ${more} is lost and ${d} comes off.`,
      `${start} - ${a} - ${c} - ${d} = ${key}.`,
    ].join(' '),
  }
}

/** Hard: which lines come before and after a wait. */
export async function asyncOrder(random: Random, tools: Tools): Promise<Item | null> {
  const [b, c, d, e] = shuffle(random, ['B', 'C', 'D', 'E'])
  const [x, y] = pick(random, [
    ['x', 'y'],
    ['p', 'q'],
    ['m', 'n'],
    ['u', 'v'],
  ] as const)
  const say = (letter: string | undefined) => `  print('${letter}')\n`
  const direct = `  await step('${x}')\n`
  const started = `  const later = step('${y}')\n`
  const awaited = '  await later\n'
  const order = pick(random, [
    [say('A'), direct, say(b), started, say(c), awaited, say(d)],
    [say('A'), started, say(b), awaited, say(c), direct, say(d)],
    [say('A'), started, say(b), direct, say(c), awaited, say(d)],
    [started, say('A'), direct, say(b), awaited, say(c), say(d)],
    [say('A'), say(b), started, say(c), direct, awaited, say(d)],
    [direct, say('A'), started, say(b), say(c), awaited, say(d)],
  ])
  const head = 'async function step(name) {\n'
  const end = `main()\nprint('${e}')`
  const program = [
    `${head}  print(name + 1)\n  await null\n  print(name + 2)\n}\n`,
    `async function main() {\n${order.join('')}}\n`,
    end,
  ].join('')
  const blocking = (code: string) => changed(code, end, `main().then(() => print('${e}'))`)
  const finished = (code: string) => changed(code, started, `  const later = await step('${y}')\n`)
  const unstarted = (code: string) => changed(changed(code, started, ''), awaited, `  await step('${y}')\n`)
  const deferred = (code: string) => changed(code, head, `${head}  await null\n`)
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    { misconception: 'thinks that await stops the whole program', source: blocking(program) },
    { misconception: 'thinks that an async function has finished when the call returns', source: finished(program) },
    { misconception: 'thinks that an async function starts only when it is awaited', source: unstarted(program) },
    { misconception: 'thinks that an async function starts after the code that calls it', source: deferred(program) },
    { misconception: 'reads async code as if every line waited for the one before', source: blocking(finished(program)) },
    { misconception: 'thinks that await stops the whole program and starts the function', source: blocking(unstarted(program)) },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: 'In which order does this JavaScript program print its lines? The options show them one after the other, with commas between them.',
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `An async function runs at once, up to its first await; then it gives control back to whoever called it. So ${x}1 and ${y}1 are printed by the calls themselves.`,
      `At its first await main gives control back too, and the last line prints ${e}.`,
      'What was waiting goes on in the order in which it started to wait. step without await is started but not waited for; the later await waits for the rest of it.',
      `The order is ${key}.`,
    ].join(' '),
  }
}
