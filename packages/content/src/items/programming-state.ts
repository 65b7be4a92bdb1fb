import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { changed, printed, printedByBeliefs } from './belief.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'

const question = 'What does this JavaScript program print? A call of print writes its values on one line.'

/** Easy: one array under two names, and a copy of it. */
export async function aliasing(random: Random, tools: Tools): Promise<Item | null> {
  const [original, alias, copy] = pick(random, [
    ['scores', 'shown', 'saved'],
    ['prices', 'current', 'backup'],
    ['hours', 'week', 'draft'],
    ['sizes', 'chosen', 'spare'],
    ['levels', 'active', 'before'],
  ] as const)
  const [a, b, c, added, put] = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  const dropped = pick(random, droppedCalls)
  const call = dropped.call(original, c as number)
  const [pushed, shown] = shuffle(random, [original, alias])
  const makeAlias = `const ${alias} = ${original}\n`
  const makeCopy = `const ${copy} = ${pick(random, [`[...${original}]`, `${original}.slice()`])}\n`
  const program = [
    `const ${original} = [${a}, ${b}, ${c}]\n`,
    ...shuffle(random, [makeAlias, makeCopy]),
    ...shuffle(random, [`${pushed}.push(${added})\n`, `${copy}[${integer(random, 0, 2)}] = ${put}\n`]),
    `${call}\n`,
    `print(${shown}, ${copy})`,
  ].join('')
  const aliasIsCopy = (code: string) => changed(code, makeAlias, `const ${alias} = [...${original}]\n`)
  const copyIsAlias = (code: string) => changed(code, makeCopy, `const ${copy} = ${original}\n`)
  const callChanges = (code: string) => changed(code, `${call}\n`, `${dropped.belief(original, c as number)}\n`)
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    { misconception: 'thinks that assigning an array to a second name copies it', source: aliasIsCopy(program) },
    { misconception: 'thinks that a copy of an array stays tied to the original', source: copyIsAlias(program) },
    { misconception: `thinks that ${dropped.name} changes the array it is called on`, source: callChanges(program) },
    { misconception: `thinks that assigning copies and that ${dropped.name} changes the array`, source: callChanges(aliasIsCopy(program)) },
    { misconception: `thinks that copies stay tied and that ${dropped.name} changes the array`, source: callChanges(copyIsAlias(program)) },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: question,
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `${alias} is a second name for the array of ${original}: whatever changes through one name is seen through the other.`,
      `${copy} is a new array with the same elements: from then on the two change separately.`,
      `${dropped.name} returns a new array and leaves ${original} as it is; here nobody keeps what it returns.`,
      `So the program prints ${key}.`,
    ].join(' '),
  }
}

/** Calls whose result is thrown away, and what they would be if they changed the array itself. */
const droppedCalls = [
  {
    name: 'map',
    call: (list: string) => `${list}.map((n) => n * 10)`,
    belief: (list: string) => `${list}.forEach((n, i) => { ${list}[i] = n * 10 })`,
  },
  {
    name: 'concat',
    call: (list: string, n: number) => `${list}.concat([${n}])`,
    belief: (list: string, n: number) => `${list}.push(${n})`,
  },
  { name: 'slice', call: (list: string) => `${list}.slice(1)`, belief: (list: string) => `${list}.shift()` },
  {
    name: 'filter',
    call: (list: string, n: number) => `${list}.filter((n) => n !== ${n})`,
    belief: (list: string, n: number) => `${list}.splice(${list}.indexOf(${n}), 1)`,
  },
]

