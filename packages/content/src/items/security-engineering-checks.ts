import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'

type Hole = 'start' | 'end' | 'lines' | 'dot' | 'group' | 'slash' | 'longer' | 'range'

/** What somebody thinks who expects a hole that the pattern does not have. */
const expects: Readonly<Record<Hole, string>> = {
  start: 'overlooks that ^ fixes the start',
  end: 'overlooks that $ fixes the end',
  lines: 'thinks ^ and $ always fit at line breaks',
  dot: 'takes an escaped dot for any character',
  group: 'overlooks the brackets around the alternatives',
  slash: 'overlooks the slash that ends the host',
  longer: 'overlooks the upper limit of the length',
  range: 'thinks A-Za-z holds more than letters',
}

const why: Readonly<Record<Hole, string>> = {
  start: 'Without ^ at the start anything may stand before the part that fits.',
  end: 'Without $ at the end anything may follow the part that fits.',
  lines: 'With the flag m, ^ and $ fit at every line break: one good line is enough, whatever stands on the other lines.',
  dot: 'A dot that is not escaped fits any character.',
  group: 'Without brackets the bar splits the whole pattern.',
  slash: 'Nothing says that the host ends there: more of a host name, or @ and another host, may follow.',
  longer: 'The count has no upper limit.',
  range: 'In the character table [ \\ ] ^ _ and ` stand between Z and a, so A-z holds them too.',
}

/** What is checked, the pattern with one hole or none, and for each hole an input that slips through it. */
type Check = {
  readonly meant: string
  readonly attacks: Readonly<Partial<Record<Hole, string>>>
  pattern(hole: Hole | null): string
}

/** Middle: which bad input does a check let through? The patterns are run on each of them. */
export async function regexHole(random: Random, tools: Tools): Promise<Item | null> {
  const check = pick(random, [fileName, redirect, orderNumber, userName])(random)
  const holes = Object.keys(check.attacks) as Hole[]
  // Without the brackets several of the inputs pass at once, so they are never what is missing.
  const hole = pick(
    random,
    holes.filter((one) => one !== 'group'),
  )
  const inputs = holes.map((one) => check.attacks[one] ?? '')
  const patterns = [hole, ...holes, null].map((one) => check.pattern(one))
  const code = `for (const pattern of [${patterns.join(', ')}]) print(${JSON.stringify(inputs)}.map((input) => (pattern.test(input) ? 1 : 0)).join(''))`
  const [passed = '', ...believed] = (await tools.run(code)).split('\n')
  const meant = believed.pop() ?? ''
  const key = holes.indexOf(hole)
  // Whatever else passes through the same hole is not offered. A trap is an input this pattern refuses and the pattern with the expected hole accepts.
  const traps = holes.flatMap((one, place): Trap[] =>
    passed[place] === '0' && believed[place]?.[place] === '1' ? [{ text: JSON.stringify(inputs[place]), misconception: expects[one] }] : [],
  )
  const text = JSON.stringify(inputs[key] ?? '')
  const options = optionsFrom(random, text, traps)
  if (!options || passed[key] !== '1' || meant.includes('1')) return null
  return {
    stem: `A check in JavaScript is meant to accept nothing but ${check.meant}. It has a hole. Which of these inputs does it let through? (They are written as JavaScript strings: \\n is a line break.)`,
    exhibit: { language: 'javascript', text: `const allowed = ${check.pattern(hole)}\nconst accepted = allowed.test(input)` },
    options,
    explanation: `${why[hole]} So ${text} passes. What is meant is ${check.pattern(null)}.`,
  }
}

function fixed(hole: Hole | null, body: string): string {
  return `/${hole === 'start' ? '' : '^'}${body}${hole === 'end' ? '' : '$'}/${hole === 'lines' ? 'm' : ''}`
}

