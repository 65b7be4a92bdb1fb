import type { Random } from '@evenkeel/measure'
import { integer, pick, shuffle } from './draw.ts'

/** A line that is not what it should be, and what it does instead, as it would go on after "it". */
export type Fault = { readonly text: string; readonly misconception: string }

/** A line of a program that works, and what could go wrong with it. */
export type Line = string | { readonly right: string; readonly wrong: readonly Fault[] }

/** A program that works. `throws`: only faults that end in an error are worth showing. */
export type Draft = { readonly task: string; readonly lines: readonly Line[]; readonly throws?: true }

export function lineText(line: Line): string {
  return typeof line === 'string' ? line : line.right
}

/** A line and its faults: text, then what the fault does. */
export function line(right: string, ...wrong: readonly (readonly [text: string, misconception: string])[]): Line {
  const indent = /^ */.exec(right)?.[0] ?? ''
  return { right, wrong: wrong.map(([text, misconception]) => ({ text: indent + text, misconception })) }
}

const list = (random: Random, count: number, low: number, high: number) => Array.from({ length: count }, () => integer(random, low, high))

/** Easy: one function, a wrong value. */
export const loopPrograms: readonly ((random: Random) => Draft)[] = [
  function streak(random) {
    const goal = integer(random, 3, 5)
    const day = () => pick(random, [goal, goal, goal + 1, goal + 2, goal - 1, goal - 2])
    const days = () => `[${Array.from({ length: 7 }, day).join(', ')}]`
    return {
      task: `The function longest should return the greatest number of days in a row with at least ${goal} hours.`,
      lines: [
        'function longest(days) {',
        '  let best = 0',
        '  let run = 0',
        line('  for (const hours of days) {', ['for (const hours of days.slice(1)) {', 'leaves out the first day']),
        line(`    if (hours >= ${goal}) run += 1`, [`if (hours > ${goal}) run += 1`, 'does not count a day with exactly the hours asked for'], [
          `if (hours >= ${goal}) run = 1`,
          'does not count days in a row',
        ], ['if (hours) run += 1', 'counts every day, long or short']),
        line('    else run = 0', ['else run = 1', 'counts the day that ends a run as the first of the next'], [
          'else best = 0',
          'forgets the best instead of the current run',
        ]),
        line('    if (run > best) best = run', ['if (run > best) best += 1', 'adds to the best instead of taking over the current run'], [
          'if (run > 0) best = run',
          'keeps the last run instead of the longest',
        ]),
        '  }',
        line('  return best', ['return run', 'returns the last run instead of the longest'], ['return best + 1', 'adds one that was counted already']),
        '}',
        `print(longest(${days()}), longest(${days()}))`,
      ],
    }
  },
  function pages(random) {
    const size = integer(random, 3, 4)
    const rows = list(random, size * 2 + integer(random, 1, size - 1), 10, 99)
    const full = list(random, size * 2, 10, 99)
    return {
      task: `The function page should return the rows of one page, counted from 1, and pages the number of pages.`,
      lines: [
        'function page(rows, size, number) {',
        line('  const first = (number - 1) * size', ['const first = number * size', 'counts pages from 0'], [
          'const first = (number - 1) * size + 1',
          'counts rows from 1',
        ]),
        line('  const end = first + size', ['const end = size', 'ends every page where the first one ends'], ['const end = first + size - 1', 'takes the end, which is not included, for the last row'], [
          'const end = number * size + 1',
          'takes in the first row of the next page',
        ]),
        '  const shown = []',
        line('  for (let i = first; i < end && i < rows.length; i++) {', [
          'for (let i = first; i < end; i++) {',
          'runs past the last row',
        ], ['for (let i = first + 1; i < end && i < rows.length; i++) {', 'skips the first row of a page']),
        '    shown.push(rows[i])',
        '  }',
        '  return shown',
        '}',
        'function pages(rows, size) {',
        line('  return Math.ceil(rows.length / size)', ['return Math.floor(rows.length / size)', 'forgets a last page that is not full'], [
          'return Math.floor(rows.length / size) + 1',
          'adds a page even when the last one is full',
        ]),
        '}',
        `const some = [${rows.join(', ')}]`,
        `const full = [${full.join(', ')}]`,
        `print(page(some, ${size}, 1), page(some, ${size}, 3), pages(some, ${size}), pages(full, ${size}))`,
      ],
    }
  },
  function average(random) {
    const [name, value] = pick(random, [
      ['readings', 'value'],
      ['scores', 'score'],
      ['delays', 'delay'],
    ] as const)
    const some = shuffle(random, ['null', '0', ...list(random, 4, 2, 9).map(String)])
    const most = shuffle(random, ['null', 'null', '0', ...list(random, 3, 2, 9).map(String)])
    return {
      task: `The function average should leave out what was not measured, which is null; a measured 0 counts. It rounds to one decimal.`,
      lines: [
        `function average(${name}) {`,
        '  let sum = 0',
        '  let count = 0',
        `  for (const ${value} of ${name}) {`,
        line(`    if (${value} === null) continue`, [`if (${value} === null) break`, 'stops at the first gap'], [
          `if (!${value}) continue`,
          'takes a measured 0 for a gap',
        ]),
        line(`    sum += ${value}`, [`sum = ${value}`, 'keeps the last value instead of the sum'], [`sum += ${value} || 1`, 'turns a measured 0 into 1']),
        line('    count += 1', [`count = ${name}.length`, 'counts the gaps as well'], [`if (${value} > 0) count += 1`, 'does not count a measured 0']),
        '  }',
        line('  return count === 0 ? null : Math.round((sum / count) * 10) / 10', [
          'return count === 0 ? null : Math.round(sum / count)',
          'rounds to whole numbers',
        ], ['return count === 0 ? null : Math.round((sum / (count + 1)) * 10) / 10', 'divides by one too many'], [
          'return count === 0 ? 0 : Math.round((sum / count) * 10) / 10',
          'returns 0 where nothing was measured',
        ]),
        '}',
        `print(average([${some.join(', ')}]), average([${most.join(', ')}]), average([null]))`,
      ],
    }
  },
  function clashes(random) {
    const [thing, many] = pick(random, [
      ['meeting', 'meetings'],
      ['booking', 'bookings'],
      ['job', 'jobs'],
    ] as const)
    const spans = list(random, 4, 8, 14).map((from) => ({ from, to: from + integer(random, 1, 4) }))
    const touching = spans[0] as { from: number; to: number }
    const all = shuffle(random, [...spans, { from: touching.to, to: touching.to + integer(random, 1, 2) }])
    return {
      task: `The function clashes should count the pairs of ${many} that overlap; two that only touch do not.`,
      lines: [
        'function overlap(one, other) {',
        line('  return one.from < other.to && other.from < one.to', [
          'return one.from <= other.to && other.from <= one.to',
          `takes two ${many} that only touch for an overlap`,
        ], ['return one.from < other.from && other.from < one.to', `sees an overlap only if the ${thing} named first starts first`], [
          'return one.from < other.to || other.from < one.to',
          'asks for one of the two conditions instead of both',
        ], ['return one.from < other.to', 'asks for one of the two conditions only']),
        '}',
        `function clashes(${many}) {`,
        '  let count = 0',
        line(`  for (let i = 0; i < ${many}.length; i++) {`, [`for (let i = 1; i < ${many}.length; i++) {`, `leaves out the first ${thing}`]),
        line(`    for (let j = i + 1; j < ${many}.length; j++) {`, [`for (let j = 0; j < ${many}.length; j++) {`, 'counts each pair twice, and each with itself'], [
          `for (let j = i; j < ${many}.length; j++) {`,
          `compares each ${thing} with itself, too`,
        ], [`for (let j = i + 1; j < ${many}.length - 1; j++) {`, `leaves out the last ${thing}`]),
        `      if (overlap(${many}[i], ${many}[j])) count += 1`,
        '    }',
        '  }',
        '  return count',
        '}',
        'print(clashes([',
        ...all.map(({ from, to }) => `  { from: ${from}, to: ${to} },`),
        ']))',
      ],
    }
  },
]

