import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'

/** A script, and what others would print if it did what people think it does. */
type Script = {
  readonly task: string
  readonly setup: string
  readonly call: string
  readonly beliefs: readonly { readonly call: string; readonly misconception: string }[]
  readonly why: string
}

/** Middle: what does a small clean-up script really do? It is run. */
export async function scriptOutcome(random: Random, tools: Tools): Promise<Item | null> {
  const script = pick(random, [maskTokens, maskNumbers, renameFiles, sortIds])(random)
  const calls = [script.call, ...script.beliefs.map((belief) => belief.call)]
  const [key = '', ...believed] = (await tools.run(`${script.setup}\n${calls.map((call) => `print(${call})`).join('\n')}`)).split('\n')
  const options = optionsFrom(
    random,
    key,
    script.beliefs.map(({ misconception }, place): Trap => ({ text: believed[place] ?? '', misconception })),
  )
  if (!options) return null
  return {
    stem: `A script is meant to ${script.task}. Before it runs over everything, you try it on one example. What does it print?`,
    exhibit: { language: 'javascript', text: `${script.setup}\nprint(${script.call})` },
    options,
    explanation: `${script.why} So it prints: ${key}`,
  }
}

function maskTokens(random: Random): Script {
  const token = () => Array.from({ length: 4 }, () => pick(random, ['1', '3', '7', '9', 'a', 'c', 'e', 'f'])).join('')
  const parts = [
    `user=${pick(random, ['ana', 'ben', 'cem', 'dia'])}`,
    `token=${token()}`,
    `ip=10.0.${integer(random, 0, 9)}.${integer(random, 1, 99)}`,
    `token=${token()}`,
    `ok=${integer(random, 0, 1)}`,
  ]
  const patterns = [
    {
      source: '/token=.*;/',
      misconception: 'thinks .* runs on to the last semicolon',
      why: '.* takes as much as it can, up to the last semicolon, and without the flag g only one match is replaced.',
    },
    {
      source: '/token=.*?;/',
      misconception: 'thinks only the first match is replaced, up to the next semicolon',
      why: '.*? takes as little as it can, up to the next semicolon, and without the flag g only the first match is replaced.',
    },
    {
      source: '/token=.*?;/g',
      misconception: 'thinks every token is replaced',
      why: '.*? takes as little as it can, and with the flag g every match is replaced.',
    },
    {
      source: '/token=.*/',
      misconception: 'thinks everything to the end of the line goes',
      why: '.* takes everything up to the end of the line.',
    },
    { source: '/token=;/', misconception: 'thinks the pattern must stand in the line letter by letter', why: '' },
  ]
  const used = pick(random, patterns.slice(0, 4))
  const call = (source: string) => `line.replace(${source}, 'token=***;')`
  return {
    task: 'replace every token in a log line by ***',
    setup: `const line = '${parts.join('; ')}'`,
    call: call(used.source),
    beliefs: patterns.filter((one) => one !== used).map(({ source, misconception }) => ({ call: call(source), misconception })),
    why: used.why,
  }
}

function maskNumbers(random: Random): Script {
  const digits = (count: number) => Array.from({ length: count }, (_, place) => integer(random, place === 0 ? 1 : 0, 9)).join('')
  const line = shuffle(random, [
    `card ${digits(pick(random, [13, 14, 15]))}`,
    `pin ${digits(4)}`,
    `order ${digits(pick(random, [5, 6, 7]))}`,
  ]).join(' ')
  const patterns = [
    {
      source: '/\\d{4}/g',
      misconception: 'thinks the pattern fits inside longer numbers, again and again',
      why: '\\d{4} fits any four digits in a row, inside longer numbers too, and g repeats that from where the last match ended.',
    },
    {
      source: '/\\d{4}/',
      misconception: 'thinks only the first four digits found are replaced',
      why: 'Without the flag g only the first match is replaced, and \\d{4} fits any four digits in a row.',
    },
    {
      source: '/\\b\\d{4}\\b/g',
      misconception: 'thinks only a number of exactly four digits fits',
      why: '\\b asks for the edge of a word on both sides, so only a number of exactly four digits fits.',
    },
    {
      source: '/\\d{4,}/g',
      misconception: 'thinks a number of four or more digits is replaced as a whole',
      why: '{4,} takes four or more digits, as many as there are, and g replaces every such number.',
    },
  ]
  const used = pick(random, patterns)
  const call = (source: string) => `line.replace(${source}, '####')`
  return {
    task: 'hide all numbers of a log line',
    setup: `const line = '${line}'`,
    call: call(used.source),
    beliefs: [
      ...patterns.filter((one) => one !== used).map(({ source, misconception }) => ({ call: call(source), misconception })),
      { call: "line.replace(/\\d/g, '#')", misconception: 'thinks every digit is replaced on its own' },
    ],
    why: used.why,
  }
}

