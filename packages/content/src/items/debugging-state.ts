import type { Random } from '@evenkeel/measure'
import { type Draft, line } from './debugging-draft.ts'
import { integer, pick, shuffle } from './draw.ts'

/** Middle to hard: the first call works, a later one does not. */
export const statePrograms: readonly ((random: Random) => Draft)[] = [
  function cache(random) {
    const [what, where, first, second] = pick(random, [
      ['product', 'market', 'pen', 'ink'],
      ['room', 'wing', 'loft', 'hall'],
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
        line(
          `  const key = ${what} + '/' + ${where}`,
          [`const key = ${what}`, `leaves out of the key that the price depends on the ${where}`],
          [`const key = ${where}`, `leaves out of the key that the price depends on the ${what}`],
          [`const key = { ${what}, ${where} }`, 'makes a new object as the key each time, which equals no other'],
        ),
        line(
          `  if (!cache.has(key)) cache.set(key, compute(${what}, ${where}))`,
          [`if (!cache.has(${what})) cache.set(key, compute(${what}, ${where}))`, 'looks for one key and files under another'],
          [`cache.set(key, compute(${what}, ${where}))`, 'works the price out each time'],
        ),
        line('  return cache.get(key)', [`return cache.get(${what})`, 'reads under another key than the one it filed under', 'trap']),
        '}',
        `function compute(${what}, ${where}) {`,
        '  computed += 1',
        line(`  const extra = ${where} === '${here}' ? ${high} : ${low}`, [
          `const extra = ${where} ? ${high} : ${low}`,
          'asks only whether there is a value at all',
          'trap',
        ]),
        line(`  return base[${what}] + extra`, [`return (base[${what}] += extra)`, 'changes the base price with each call']),
        '}',
        `const prices = [`,
        ...shuffle(random, [
          `price('${first}', '${here}')`,
          `price('${first}', '${there}')`,
          `price('${second}', '${here}')`,
          `price('${first}', '${here}')`,
        ]).map((call) => `  ${call},`),
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
    const data = shuffle(random, [
      integer(random, 2, 9),
      integer(random, 10, 19),
      integer(random, 20, 60),
      integer(random, 100, 130),
      integer(random, 70, 99),
    ])
    return {
      task: `The program should print the median in ${unit}, then the change from the first of the ${values} to the last, then the greatest step from one to the next.`,
      lines: [
        `function median(${values}) {`,
        line(
          `  const sorted = [...${values}].sort((a, b) => a - b)`,
          [`const sorted = ${values}.sort((a, b) => a - b)`, 'sorts the list of the caller'],
          [`const sorted = [...${values}].sort()`, 'sorts numbers as if they were words'],
          [`const sorted = [...${values}]`, 'takes the middle of a list that is not sorted'],
        ),
        line('  return sorted[Math.floor(sorted.length / 2)]', [
          'return sorted[Math.ceil(sorted.length / 2)]',
          'takes the element after the middle',
        ]),
        '}',
        `function change(${values}) {`,
        line(
          `  return ${values}.at(-1) - ${values}[0]`,
          [`return ${values}[0] - ${values}.at(-1)`, 'turns the sign of the change around', 'trap'],
          [`return Math.max(...${values}) - Math.min(...${values})`, 'takes the range for the change'],
        ),
        '}',
        `function greatestStep(${values}) {`,
        line(
          `  const steps = ${values}.slice(1).map((value, i) => value - ${values}[i])`,
          [`const steps = ${values}.slice(1).map((value, i) => value - ${values}[i + 1])`, 'compares each value with itself'],
          [
            `const steps = ${values}.splice(1).map((value, i) => value - ${values}[0])`,
            'cuts the list of the caller, and compares with the first value',
          ],
        ),
        line('  return Math.max(...steps)', ['return steps.at(-1)', 'takes the last step for the greatest', 'trap']),
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
        line(
          '  return { ...blank, items: [] }',
          ['return { ...blank }', `gives all ${thing}s the same list`],
          ['return blank', `gives out the same ${thing} each time`],
        ),
        '}',
        `function add(${thing}, item, price) {`,
        line(
          `  ${thing}.items.push(item)`,
          [`${thing}.items = [item]`, 'forgets the items before', 'trap'],
          [`blank.items.push(item)`, 'puts the item somewhere else', 'trap'],
        ),
        line(
          `  ${thing}.total += price`,
          [`${thing}.total = price`, 'forgets the prices before', 'trap'],
          [`blank.total += price`, 'adds the price somewhere else', 'trap'],
          [`${thing}.total = blank.total + price`, 'starts from the blank each time', 'trap'],
        ),
        '}',
        `const one = new${thing[0]?.toUpperCase()}${thing.slice(1)}()`,
        `const two = new${thing[0]?.toUpperCase()}${thing.slice(1)}()`,
        ...shuffle(random, [
          `add(one, '${a}', ${price()})`,
          `add(one, '${b}', ${price()})`,
          `add(two, '${c}', ${price()})`,
          `add(two, '${a}', ${price()})`,
        ]),
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
        line(
          `    if (batch.length > 0) ${send}(batch)`,
          [`if (batch.length === size) ${send}(batch)`, 'throws away a batch that is not full'],
          [`${send}(batch)`, 'hands on an empty batch as well'],
        ),
        line(
          '    batch = []',
          ['batch.length = 0', 'empties the very list that was handed on'],
          ['batch.pop()', 'keeps all but one of the items that were handed on'],
        ),
        '  }',
        '  const add = (item) => {',
        line('    batch.push(item)', ['batch = [item]', 'forgets the items before', 'trap']),
        line(
          '    if (batch.length === size) flush()',
          ['if (batch.length > size) flush()', 'waits for one item too many'],
          [`if (batch.length === size) ${send}(batch)`, 'hands on a full batch without starting a new one'],
        ),
        '  }',
        '  return { add, flush }',
        '}',
        `const ${sent} = []`,
        `const { add, flush } = batcher(${size}, (items) => ${sent}.push(items))`,
        `for (let n = ${first}; n < ${first + count}; n++) add(n)`,
        line('flush()', ['flush(); flush()', 'flushes once more', 'trap']),
        ...(random() < 0.5 ? ['flush()'] : [`print(${sent}.length)`]),
        `print(${sent})`,
      ],
    }
  },
]