/** Middle: the line that throws is not the line that is wrong. */
export const thrownPrograms: readonly ((random: Random) => Draft)[] = [
  function lookup(random) {
    const ids = shuffle(random, [3, 5, 7, 8, 9, 12, 14])
    const [a, b, c] = shuffle(random, ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve', 'Finn'])
    const [order, customer] = pick(random, [
      ['order', 'customer'],
      ['visit', 'patient'],
      ['loan', 'reader'],
    ] as const)
    const amount = () => integer(random, 11, 95)
    return {
      throws: true,
      task: `The program should print the name of the ${customer} and the amount for each ${order}.`,
      lines: [
        `const ${customer}s = new Map()`,
        `function register(${customer}) {`,
        line(`  ${customer}s.set(${customer}.id, ${customer})`, [`${customer}s.set(${customer}.name, ${customer})`, 'files by name what is looked up by id'], [
          `${customer}s.set(String(${customer}.id), ${customer})`,
          'files under a text what is looked up by a number',
        ]),
        '}',
        'function parse(row) {',
        line(`  const [id, ${customer}, amount] = row.split(';')`, [`const [${customer}, id, amount] = row.split(';')`, 'reads the columns in the wrong order'], [
          `const [id, ${customer}, amount] = row.split(',')`,
          'splits at a sign that is not there',
        ]),
        line(`  return { id, ${customer}: Number(${customer}), amount: Number(amount) }`, [
          `return { id, ${customer}, amount: Number(amount) }`,
          'leaves as text what is looked up as a number',
        ], [`return { id, ${customer}: Number(id), amount: Number(amount) }`, 'turns the wrong column into a number']),
        '}',
        `function label(${order}) {`,
        line(`  const found = ${customer}s.get(${order}.${customer})`, [`const found = ${customer}s.get(${order}.id)`, `looks up the id of the ${order}`], [
          `const found = ${customer}s[${order}.${customer}]`,
          'reads a map as if it were an object',
        ], [`const found = ${customer}s.get(${order})`, `looks up the whole ${order}`]),
        line(`  return found.name + ' ' + ${order}.amount`, [`return found?.name + ' ' + ${order}.amount`, 'guards the line that throws']),
        '}',
        `register({ id: ${ids[0]}, name: '${a}' })`,
        `register({ id: ${ids[1]}, name: '${b}' })`,
        `register({ id: ${ids[2]}, name: '${c}' })`,
        `const rows = ['x1;${ids[1]};${amount()}', 'x2;${ids[0]};${amount()}', 'x3;${ids[1]};${amount()}']`,
        "print(rows.map(parse).map(label).join(', '))",
      ],
    }
  },
  function totals(random) {
    const [one, lines, price] = pick(random, [
      ['order', 'lines', 'price'],
      ['team', 'shifts', 'hours'],
      ['trip', 'legs', 'minutes'],
    ] as const)
    const names = shuffle(random, ['north', 'south', 'east', 'west', 'harbour']).slice(0, 3)
    const counts = shuffle(random, [0, integer(random, 1, 2), 3])
    const data = names.map(
      (name, index) => `  { name: '${name}', ${lines}: [${list(random, counts[index] ?? 1, 2, 30).map((n) => `{ ${price}: ${n} }`).join(', ')}] },`,
    )
    return {
      throws: true,
      task: `The program should print the name and the total of each ${one}.`,
      lines: [
        `function total(${one}) {`,
        line(`  return ${one}.${lines}.reduce((sum, each) => sum + each.${price}, 0)`, [
          `return ${one}.${lines}.reduce((sum, each) => sum + each.${price})`,
          'gives reduce nothing to start with, which fails for an empty list',
        ], [`return (${one}?.${lines} ?? []).reduce((sum, each) => sum + each.${price}, 0)`, 'guards the line that throws']),
        '}',
        `function withTotal(${one}) {`,
        line(`  return { ...${one}, total: total(${one}) }`, [`return { ${lines}: ${one}.${lines}, total: total(${one}) }`, 'loses the name on the way'], [
          `return { ...${one}, total: total(${one}.${lines}) }`,
          'hands over the list instead of what holds it',
        ], [`return { ...${one} }`, 'leaves out the total']),
        '}',
        `function enriched(${one}s) {`,
        line(`  return ${one}s.map((${one}) => withTotal(${one}))`, [
          `return ${one}s.map((${one}) => { withTotal(${one}) })`,
          'returns nothing from a function body in braces',
        ], [`return ${one}s.forEach((${one}) => withTotal(${one}))`, 'takes forEach for map'], [
          `return ${one}s`,
          'hands on the list without the totals',
        ]),
        '}',
        `function report(${one}s) {`,
        line(`  return ${one}s.map((${one}) => ${one}.name + ' ' + ${one}.total)`, [
          `return ${one}s?.map((${one}) => ${one}?.name + ' ' + ${one}?.total) ?? []`,
          'guards the line where the error may show',
        ]),
        '}',
        `const data = [`,
        ...data,
        ']',
        "print(report(enriched(data)).join(', '))",
      ],
    }
  },
  function tree(random) {
    const [root, first, second, third, leaf, other] = shuffle(random, ['app', 'core', 'data', 'edge', 'mail', 'shop', 'auth', 'feed'])
    const wanted = pick(random, [second, third, leaf])
    return {
      throws: true,
      task: `The program should find the part called ${wanted} and print how many parts it holds, itself included.`,
      lines: [
        line('function part(name, parts = []) {', ['function part(name, parts) {', 'makes parts without a list of parts']),
        '  return { name, parts }',
        '}',
        'function size(tree) {',
        line('  return tree.parts.reduce((sum, each) => sum + size(each), 1)', [
          'return (tree?.parts ?? []).reduce((sum, each) => sum + size(each), 1)',
          'guards the line that throws',
        ], ['return tree === null ? 0 : tree.parts.reduce((sum, each) => sum + size(each), 1)', 'counts 0 for what was not found']),
        '}',
        'function find(tree, name) {',
        line('  if (tree.name === name) return tree', ['if (tree.name === name) return tree.parts', 'returns the list instead of the part']),
        '  for (const each of tree.parts) {',
        line('    const found = find(each, name)', ['const found = find(tree.parts[0], name)', 'looks into the first part again and again'], [
          'const found = each.name === name ? each : null',
          'looks only one level down',
        ], ['const found = find(each)', 'does not hand on the name']),
        line('    if (found) return found', ['return found', 'gives up after the first part']),
        '  }',
        '  return null',
        '}',
        `const tree = part('${root}', [`,
        `  part('${first}'),`,
        `  part('${second}', [part('${other}'), part('${third}', [part('${leaf}')])]),`,
        '])',
        `print('${wanted}', size(find(tree, '${wanted}')))`,
      ],
    }
  },
]