/** Easy to middle: removing elements from an array while walking through it. */
export async function removal(random: Random, tools: Tools): Promise<Item | null> {
  const list = pick(random, ['queue', 'delays', 'sizes', 'readings', 'ages'])
  const limit = integer(random, 4, 7)
  // Two neighbours above the limit: there the direction of the walk matters.
  const pair = integer(random, 0, 4)
  const values = Array.from({ length: 6 }, (_, at) => integer(random, at === pair || at === pair + 1 ? limit + 1 : 1, 9))
  const forward = random() < 0.7
  const head = forward ? `for (let i = 0; i < ${list}.length; i++) {` : `for (let i = ${list}.length - 1; i >= 0; i--) {`
  const condition = `${list}[i] > ${limit}`
  const remove = `${list}.splice(i, 1)`
  const program = `const ${list} = [${values.join(', ')}]\n${head}\n  if (${condition}) {\n    ${remove}\n  }\n}\nprint(${list})`
  const other = forward ? `for (let i = ${list}.length - 1; i >= 0; i--) {` : `for (let i = 0; i < ${list}.length; i++) {`
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    {
      misconception: forward
        ? 'thinks that the loop still visits every element after a removal'
        : 'thinks that going backwards skips elements too',
      source: changed(program, head, other),
    },
    { misconception: 'thinks that splice(i, 1) removes everything from i on', source: changed(program, remove, `${list}.splice(i)`) },
    { misconception: 'keeps what the condition removes', source: changed(changed(program, head, other), condition, `!(${condition})`) },
    { misconception: 'thinks that the loop ends with the first removal', source: changed(program, remove, `${remove}\n    break`) },
    { misconception: 'thinks that a removed element leaves a gap', source: changed(program, remove, `${list}[i] = undefined`) },
    {
      misconception: 'thinks that splice(i, 1) removes the element after i',
      source: changed(program, remove, `${list}.splice(i + 1, 1)`),
    },
  ])
  // Worth asking only where the direction matters, and then what it would do otherwise is always among the options.
  const [main, ...others] = traps.filter(
    (trap, index) => trap.text !== key && traps.findIndex((other) => other.text === trap.text) === index,
  )
  if (!main || main !== traps[0]) return null
  const options = optionsFrom(random, key, [main, ...shuffle(random, others).slice(0, 3)])
  if (!options) return null
  const trace = await tools.run(
    changed(
      changed(
        program,
        'if (',
        `print('i = ' + i + ' sees ' + ${list}[i] + (${condition} ? ', which is removed' : ', which stays'))\n  if (`,
      ),
      `print(${list})`,
      '',
    ),
  )
  return {
    stem: question,
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `Step by step: ${trace.split('\n').join('; ')}.`,
      forward
        ? 'After a removal the elements behind it move one place forward, and i moves on as well: the element that took the free place is never looked at.'
        : 'Going backwards, only elements that were already looked at move: nothing is skipped.',
      `What is left is ${key}.`,
    ].join(' '),
  }
}

/** Middle: a function that keeps its own state, and a parameter that keeps its value. */
export async function closures(random: Random, tools: Tools): Promise<Item | null> {
  const [make, first, second] = pick(random, [
    ['makeMeter', 'paid', 'free'],
    ['makeBudget', 'team', 'guest'],
    ['makeQuota', 'day', 'night'],
    ['makeTank', 'north', 'south'],
  ] as const)
  const low = integer(random, 8, 14)
  const high = low + integer(random, 3, 8)
  const amount = () => integer(random, 2, 9)
  const calls = shuffle(random, [`${first}(${amount()})`, `${second}(${amount()})`, `${first}(${amount()})`, `${second}(${amount()})`])
  const last = `print(${first}(${amount()}), ${second}(${amount()}))`
  const start = '  let used = 0\n'
  const check = '    if (used + amount > limit) return used\n    used += amount\n'
  const write = (line: (call: string) => string) =>
    [
      `function ${make}(limit) {\n${start}  return (amount) => {\n${check}    return used\n  }\n}\n`,
      `let limit = ${low}\nconst ${first} = ${make}(limit)\nlimit = ${high}\nconst ${second} = ${make}(limit)\n`,
      `${calls.map(line).join('\n')}\n${last}`,
    ].join('')
  const program = write((call) => call)
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    { misconception: 'thinks that all functions made this way share one state', source: `let used = 0\n${changed(program, start, '')}` },
    {
      misconception: 'thinks that a parameter follows later changes of the variable that was passed',
      source: changed(program, `function ${make}(limit)`, `function ${make}()`),
    },
    {
      misconception: 'thinks that the state starts anew with every call',
      source: changed(changed(program, start, ''), '(amount) => {\n', '(amount) => {\n    let used = 0\n'),
    },
    {
      misconception: 'counts an amount that was turned away',
      source: changed(program, check, '    if (used + amount > limit) { used += amount; return used }\n    used += amount\n'),
    },
    { misconception: 'turns away an amount that fits exactly', source: changed(program, 'amount > limit', 'amount >= limit') },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  const trace = await tools.run(write((call) => `print('${call} returns ' + ${call})`))
  return {
    stem: question,
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `Each call of ${make} makes a new variable used and keeps the limit it was given: ${low} for ${first}, ${high} for ${second}. The later change of the outer limit does not reach ${first}.`,
      `${trace.split('\n').slice(0, -1).join(', ')}.`,
      `The last line prints ${key}.`,
    ].join(' '),
  }
}

