import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTools } from '../../../../server/tools/open-tools.ts'
import { startTestServer, type TestServer } from '../../../../tools/test-postgres.ts'
import type { Item, ItemModel, Tools } from '../item-model.ts'
import { itemModels } from './index.ts'

const technical =
  'programming version-control debugging software-design testing data-modelling distributed-systems networks operating-systems ' +
  'cloud-infrastructure observability security-engineering data-engineering ai-automation'

let server: TestServer | undefined
let pool: pg.Pool | undefined
let tools: ReturnType<typeof openTools>
let toolCalls = 0
const counted: Tools = {
  run(code) {
    toolCalls++
    return tools.run(code)
  },
  sql(setup, query) {
    toolCalls++
    return tools.sql(setup, query)
  },
}

beforeAll(async () => {
  server = await startTestServer()
  const connections = new pg.Pool({ connectionString: server.adminUrl, max: 2 })
  connections.on('error', () => {}) // a connection that the server closed
  pool = connections
  tools = openTools(() => connections.connect())
}, 60_000)
afterAll(async () => {
  await tools?.close()
  await pool?.end()
  await server?.stop()
})

const variantsPerBand = 50
const patience = 120_000

describe('the registry', () => {
  test('has one model for every technical competency, by its id', () => {
    expect(itemModels.map((model) => model.competency).sort()).toEqual(technical.split(' ').sort())
    expect(new Set(itemModels.map((model) => model.id)).size).toBe(itemModels.length)
  })
})

describe.each(itemModels.map((model) => [model.id, model] as const))('%s', (_, model) => {
  const drawn = new Map<string, readonly Item[]>()

  test('has three bands or more, from everyday to demanding, with plausible parameters', () => {
    const { bands } = model
    expect(bands.length).toBeGreaterThanOrEqual(3)
    expect(new Set(bands.map((band) => band.id)).size).toBe(bands.length)
    expect(Math.min(...bands.map((band) => band.b))).toBeLessThanOrEqual(2)
    expect(Math.max(...bands.map((band) => band.b))).toBeGreaterThanOrEqual(3.5)
    const outside = bands.filter(({ a, b, c }) => a < 1 || a > 1.8 || b < 1.2 || b > 4.5 || c < 0.15 || c > 0.25)
    expect(outside).toEqual([])
  })

  describe.each(model.bands.map((band) => band.id))('%s', (band) => {
    let items: readonly Item[] = []

    test(
      'each variant is a sound item',
      async () => {
        const started = performance.now()
        items = await variants(model, band, variantsPerBand)
        drawn.set(band, items)
        expect(items.flatMap((item, index) => flaws(item).map((flaw) => `variant ${index}: ${flaw}`))).toEqual([])
        expect((performance.now() - started) / variantsPerBand).toBeLessThan(400)
      },
      patience,
    )

    test('the right option stands anywhere, and its length gives nothing away', () => {
      expect(items.length).toBe(variantsPerBand)
      expect(tells(items)).toEqual([])
    })

    test('variants differ', () => {
      expect(distinct(items)).toBeGreaterThanOrEqual(variantsPerBand * 0.7)
    })

    test(
      'the same seed gives the same item, bit for bit',
      async () => {
        expect(await variants(model, band, 8)).toEqual(items.slice(0, 8))
      },
      patience,
    )
  })

  test(
    'has hundreds of variants, and no tell over all of them',
    async () => {
      const before = toolCalls
      await variants(model, model.bands[0]?.id ?? '', 3)
      const slow = toolCalls > before
      const items = [...drawn.values()].flat()
      for (let round = variantsPerBand; items.length < (slow ? 200 : 1000); round++) {
        for (const band of model.bands) items.push(await model.build(band.id, seeded(seedOf(band.id, round)), counted))
      }
      expect(distinct(items)).toBeGreaterThanOrEqual(slow ? 100 : 200)
      expect(tells(items)).toEqual([])
    },
    patience,
  )
})