function fileName(random: Random): Check {
  const [one, other] = pick(random, [
    ['png', 'jpg'],
    ['gif', 'webp'],
    ['pdf', 'txt'],
    ['csv', 'json'],
    ['mp3', 'ogg'],
  ] as const)
  const [signs, words] = pick(random, [
    ['a-z0-9-', 'small letters, digits and hyphens'],
    ['a-z-', 'small letters and hyphens'],
    ['a-z', 'small letters'],
  ] as const)
  const name = pick(random, ['cat', 'logo', 'team', 'map', 'plan', 'notes'])
  return {
    meant: `a name of ${words}, a dot, and ${one} or ${other}`,
    pattern: (hole) =>
      fixed(hole, `[${signs}]+${hole === 'dot' ? '.' : '\\.'}${hole === 'group' ? `${one}|${other}` : `(${one}|${other})`}`),
    attacks: {
      start: pick(random, [`../${name}.${one}`, `/etc/${name}.${one}`, `<b>${name}.${one}`]),
      end: pick(random, [`${name}.${one}.exe`, `${name}.${other}?x=1`, `${name}.${one}/..`]),
      lines: pick(random, [`${name}.${one}\n<script>`, `rm -r /\n${name}.${one}`]),
      dot: pick(random, [`${name}_${one}`, `${name}/${one}`, `${name}:${one}`]),
      group: pick(random, [`run.exe ${other}`, `/bin/sh#${other}`, `%00${other}`]),
    },
  }
}

function redirect(random: Random): Check {
  const front = pick(random, ['app', 'login', 'pay', 'my', 'shop'])
  const brand = pick(random, ['corp', 'acme', 'nordbank', 'clinic', 'parcel'])
  const path = pick(random, ['home', 'start', 'done', 'cart', 'help'])
  const host = `${front}.${brand}.example`
  return {
    meant: `an address on the host ${host} over https`,
    pattern: (hole) =>
      `/${hole === 'start' ? '' : '^'}https:\\/\\/${front}${hole === 'dot' ? '.' : '\\.'}${brand}\\.example${hole === 'slash' ? '' : '\\/'}/${hole === 'lines' ? 'm' : ''}`,
    attacks: {
      start: pick(random, [`http://evil.example/?to=https://${host}/`, `javascript:alert('https://${host}/${path}')`]),
      lines: `javascript:alert(1)\nhttps://${host}/${path}`,
      dot: pick(random, [`https://${front}x${brand}.example/${path}`, `https://${front}-${brand}.example/${path}`]),
      slash: pick(random, [`https://${host}.evil.example/${path}`, `https://${host}@evil.example/${path}`]),
    },
  }
}

function orderNumber(random: Random): Check {
  const prefix = pick(random, ['ORD', 'INV', 'TKT', 'JOB'])
  const count = integer(random, 4, 8)
  const id = `${prefix}-${integer(random, 10 ** (count - 1), 10 ** count - 1)}`
  return {
    meant: `${prefix}- and exactly ${count} digits`,
    pattern: (hole) => fixed(hole, `${prefix}-[0-9]{${count}${hole === 'longer' ? ',' : ''}}`),
    attacks: {
      start: pick(random, [`'${id}`, `..${id}`, `X${id}`]),
      end: pick(random, [`${id}' OR 1`, `${id};--`, `${id}<br>`]),
      lines: pick(random, [`${id}\nDROP`, `DROP\n${id}`]),
      longer: `${id}${integer(random, 0, 9999)}`,
    },
  }
}

function userName(random: Random): Check {
  const [low, high] = [integer(random, 2, 4), integer(random, 8, 14)]
  const name = `${pick(random, ['Mia', 'Tom', 'Lea', 'Kai'])}${integer(random, 10, 999)}`
  return {
    meant: `${low} to ${high} letters or digits`,
    pattern: (hole) => fixed(hole, `[${hole === 'range' ? 'A-z' : 'A-Za-z'}0-9]{${low},${hole === 'longer' ? '' : high}}`),
    attacks: {
      start: pick(random, [`'${name}`, `../${name}`, `=${name}`]),
      end: pick(random, [`${name}'--`, `${name}/..`, `${name}<b>`]),
      lines: pick(random, [`${name}\n<b>`, `<b>\n${name}`]),
      range: pick(random, [`${name}^Z`, `${name}\\x`, `[${name}]`, `\`${name}\``]),
      longer: `${name}${name}${name}`,
    },
  }
}