/** Middle: what a spread copies, and what it shares. */
export async function shallowCopy(random: Random, tools: Tools): Promise<Item | null> {
  const [count, group, one, two] = pick(random, [
    ['retries', 'limits', 'cpu', 'memory'],
    ['replicas', 'ports', 'http', 'admin'],
    ['days', 'rates', 'base', 'night'],
    ['version', 'sizes', 'small', 'large'],
  ] as const)
  const [base, copied, replaced] = pick(random, [
    ['standard', 'test', 'live'],
    ['common', 'left', 'right'],
    ['old', 'next', 'trial'],
  ] as const)
  const [a, b, c, d, e, f, g] = shuffle(random, [1, 2, 3, 4, 5, 6, 7, 8, 9])
  const copyLine = `const ${copied} = { ...${base}, ${count}: ${d} }`
  // Half of the time the new group names both fields: whether something is missing must not be known before reading.
  const fresh = random() < 0.5 ? `${one}: ${e}` : `${one}: ${e}, ${two}: ${integer(random, 1, 9)}`
  const replaceLine = `const ${replaced} = { ...${base}, ${group}: { ${fresh} } }`
  const changes = shuffle(random, [`${copied}.${group}.${two} = ${f}`, `${base}.${count} = ${g}`])
  const program = [
    `const ${base} = { ${count}: ${a}, ${group}: { ${one}: ${b}, ${two}: ${c} } }`,
    ...shuffle(random, [copyLine, replaceLine]),
    ...changes,
    `print(${shuffle(random, [`${base}.${group}.${two}`, `${copied}.${count}`, `${replaced}.${count}`, `${replaced}.${group}.${two}`]).join(', ')})`,
  ].join('\n')
  const deep = (code: string) => changed(code, copyLine, `const ${copied} = { ...JSON.parse(JSON.stringify(${base})), ${count}: ${d} }`)
  const merged = (code: string) =>
    changed(code, replaceLine, `const ${replaced} = { ...${base}, ${group}: { ...${base}.${group}, ${fresh} } }`)
  const follows = (code: string) =>
    changed(code, replaceLine, `const ${replaced} = { ...${base}, ${group}: { ${fresh} }, get ${count}() { return ${base}.${count} } }`)
  const same = (code: string) => changed(code, copyLine, `const ${copied} = Object.assign(${base}, { ${count}: ${d} })`)
  const key = await printed(tools, program)
  const traps = await printedByBeliefs(tools, [
    { misconception: 'thinks that a spread copies nested objects too', source: deep(program) },
    { misconception: 'thinks that a spread merges nested objects', source: merged(program) },
    { misconception: 'thinks that a spread copy follows later changes of the original', source: follows(program) },
    { misconception: 'thinks that a spread is another name for the same object', source: same(program) },
    { misconception: 'thinks that a spread copies and merges nested objects', source: deep(merged(program)) },
    {
      misconception: 'thinks that a spread copies nested objects and follows later changes of the original',
      source: deep(follows(program)),
    },
  ])
  const options = optionsFrom(random, key, traps)
  if (!options) return null
  return {
    stem: question,
    exhibit: { language: 'javascript', text: program },
    options,
    explanation: [
      `A spread copies one level: each field is copied once, at that moment. So ${replaced}.${count} stays ${a} when ${base}.${count} becomes ${g} later, and ${copied}.${count} is ${d}.`,
      `A field that holds an object is copied as a reference: ${copied}.${group} and ${base}.${group} are one object, and setting ${two} to ${f} through one is seen through the other.`,
      `A field that is named again is replaced as a whole: ${replaced}.${group} holds ${fresh} and nothing else${fresh.includes(two) ? '' : `, so reading ${two} gives undefined`}.`,
      `The program prints ${key}.`,
    ].join(' '),
  }
}
