import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'

/** A subclass without its name: lines of its body, and what it gets wrong; the promises decide whether it does. */
type Variant = { readonly body: readonly string[]; readonly breaks: string }

type Contract = {
  readonly base: string
  readonly code: readonly string[]
  readonly promises: readonly string[]
  /** Calls must(...) with false for each promise that an object made by make() breaks. */
  readonly check: string
  readonly variants: readonly Variant[]
}

/** Hard: which subclass can stand in for its base without surprising anybody (Liskov and Wing 1994)? */
export async function substitution(random: Random, tools: Tools): Promise<Item | null> {
  const contract = pick(random, contracts)(random)
  const letters = shuffle(random, 'ABCDE'.split(''))
  const kept: Variant[] = []
  const broken: Variant[] = []
  for (const variant of contract.variants) ((await keeps(tools, contract, variant)) ? kept : broken).push(variant)
  if (kept.length === 0) throw new Error(`no subclass of ${contract.base} keeps the promises`)
  const right = pick(random, kept)
  const shown = shuffle(random, [right, ...shuffle(random, broken).slice(0, 4)])
  const name = (variant: Variant) => `${contract.base}${letters[shown.indexOf(variant)]}`
  const traps = shown
    .filter((variant) => variant !== right)
    .map((variant) => ({ text: name(variant), misconception: `does not see that a subclass ${variant.breaks}` }))
  const options = optionsFrom(random, name(right), traps)
  if (!options) return null
  const classes = [...shown]
    .sort((one, other) => (name(one) < name(other) ? -1 : 1))
    .map((variant) => `class ${name(variant)} extends ${contract.base} {\n${variant.body.map((line) => `  ${line}`).join('\n')}\n}`)
  return {
    stem: `Code that uses ${contract.base} relies on these promises: ${contract.promises.join(' ')} Objects of which subclass can be handed to such code without breaking a promise?`,
    exhibit: { language: 'javascript', text: [contract.code.join('\n'), ...classes].join('\n\n') },
    options,
    explanation: [
      ...traps.map(({ text }) => `${text} ${shown.find((variant) => name(variant) === text)?.breaks}.`),
      `${name(right)} ${right.breaks}, and keeps every promise: it is the one that can stand in for ${contract.base}.`,
    ].join(' '),
  }
}

async function keeps(tools: Tools, contract: Contract, { body }: Variant): Promise<boolean> {
  const program = [
    ...contract.code,
    `class Tried extends ${contract.base} {\n${body.join('\n')}\n}`,
    'const make = () => new Tried()',
    'let broken = 0',
    'const must = (...kept) => { for (const each of kept) if (!each) broken += 1 }',
    contract.check,
    'print(broken)',
  ]
  return (await tools.run(program.join('\n'))) === '0'
}