function renameFiles(random: Random): Script {
  const extension = pick(random, ['txt', 'log', 'csv', 'dat'])
  const word = () => pick(random, ['plan', 'notes', 'sales', 'stock', 'audit', 'team'])
  const names = shuffle(random, [
    `${word()}.${extension}`,
    `${word()}.${extension}.bak`,
    `my${extension}-${word()}.${extension}`,
    `${word()}-${extension}s.${extension}`,
  ])
  const patterns = [
    {
      source: `'.${extension}', '.md'`,
      method: 'replace',
      misconception: 'thinks the first .ending found is replaced, wherever it stands',
      why: `A string as pattern is taken letter by letter, and only its first place in the name is replaced, wherever that is.`,
    },
    {
      source: `/.${extension}/, '.md'`,
      method: 'replace',
      misconception: 'thinks the dot fits any character and the first match is replaced',
      why: `In a regular expression a dot that is not escaped fits any character, and without g the first match is replaced, wherever it stands.`,
    },
    {
      source: `/\\.${extension}$/, '.md'`,
      method: 'replace',
      misconception: 'thinks only an ending is replaced',
      why: `\\. is a real dot and $ is the end of the name, so only an ending is replaced.`,
    },
    { source: `'${extension}', 'md'`, method: 'replaceAll', misconception: 'thinks the letters are replaced wherever they stand', why: '' },
    { source: `/\\.[^.]*$/, '.md'`, method: 'replace', misconception: 'thinks the last ending is replaced, whatever it is', why: '' },
  ]
  const used = pick(random, patterns.slice(0, 3))
  const call = ({ method, source }: { method: string; source: string }) => `names.map((name) => name.${method}(${source})).join(' ')`
  return {
    task: `give all files that end in .${extension} the ending .md and leave the others alone`,
    setup: `const names = [${names.map((name) => `'${name}'`).join(', ')}]`,
    call: call(used),
    beliefs: patterns.filter((one) => one !== used).map((one) => ({ call: call(one), misconception: one.misconception })),
    why: used.why,
  }
}

function sortIds(random: Random): Script {
  const ids = shuffle(random, [
    integer(random, 2, 9),
    integer(random, 10, 29),
    integer(random, 100, 299),
    integer(random, 30, 98),
    integer(random, 1000, 1999),
  ])
  const twice = pick(random, ids)
  const list = [...ids, twice]
  const numeric = '[...new Set(ids)].sort((a, b) => a - b)'
  const text = '[...new Set(ids)].sort()'
  const used = random() < 0.7 ? text : numeric
  return {
    task: 'list the ids of failed jobs once each, the smallest first',
    setup: `const ids = [${list.join(', ')}]`,
    call: `${used}.join(' ')`,
    beliefs: [
      {
        call: `${used === text ? numeric : text}.join(' ')`,
        misconception: used === text ? 'thinks sort() compares numbers as numbers' : 'thinks sort always compares as text',
      },
      { call: "[...new Set(ids)].join(' ')", misconception: 'thinks a Set keeps its own order whatever comes after' },
      {
        call: `ids.toSorted(${used === text ? '' : '(a, b) => a - b'}).join(' ')`,
        misconception: 'overlooks that a Set keeps each value once',
      },
      { call: `${used}.reverse().join(' ')`, misconception: 'thinks the largest comes first' },
      { call: `${used}.filter((id) => id !== ${twice}).join(' ')`, misconception: 'thinks values that occur twice are dropped' },
    ],
    why:
      used === text
        ? 'A Set keeps each value once; sort() without a function compares the values as text, character by character.'
        : 'A Set keeps each value once; with the function (a, b) => a - b the values are compared as numbers.',
  }
}

