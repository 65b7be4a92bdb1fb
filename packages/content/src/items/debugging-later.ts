import type { Random } from '@evenkeel/measure'
import { type Draft, line } from './debugging-programs.ts'
import { integer, pick, shuffle } from './draw.ts'

/** Middle to hard: the first call works, a later one does not. */
export const statePrograms: readonly ((random: Random) => Draft)[] = [
  function cache(random) {
    const [what, where, first, second] = pick(random, [
      ['product', 'country', 'pen', 'ink'],
      ['room', 'season', 'loft', 'hall'],
      ['plan', 'region', 'basic', 'plus'],
    ] as const)
    const [here, there] = shuffle(random, ['north', 'south', 'east', 'west'])
    const [low, high] = [integer(random, 1, 4) * 5, integer(random, 5, 9) * 5]
    const [a, b] = shuffle(random, [20, 40, 60, 80, 100, 120])
    return {
      task: `The function price should give the price of a ${what} in a ${where}, and work each one out only once; the last number is how often it was worked out.`,
      lines: [
        `const base = { ${first}: ${a}, ${second}: ${b} }`,
        'const cache = new Map()',
        'let computed = 0',
        `function price(${what}, ${where}) {`,
        line(`  const key = ${what} + '/' + ${where}`, [`const key = ${what}`, `leaves out of the key that the price depends on the ${where}`], [
          `const key = ${where}`,
          `leaves out of the key that the price depends on the ${what}`,
        ], [`const key = { ${what}, ${where} }`, 'makes a new object as the key each time, which equals no other']),
        line(`  if (!cache.has(key)) cache.set(key, compute(${what}, ${where}))`, [
          `if (!cache.has(${what})) cache.set(key, compute(${what}, ${where}))`,
          'looks for one key and files under another',
        ], [`cache.set(key, compute(${what}, ${where}))`, 'works the price out each time']),
        line('  return cache.get(key)', [`return cache.get(${what})`, 'reads under another key than the one it filed under']),
        '}',
        `function compute(${what}, ${where}) {`,
        '  computed += 1',
        line(`  const extra = ${where} === '${here}' ? ${high} : ${low}`, [`const extra = ${where} ? ${high} : ${low}`, 'asks only whether there is a value at all']),
        line(`  return base[${what}] + extra`, [`return (base[${what}] += extra)`, 'changes the base price with each call']),
        '}',
        `const prices = [`,
        ...shuffle(random, [`price('${first}', '${here}')`, `price('${first}', '${there}')`, `price('${second}', '${here}')`, `price('${first}', '${here}')`]).map(
          (call) => `  ${call},`,
        ),
        ']',
        'print(prices, computed)',
      ],
    }
  },
  function sorting(random) {
    const [values, unit] = pick(random, [
      ['readings', 'degrees'],
      ['prices', 'cents'],
      ['loads', 'percent'],
    ] as const)
    const data = shuffle(random, [integer(random, 2, 9), integer(random, 10, 19), integer(random, 20, 60), integer(random, 100, 130), integer(random, 70, 99)])
    return {
      task: `The program should print the median in ${unit}, then the change from the first of the ${values} to the last, then the greatest step from one to the next.`,
      lines: [
        `function median(${values}) {`,
        line(`  const sorted = [...${values}].sort((a, b) => a - b)`, [`const sorted = ${values}.sort((a, b) => a - b)`, 'sorts the list of the caller'], [
          `const sorted = [...${values}].sort()`,
          'sorts numbers as if they were words',
        ], [`const sorted = [...${values}]`, 'takes the middle of a list that is not sorted']),
        line('  return sorted[Math.floor(sorted.length / 2)]', ['return sorted[Math.ceil(sorted.length / 2)]', 'takes the element after the middle']),
        '}',
        `function change(${values}) {`,
        line(`  return ${values}.at(-1) - ${values}[0]`, [`return ${values}[0] - ${values}.at(-1)`, 'turns the sign of the change around'], [
          `return Math.max(...${values}) - Math.min(...${values})`,
          'takes the range for the change',
        ]),
        '}',
        `function greatestStep(${values}) {`,
        line(`  const steps = ${values}.slice(1).map((value, i) => value - ${values}[i])`, [
          `const steps = ${values}.slice(1).map((value, i) => value - ${values}[i + 1])`,
          'compares each value with itself',
        ], [`const steps = ${values}.splice(1).map((value, i) => value - ${values}[0])`, 'cuts the list of the caller, and compares with the first value']),
        line('  return Math.max(...steps)', ['return steps.at(-1)', 'takes the last step for the greatest']),
        '}',
        `const ${values} = [${data.join(', ')}]`,
        `print(median(${values}), change(${values}), greatestStep(${values}))`,
      ],
    }
  },
  function carts(random) {
    const [thing, a, b, c] = pick(random, [
      ['basket', 'tea', 'rice', 'salt'],
      ['crate', 'nuts', 'bolts', 'wire'],
      ['letter', 'page', 'stamp', 'seal'],
    ] as const)
    const price = () => integer(random, 2, 30)
    return {
      task: `Two ${thing}s are filled one after the other. The program should print what each holds and costs.`,
      lines: [
        'const blank = { items: [], total: 0 }',
        `function new${thing[0]?.toUpperCase()}${thing.slice(1)}() {`,
        line('  return { ...blank, items: [] }', ['return { ...blank }', `gives all ${thing}s the same list`], ['return blank', `gives out the same ${thing} each time`]),
        '}',
        `function add(${thing}, item, price) {`,
        line(`  ${thing}.items.push(item)`, [`${thing}.items = [item]`, 'forgets the items before'], [`blank.items.push(item)`, 'puts the item somewhere else']),
        line(`  ${thing}.total += price`, [`${thing}.total = price`, 'forgets the prices before'], [`blank.total += price`, 'adds the price somewhere else'], [
          `${thing}.total = blank.total + price`,
          'starts from the blank each time',
        ]),
        '}',
        `const one = new${thing[0]?.toUpperCase()}${thing.slice(1)}()`,
        `const two = new${thing[0]?.toUpperCase()}${thing.slice(1)}()`,
        ...shuffle(random, [`add(one, '${a}', ${price()})`, `add(one, '${b}', ${price()})`, `add(two, '${c}', ${price()})`, `add(two, '${a}', ${price()})`]),
        'print(one.items, one.total, two.items, two.total)',
      ],
    }
  },
  function batches(random) {
    const size = integer(random, 2, 3)
    const [send, sent] = pick(random, [
      ['send', 'sent'],
      ['store', 'stored'],
      ['mail', 'mailed'],
    ] as const)
    const count = size * 2 + 1
    const first = integer(random, 1, 60)
    return {
      task: `The batcher should hand on items in batches of ${size}, and the rest with the last flush.`,
      lines: [
        `function batcher(size, ${send}) {`,
        '  let batch = []',
        '  const flush = () => {',
        line(`    if (batch.length > 0) ${send}(batch)`, [`if (batch.length === size) ${send}(batch)`, 'throws away a batch that is not full'], [
          `${send}(batch)`,
          'hands on an empty batch as well',
        ]),
        line('    batch = []', ['batch.length = 0', 'empties the very list that was handed on'], ['batch.pop()', 'keeps all but one of the items that were handed on']),
        '  }',
        '  const add = (item) => {',
        line('    batch.push(item)', ['batch = [item]', 'forgets the items before']),
        line('    if (batch.length === size) flush()', ['if (batch.length > size) flush()', 'waits for one item too many'], [
          `if (batch.length === size) ${send}(batch)`,
          'hands on a full batch without starting a new one',
        ]),
        '  }',
        '  return { add, flush }',
        '}',
        `const ${sent} = []`,
        `const { add, flush } = batcher(${size}, (items) => ${sent}.push(items))`,
        `for (let n = ${first}; n < ${first + count}; n++) add(n)`,
        line('flush()', ['flush(); flush()', 'flushes once more']),
        ...(random() < 0.5 ? ['flush()'] : [`print(${sent}.length)`]),
        `print(${sent})`,
      ],
    }
  },
]