/** What is wrong with one item, in words. */
function flaws(item: Item): readonly string[] {
  const right = item.options.filter((option) => option.right)
  const key = right[0]?.text ?? ''
  const found: string[] = []
  const must = (holds: boolean, flaw: string) => {
    if (!holds) found.push(flaw)
  }
  must(right.length === 1, `${right.length} right options`)
  must(item.options.length === 4 || item.options.length === 5, `${item.options.length} options`)
  must(
    item.options.every((option) => option.text.trim() !== ''),
    'an empty option',
  )
  must(
    new Set(item.options.map((option) => folded(option.text))).size === item.options.length,
    `options twice: ${item.options.map((o) => o.text).join(' | ')}`,
  )
  must(
    item.options.every((option) => option.right === (option.misconception === null)),
    'a misconception on the key, or none on a trap',
  )
  must(
    item.options.every((option) => option.misconception === null || option.misconception.trim().length >= 8),
    'a misconception without a name',
  )
  must(item.stem.trim().length >= 20, 'no stem')
  must(item.exhibit === null || item.exhibit.text.trim() !== '', 'an empty exhibit')
  must(item.explanation.trim().length >= 60, 'no explanation')
  must(mentions(item.explanation, key), `the explanation does not mention "${key}"`)
  must(!mentions(item.stem, key) || item.options.every((option) => mentions(item.stem, option.text)), `the stem gives "${key}" away`)
  must(!/undefined|NaN|\[object/.test(item.stem), 'a hole in the stem')
  return found
}

/** Two options with the same folded text are one option: case, spaces and the way a number is written do not count. */
function folded(text: string): string {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const number = Number(plain.replace(/,/g, ''))
  return plain !== '' && Number.isFinite(number) ? `number ${number}` : plain
}

function mentions(text: string, part: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/\s+/g, ' ').trim()
  const found = plain(text)
  const wanted = plain(part)
  for (let at = found.indexOf(wanted); at >= 0; at = found.indexOf(wanted, at + 1)) {
    const around = [found[at - 1] ?? ' ', found[at + wanted.length] ?? ' ']
    if (around.every((letter) => !/[\p{L}\p{N}_]/u.test(letter))) return true
  }
  return false
}

/**
 * What somebody who knows nothing could use: where the key stands, and whether it is the longest or the shortest option.
 * A fair draw passes the first with chance .9999 (chi-square over the positions, 4 degrees of freedom: 23.51)
 * and the other two with chance .9995 or more (one over the number of options, and 3.3 standard errors).
 */
function tells(items: readonly Item[]): readonly string[] {
  const found: string[] = []
  const positions = [0, 1, 2, 3, 4].map((position) => ({
    observed: items.filter((item) => item.options[position]?.right).length,
    expected: sum(items.map((item) => (position < item.options.length ? 1 / item.options.length : 0))),
  }))
  const chiSquare = sum(positions.map(({ observed, expected }) => (expected > 0 ? (observed - expected) ** 2 / expected : 0)))
  if (chiSquare > 23.51) found.push(`positions ${positions.map(({ observed }) => observed).join(' ')}: chi-square ${chiSquare.toFixed(1)}`)

  const chances = items.map((item) => 1 / item.options.length)
  const bound = sum(chances) + 3.3 * Math.sqrt(sum(chances.map((chance) => chance * (1 - chance))))
  const others = (item: Item) => item.options.filter((option) => !option.right).map((option) => option.text.length)
  const key = (item: Item) => item.options.find((option) => option.right)?.text.length ?? 0
  const longest = items.filter((item) => key(item) > Math.max(...others(item))).length
  const shortest = items.filter((item) => key(item) < Math.min(...others(item))).length
  if (longest > bound) found.push(`the key is the longest ${longest} times of ${items.length}, more than ${bound.toFixed(1)}`)
  if (shortest > bound) found.push(`the key is the shortest ${shortest} times of ${items.length}, more than ${bound.toFixed(1)}`)
  return found
}

async function variants(model: ItemModel, band: string, count: number): Promise<readonly Item[]> {
  const items: Item[] = []
  for (let round = 0; round < count; round++) items.push(await model.build(band, seeded(seedOf(band, round)), counted))
  return items
}

function distinct(items: readonly Item[]): number {
  return new Set(items.map((item) => `${item.stem}\n${item.exhibit?.text ?? ''}`)).size
}

function seedOf(band: string, round: number): number {
  return [...band].reduce((seed, letter) => Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0), round * 7919)
}

/** Mulberry32 (Tommy Ettinger): 32 bits of state, passes gjrand; good enough to draw test items, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