/** Middle to hard: how many rows of a test set has the model as good as seen? The split is run. */
export async function splitLeak(random: Random, tools: Tools): Promise<Item | null> {
  const customers = shuffle(random, ['K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7'])
  const rows = Array.from({ length: 12 }, (_, place) => ({
    customer: place < 7 ? customers[place] : pick(random, customers),
    day: integer(random, 1, 30),
  }))
  const list = random() < 0.5 ? rows.toSorted((a, b) => a.day - b.day) : shuffle(random, rows)
  const late = integer(random, 14, 22)
  const some = customers.slice(0, 3).map((customer) => `'${customer}'`)
  const [test, words] = pick(random, [
    ['index % 3 === 2', 'every third row'],
    ['index >= 8', 'the last four rows of the table'],
    [`row.day > ${late}`, `the rows after day ${late}`],
    [`[${some.join(', ')}].includes(row.customer)`, 'the rows of three customers'],
  ] as const)
  const setup = [
    `const rows = [\n${list.map(({ customer, day }) => `  { customer: '${customer}', day: ${day} },`).join('\n')}\n]`,
    `const isTest = (row, index) => ${test}`,
    'const test = rows.filter((row, index) => isTest(row, index))',
    'const train = rows.filter((row, index) => !isTest(row, index))',
  ].join('\n')
  const known = 'train.some((one) => one.customer === row.customer)'
  const later = 'train.some((one) => one.day > row.day)'
  const counted = (condition: string) => `test.filter((row) => ${condition}).length`
  const calls = [
    counted(`${known} || ${later}`),
    counted(known),
    counted(later),
    counted(`${known} && ${later}`),
    'test.length',
    'new Set(test.filter((row) => train.some((one) => one.customer === row.customer)).map((row) => row.customer)).size',
    'train.filter((row) => test.some((one) => one.customer === row.customer)).length',
    counted(`!(${known} || ${later})`),
  ]
  const [key = '', onlyKnown = '', onlyLater = '', both = '', all = '', distinct = '', trained = '', clean = ''] = (
    await tools.run(`${setup}\n${calls.map((call) => `print(${call})`).join('\n')}`)
  ).split('\n')
  const options = optionsFrom(random, key, [
    { text: onlyKnown, misconception: 'looks only for customers the model has seen' },
    { text: onlyLater, misconception: 'looks only for days the model has seen beyond' },
    { text: both, misconception: 'counts a row only if both go wrong' },
    { text: all, misconception: 'thinks the split spoils every test row' },
    { text: distinct, misconception: 'counts customers instead of rows' },
    { text: trained, misconception: 'counts rows of the training part' },
    { text: clean, misconception: 'counts the rows that are sound' },
  ])
  if (!options || all === '0' || key === '0') return null
  return {
    stem: `A model is to predict for new customers in days to come. It is tested on ${words}; all other rows train it. A test row is spoiled if training holds a row of the same customer, or a row of a later day (a day with a larger number). How many test rows are spoiled?`,
    exhibit: { language: 'javascript', text: setup },
    options,
    explanation: [
      `Of ${all} test rows, ${onlyKnown} ${onlyKnown === '1' ? 'has' : 'have'} a customer that is also in training, and ${onlyLater} ${onlyLater === '1' ? 'lies' : 'lie'} before the last day of training; ${both} ${both === '1' ? 'is' : 'are'} counted in both.`,
      `${onlyKnown} + ${onlyLater} - ${both} = ${key}: on spoiled rows the test looks better than the future will be.`,
    ].join(' '),
  }
}
