import type { Random } from '@evenkeel/measure'
import { type Draft, line, numbers } from './debugging-draft.ts'
import { integer, pick, shuffle } from './draw.ts'

/** Easy: one function, a wrong value. */
export const valuePrograms: readonly ((random: Random) => Draft)[] = [
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
        line(
          `    if (hours >= ${goal}) run += 1`,
          [`if (hours > ${goal}) run += 1`, 'does not count a day with exactly the hours asked for'],
          [`if (hours >= ${goal}) run = 1`, 'does not count days in a row'],
          ['if (hours) run += 1', 'counts every day, long or short'],
        ),
        line(
          '    else run = 0',
          ['else run = 1', 'counts the day that ends a run as the first of the next'],
          ['else best = 0', 'forgets the best instead of the current run'],
        ),
        line(
          '    if (run > best) best = run',
          ['if (run > best) best += 1', 'adds to the best instead of taking over the current run'],
          ['if (run > 0) best = run', 'keeps the last run instead of the longest'],
        ),
        '  }',
        line(
          '  return best',
          ['return run', 'returns the last run instead of the longest'],
          ['return best + 1', 'adds one that was counted already'],
        ),
        '}',
        `print(longest(${days()}), longest(${days()}))`,
      ],
    }
  },
  function pages(random) {
    const size = integer(random, 3, 4)
    const rows = numbers(random, size * 2 + integer(random, 1, size - 1), 10, 99)
    const full = numbers(random, size * 2, 10, 99)
    return {
      task: `The function page should return the rows of one page, counted from 1, and pages the number of pages.`,
      lines: [
        'function page(rows, size, number) {',
        line(
          '  const first = (number - 1) * size',
          ['const first = number * size', 'counts pages from 0'],
          ['const first = (number - 1) * size + 1', 'counts rows from 1'],
        ),
        line(
          '  const end = first + size',
          ['const end = size', 'ends every page where the first one ends'],
          ['const end = first + size - 1', 'takes the end, which is not included, for the last row'],
          ['const end = number * size + 1', 'takes in the first row of the next page'],
        ),
        '  const shown = []',
        line(
          '  for (let i = first; i < end && i < rows.length; i++) {',
          ['for (let i = first; i < end; i++) {', 'runs past the last row'],
          ['for (let i = first + 1; i < end && i < rows.length; i++) {', 'skips the first row of a page'],
        ),
        '    shown.push(rows[i])',
        '  }',
        '  return shown',
        '}',
        'function pages(rows, size) {',
        line(
          '  return Math.ceil(rows.length / size)',
          ['return Math.floor(rows.length / size)', 'forgets a last page that is not full'],
          ['return Math.floor(rows.length / size) + 1', 'adds a page even when the last one is full'],
        ),
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
    const some = shuffle(random, ['null', '0', ...numbers(random, 4, 2, 9).map(String)])
    const most = shuffle(random, ['null', 'null', '0', ...numbers(random, 3, 2, 9).map(String)])
    return {
      task: `The function average should leave out what was not measured, which is null; a measured 0 counts. It rounds to one decimal.`,
      lines: [
        `function average(${name}) {`,
        '  let sum = 0',
        '  let count = 0',
        `  for (const ${value} of ${name}) {`,
        line(
          `    if (${value} === null) continue`,
          [`if (${value} === null) break`, 'stops at the first gap'],
          [`if (!${value}) continue`, 'takes a measured 0 for a gap'],
        ),
        line(
          `    sum += ${value}`,
          [`sum = ${value}`, 'keeps the last value instead of the sum'],
          [`sum += ${value} || 1`, 'turns a measured 0 into 1'],
        ),
        line(
          '    count += 1',
          [`count = ${name}.length`, 'counts the gaps as well'],
          [`if (${value} > 0) count += 1`, 'does not count a measured 0'],
        ),
        '  }',
        line(
          '  return count === 0 ? null : Math.round((sum / count) * 10) / 10',
          ['return count === 0 ? null : Math.round(sum / count)', 'rounds to whole numbers'],
          ['return count === 0 ? null : Math.round((sum / (count + 1)) * 10) / 10', 'divides by one too many'],
          ['return count === 0 ? 0 : Math.round((sum / count) * 10) / 10', 'returns 0 where nothing was measured'],
        ),
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
    const spans = numbers(random, 4, 8, 14).map((from) => ({ from, to: from + integer(random, 1, 4) }))
    const touching = spans[0] as { from: number; to: number }
    const all = shuffle(random, [...spans, { from: touching.to, to: touching.to + integer(random, 1, 2) }])
    return {
      task: `The function clashes should count the pairs of ${many} that overlap; two that only touch do not.`,
      lines: [
        'function overlap(one, other) {',
        line(
          '  return one.from < other.to && other.from < one.to',
          ['return one.from <= other.to && other.from <= one.to', `takes two ${many} that only touch for an overlap`],
          ['return one.from < other.from && other.from < one.to', `sees an overlap only if the ${thing} named first starts first`],
          ['return one.from < other.to || other.from < one.to', 'asks for one of the two conditions instead of both'],
          ['return one.from < other.to', 'asks for one of the two conditions only'],
        ),
        '}',
        `function clashes(${many}) {`,
        '  let count = 0',
        line(`  for (let i = 0; i < ${many}.length; i++) {`, [
          `for (let i = 1; i < ${many}.length; i++) {`,
          `leaves out the first ${thing}`,
        ]),
        line(
          `    for (let j = i + 1; j < ${many}.length; j++) {`,
          [`for (let j = 0; j < ${many}.length; j++) {`, 'counts each pair twice, and each with itself'],
          [`for (let j = i; j < ${many}.length; j++) {`, `compares each ${thing} with itself, too`],
          [`for (let j = i + 1; j < ${many}.length - 1; j++) {`, `leaves out the last ${thing}`],
        ),
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