const contracts: readonly ((random: Random) => Contract)[] = [
  function bag(random) {
    const [base, add, count] = pick(random, [
      ['Bag', 'add', 'count'],
      ['Basket', 'put', 'times'],
      ['Tally', 'note', 'seen'],
    ] as const)
    const most = integer(random, 3, 30)
    return {
      base,
      code: [
        `class ${base} {`,
        '  items = []',
        `  ${add}(item) { this.items.push(item); return this }`,
        `  ${count}(item) { return this.items.filter((each) => each === item).length }`,
        '  remove(item) {',
        '    const at = this.items.indexOf(item)',
        '    if (at >= 0) this.items.splice(at, 1)',
        '    return at >= 0',
        '  }',
        '}',
      ],
      promises: [
        `${add} takes any text, also the empty one, and any whole number, also 0, and returns the object; ${count} of it then is one higher than before.`,
        `remove returns true and lowers ${count} by one if the item was there, else it returns false and changes nothing.`,
        `${count} changes nothing.`,
      ],
      check: [
        'const bag = make()',
        `const more = (item) => { const before = bag.${count}(item); must(bag.${add}(item) === bag, bag.${count}(item) === before + 1, bag.${count}(item) === before + 1) }`,
        `const less = (item) => { const before = bag.${count}(item); must(bag.remove(item) === before > 0, bag.${count}(item) === Math.max(0, before - 1)) }`,
        `less('x'); for (let i = 0; i < 70; i++) { more('x'); more(i % 3); more('') }`,
        `less('x'); less('x'); less('nobody'); more('y'); less('y'); less('y'); for (const item of [0, 1, 2, '']) less(item)`,
      ].join('\n'),
      variants: [
        { body: [`${add}(item) { this.last = item; return super.${add}(item) }`], breaks: 'only remembers something more' },
        {
          body: [`${count}(item) { this.asked = (this.asked ?? 0) + 1; return super.${count}(item) }`],
          breaks: 'changes only a field that nobody was promised anything about',
        },
        { body: ['size() { return this.items.length }'], breaks: 'adds a method and leaves the others as they are' },
        { body: ['remove(item) { return this.items.includes(item) && super.remove(item) }'], breaks: 'does the same in another way' },
        {
          body: [`${add}(item) {`, `  if (this.items.length >= ${most}) throw new Error('full')`, `  return super.${add}(item)`, '}'],
          breaks: 'asks for more than the base does: it refuses items when it is full',
        },
        {
          body: [`${add}(item) { return this.${count}(item) > 0 ? this : super.${add}(item) }`],
          breaks: 'does less than promised: it takes each item only once',
        },
        {
          body: [`${add}(item) { if (item) super.${add}(item); return this }`],
          breaks: 'does less than promised: it passes over empty items in silence',
        },
        {
          body: [`${count}(item) { return this.remove(item) ? 1 : 0 }`],
          breaks: 'changes something in a method that promised to change nothing',
        },
        {
          body: ['remove(item) { super.remove(item); return true }'],
          breaks: 'returns something other than promised when there is nothing to remove',
        },
        {
          body: ['remove(item) {', "  if (!this.items.includes(item)) throw new Error('not there')", '  return super.remove(item)', '}'],
          breaks: 'throws where the base promised an answer',
        },
        { body: [`${add}(item) { super.${add}(item); return this.items.length }`], breaks: 'returns something other than promised' },
      ],
    }
  },
  function account(random) {
    const [base, put, take, held] = pick(random, [
      ['Account', 'pay', 'draw', 'balance'],
      ['Tank', 'fill', 'drain', 'level'],
      ['Store', 'add', 'issue', 'stock'],
    ] as const)
    const fee = integer(random, 1, 3)
    const limit = integer(random, 20, 60)
    return {
      base,
      code: [
        `class ${base} {`,
        `  ${held} = 0`,
        `  ${put}(amount) { this.${held} += amount }`,
        `  ${take}(amount) {`,
        `    if (amount > this.${held}) return false`,
        `    this.${held} -= amount`,
        '    return true',
        '  }',
        '}',
      ],
      promises: [
        `${put} accepts every whole number from 0 on and raises ${held} by exactly that.`,
        `For every whole number from 0 on ${take}(amount) returns true and lowers ${held} by exactly the amount if so much is there; else it returns false and leaves ${held} as it is.`,
        `${held} never is below 0.`,
      ],
      check: [
        'const tried = make()',
        `const put = (n) => { const before = tried.${held}; tried.${put}(n); must(tried.${held} === before + n) }`,
        `const take = (n) => { const before = tried.${held}; const done = tried.${take}(n); must(done === n <= before, tried.${held} === (n <= before ? before - n : before), tried.${held} >= 0) }`,
        'take(1); take(0); put(0); for (const n of [1, 5, 20, 70, 3, 100, 40]) { put(n); take(2); put(n); take(n); take(1000); take(3) }',
        `for (let i = 0; i < 300; i++) if (tried.${held} > 7) take(7); take(tried.${held} + 1); take(tried.${held}); take(1)`,
      ].join('\n'),
      variants: [
        { body: ['log = []', `${put}(amount) { this.log.push(amount); super.${put}(amount) }`], breaks: 'only keeps a list beside it' },
        {
          body: [`${take}(amount) {`, `  const done = super.${take}(amount)`, '  this.refused = !done', '  return done', '}'],
          breaks: 'only remembers how the last call went',
        },
        {
          body: [`${put}(amount) { super.${put}(Math.max(0, amount)) }`],
          breaks: 'also copes with negative amounts, which nobody was promised anything about',
        },
        {
          body: [`most = 0`, `${put}(amount) {`, `  super.${put}(amount)`, `  this.most = Math.max(this.most, this.${held})`, '}'],
          breaks: 'only keeps a figure of its own',
        },
        {
          body: [`${take}(amount) {`, `  if (amount > ${limit}) return false`, `  return super.${take}(amount)`, '}'],
          breaks: 'refuses amounts that the base promised to give',
        },
        { body: [`${take}(amount) {`, `  this.${held} -= amount`, '  return true', '}'], breaks: 'goes below 0' },
        { body: [`${take}(amount) { return super.${take}(amount + ${fee}) }`], breaks: 'takes more than the amount' },
        {
          body: [`${put}(amount) {`, `  if (amount < ${fee + 1}) throw new Error('too little')`, `  super.${put}(amount)`, '}'],
          breaks: 'asks for more than the base does: it refuses small amounts',
        },
        {
          body: [`${take}(amount) {`, `  const part = Math.min(amount, this.${held})`, `  return super.${take}(part)`, '}'],
          breaks: 'gives a part where the base promised all or nothing',
        },
        {
          body: [`${take}(amount) {`, `  if (!super.${take}(amount)) throw new Error('too little left')`, '  return true', '}'],
          breaks: 'throws where the base promised an answer',
        },
      ],
    }
  },
  function sequence(random) {
    const [base, add, all] = pick(random, [
      ['Journal', 'write', 'entries'],
      ['Queue', 'join', 'waiting'],
      ['Track', 'log', 'points'],
    ] as const)
    const most = integer(random, 4, 20)
    return {
      base,
      code: [
        `class ${base} {`,
        '  list = []',
        `  ${add}(text) { this.list.push(text); return this.list.length }`,
        `  ${all}() { return [...this.list] }`,
        '  at(number) { return this.list[number - 1] ?? null }',
        '}',
      ],
      promises: [
        `${add} takes any text and returns its number, counted from 1; from then on at gives that text for that number, for good.`,
        `${all} returns all texts in the order of their numbers, in a list that the caller may change without changing the object.`,
        'at returns null for a number that was not given out.',
      ],
      check: [
        'const tried = make()',
        'const given = []',
        `const add = (text) => { const number = tried.${add}(text); given.push(text); must(number === given.length, tried.at(number) === text) }`,
        `const same = () => { const list = tried.${all}(); must(JSON.stringify(list) === JSON.stringify(given)); list.push('mine'); list.shift(); given.forEach((text, i) => must(tried.at(i + 1) === text)); must(tried.at(given.length + 1) === null, tried.at(0) === null) }`,
        "same(); for (const text of ['b', 'a', '', 'a', ' c ', 'Zed']) { add(text); same() }",
        "for (let i = 0; i < 40; i++) add('t' + (i % 7)); same()",
      ].join('\n'),
      variants: [
        {
          body: [`${add}(text) {`, '  this.longest = Math.max(this.longest ?? 0, text.length)', `  return super.${add}(text)`, '}'],
          breaks: 'only keeps a figure of its own',
        },
        { body: [`last() { return this.at(this.list.length) }`], breaks: 'adds a method and leaves the others as they are' },
        { body: [`${all}() { return this.list.map((text) => text) }`], breaks: 'does the same in another way' },
        { body: [`at(number) { return number < 1 ? null : super.at(number) }`], breaks: 'only spells out what held before' },
        { body: [`${add}(text) { return super.${add}(text.trim()) }`], breaks: 'gives back another text than the one it took' },
        { body: [`${all}() { return this.list }`], breaks: 'hands out its own list, so that the caller can change it' },
        { body: [`${all}() { return [...this.list].sort() }`], breaks: 'returns the texts in another order' },
        {
          body: [`${add}(text) {`, '  const at = this.list.indexOf(text)', `  return at >= 0 ? at + 1 : super.${add}(text)`, '}'],
          breaks: 'gives the same number twice, so that a text is missing',
        },
        {
          body: [`${add}(text) {`, `  if (this.list.length >= ${most}) this.list.shift()`, `  return super.${add}(text)`, '}'],
          breaks: 'throws old texts away, so that numbers change their meaning',
        },
        { body: ['at(number) { return this.list[number - 1] }'], breaks: 'returns something other than promised for unknown numbers' },
        {
          body: [`${add}(text) {`, "  if (text === '') throw new Error('empty')", `  return super.${add}(text)`, '}'],
          breaks: 'asks for more than the base does: it refuses the empty text',
        },
      ],
    }
  },
]
