import type { Random } from '@evenkeel/measure'
import { type Draft, line, numbers } from './debugging-draft.ts'
import { integer, pick, shuffle } from './draw.ts'

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
        line(
          `  ${customer}s.set(${customer}.id, ${customer})`,
          [`${customer}s.set(${customer}.name, ${customer})`, 'files by name what is looked up by id'],
          [`${customer}s.set(String(${customer}.id), ${customer})`, 'files under a text what is looked up by a number'],
        ),
        '}',
        'function parse(row) {',
        line(
          `  const [id, ${customer}, amount] = row.split(';')`,
          [`const [${customer}, id, amount] = row.split(';')`, 'reads the columns in the wrong order'],
          [`const [id, ${customer}, amount] = row.split(',')`, 'splits at a sign that is not there'],
        ),
        line(
          `  return { id, ${customer}: Number(${customer}), amount: Number(amount) }`,
          [`return { id, ${customer}, amount: Number(amount) }`, 'leaves as text what is looked up as a number'],
          [`return { id, ${customer}: Number(id), amount: Number(amount) }`, 'turns the wrong column into a number'],
        ),
        '}',
        `function label(${order}) {`,
        line(
          `  const found = ${customer}s.get(${order}.${customer})`,
          [`const found = ${customer}s.get(${order}.id)`, `looks up the id of the ${order}`],
          [`const found = ${customer}s[${order}.${customer}]`, 'reads a map as if it were an object'],
          [`const found = ${customer}s.get(${order})`, `looks up the whole ${order}`],
        ),
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
      (name, index) =>
        `  { name: '${name}', ${lines}: [${numbers(random, counts[index] ?? 1, 2, 30)
          .map((n) => `{ ${price}: ${n} }`)
          .join(', ')}] },`,
    )
    return {
      throws: true,
      task: `The program should print the name and the total of each ${one}.`,
      lines: [
        `function total(${one}) {`,
        line(
          `  return ${one}.${lines}.reduce((sum, each) => sum + each.${price}, 0)`,
          [
            `return ${one}.${lines}.reduce((sum, each) => sum + each.${price})`,
            'gives reduce nothing to start with, which fails for an empty list',
          ],
          [`return (${one}?.${lines} ?? []).reduce((sum, each) => sum + each.${price}, 0)`, 'guards the line that throws'],
        ),
        '}',
        `function withTotal(${one}) {`,
        line(
          `  return { ...${one}, total: total(${one}) }`,
          [`return { ${lines}: ${one}.${lines}, total: total(${one}) }`, 'loses the name on the way'],
          [`return { ...${one}, total: total(${one}.${lines}) }`, 'hands over the list instead of what holds it'],
          [`return { ...${one} }`, 'leaves out the total'],
        ),
        '}',
        `function enriched(${one}s) {`,
        line(
          `  return ${one}s.map((${one}) => withTotal(${one}))`,
          [`return ${one}s.map((${one}) => { withTotal(${one}) })`, 'returns nothing from a function body in braces'],
          [`return ${one}s.forEach((${one}) => withTotal(${one}))`, 'takes forEach for map'],
          [`return ${one}s`, 'hands on the list without the totals'],
        ),
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
        line(
          '  return tree.parts.reduce((sum, each) => sum + size(each), 1)',
          ['return (tree?.parts ?? []).reduce((sum, each) => sum + size(each), 1)', 'guards the line that throws'],
          ['return tree === null ? 0 : tree.parts.reduce((sum, each) => sum + size(each), 1)', 'counts 0 for what was not found'],
        ),
        '}',
        'function find(tree, name) {',
        line('  if (tree.name === name) return tree', [
          'if (tree.name === name) return tree.parts',
          'returns the list instead of the part',
        ]),
        '  for (const each of tree.parts) {',
        line(
          '    const found = find(each, name)',
          ['const found = find(tree.parts[0], name)', 'looks into the first part again and again'],
          ['const found = each.name === name ? each : null', 'looks only one level down'],
          ['const found = find(each)', 'does not hand on the name'],
        ),
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