/** Hard: something is not waited for, or its answer comes in another order. */
export const asyncPrograms: readonly ((random: Random) => Draft)[] = [
  function inTurn(random) {
    const [thing, take] = pick(random, [
      ['seats', 'book'],
      ['stock', 'take'],
      ['credit', 'spend'],
    ] as const)
    const start = integer(random, 20, 60)
    const [a, b, c] = shuffle(random, [2, 3, 4, 5, 6, 7, 8, 9])
    return {
      task: `Three calls of ${take} run at once. Each should see what the one before has saved; the program should print what is left, and then "done".`,
      lines: [
        `let ${thing} = ${start}`,
        `async function load() { await null; return ${thing} }`,
        `async function save(count) { await null; await null; ${thing} = count }`,
        'let queue = Promise.resolve()',
        'function inTurn(task) {',
        line('  queue = queue.then(task)', ['queue.then(task)', 'does not keep the new end of the queue'], ['queue = task()', 'starts the task without waiting for its turn'], [
          'queue = queue.then(() => { task() })',
          'does not wait until the task is finished',
        ]),
        line('  return queue', ['return Promise.resolve()', 'tells the caller that all is done at once']),
        '}',
        `function ${take}(count) {`,
        line('  return inTurn(async () => {', ['return inTurn(() => async () => {', 'hands over a function that makes the task instead of the task']),
        line('    const left = await load()', [`const left = ${start}`, 'takes the first value instead of the current one']),
        line('    await save(left - count)', ['save(left - count)', 'does not wait until the new value is saved'], [`await save(${thing} - count - count)`, 'takes the count off twice']),
        '  })',
        '}',
        'async function main() {',
        line(`  await Promise.all([${take}(${a}), ${take}(${b}), ${take}(${c})])`, [`Promise.all([${take}(${a}), ${take}(${b}), ${take}(${c})])`, 'does not wait for the calls'], [
          `await Promise.race([${take}(${a}), ${take}(${b}), ${take}(${c})])`,
          'waits only for the first call',
        ]),
        `  print(${thing})`,
        '}',
        "main().then(() => print('done'))",
      ],
    }
  },
  function retrying(random) {
    const failures = integer(random, 1, 2)
    const times = failures + 1
    const [a, b] = shuffle(random, [2, 3, 4, 5, 6, 7, 8, 9])
    const factor = pick(random, [10, 11, 20, 100])
    return {
      task: `The service is busy for the first ${failures === 1 ? 'call' : 'two calls'}. The function retry should try up to ${times} times and then give up.`,
      lines: [
        `let busy = ${failures}`,
        'async function call(n) {',
        '  await null',
        "  if (busy > 0) { busy -= 1; throw new Error('busy') }",
        `  return n * ${factor}`,
        '}',
        'async function retry(task, times) {',
        line('  for (let attempt = 1; ; attempt++) {', ['for (let attempt = 2; ; attempt++) {', 'counts an attempt that was never made']),
        '    try {',
        line('      return await task()', ['return task()', 'leaves the try before the promise fails, so that catch never sees it'], [
          'return await task',
          'returns the task without calling it',
        ]),
        '    } catch (error) {',
        line('      if (attempt === times) throw error', ['if (attempt === times - 1) throw error', 'gives up one attempt too early'], [
          'throw error',
          'gives up at the first failure',
        ], ['return error.message', 'returns the message as if it were an answer']),
        '    }',
        '  }',
        '}',
        'async function main() {',
        '  const results = []',
        line(`  for (const n of [${a}, ${b}]) results.push(await retry(() => call(n), ${times}))`, [
          `for (const n of [${a}, ${b}]) results.push(retry(() => call(n), ${times}))`,
          'collects promises instead of answers',
        ], [`for (const n of [${a}, ${b}]) results.push(await retry(call(n), ${times}))`, 'makes the call itself and hands over its promise']),
        '  print(results)',
        '}',
        "main().catch((error) => print('gave up: ' + error.message))",
      ],
    }
  },
  function latest(random) {
    const words = pick(random, [
      ['ca', 'cat', 'cats'],
      ['re', 'red', 'reds'],
      ['po', 'por', 'port'],
      ['se', 'sea', 'seal'],
    ] as const)
    const [slow, middle, fast] = pick(random, [
      [9, 5, 2],
      [8, 2, 5],
      [9, 2, 6],
    ] as const)
    const hits = integer(random, 3, 40)
    return {
      task: 'Somebody types, and each change asks the server again; answers may come in any order. In the end the program should show the answer to the last question, and how often it showed anything.',
      lines: [
        'let asked = 0',
        "let shown = ''",
        'let times = 0',
        'async function answer(text, delay) {',
        '  for (let i = 0; i < delay; i++) await null',
        `  return text + ':' + text.length * ${hits}`,
        '}',
        'async function search(text, delay) {',
        line('  asked += 1', ['asked = 1', 'gives every question the same number']),
        line('  const mine = asked', ['const mine = () => asked', 'keeps a way to read the number instead of the number']),
        line('  const result = await answer(text, delay)', ['const result = await answer(text, asked)', 'mixes up the number of the question with the delay']),
        line('  if (mine !== asked) return', ['if (mine > asked) return', 'drops only answers from the future'], ['if (mine === asked) return', 'drops the answer to the last question'], [
          'if (shown) return',
          'keeps the first answer that comes',
        ]),
        line('  shown = result', ["shown = shown || result", 'keeps the first answer that was shown']),
        '  times += 1',
        '}',
        'async function main() {',
        line(`  await Promise.all([search('${words[0]}', ${slow}), search('${words[1]}', ${middle}), search('${words[2]}', ${fast})])`, [
          `await Promise.race([search('${words[0]}', ${slow}), search('${words[1]}', ${middle}), search('${words[2]}', ${fast})])`,
          'waits only for the first answer',
        ], [`await search('${words[0]}', ${slow}); search('${words[1]}', ${middle}); search('${words[2]}', ${fast})`, 'waits only for the first question']),
        '  print(shown, times)',
        '}',
        'main()',
      ],
    }
  },
]
