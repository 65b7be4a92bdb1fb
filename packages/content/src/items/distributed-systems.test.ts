import { afterAll, expect, test } from 'vitest'
import { openSandbox } from '../../../../server/tools/sandbox.ts'
import { distributedSystems } from './distributed-systems.ts'
import { numbersIn, sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

const sandbox = openSandbox()
afterAll(() => sandbox.close())
const tools = { run: sandbox.run, sql: () => Promise.reject(new Error('no query')) }

test('chain-failure: over all states of all parts', async () => {
  for (const { key, stem } of await sampleItems(distributedSystems, 'chain-failure', 100)) {
    const [first = 0, second = 0, copies = 0, each = 0] = numbersIn(stem)
    const chances = [first, second, ...Array.from({ length: copies }, () => each)].map((value) => value / 100)
    let failing = 0
    for (let state = 0; state < 2 ** chances.length; state++) {
      const up = chances.map((_, part) => Math.floor(state / 2 ** part) % 2 === 1)
      const chance = chances.reduce((product, one, part) => product * (up[part] ? one : 1 - one), 1)
      if (!(up[0] && up[1] && up.slice(2).some(Boolean))) failing += chance
    }
    expect(key).toBe(`${(failing * 100).toFixed(2)} %`)
  }
})

test('retry-storm: every call made', async () => {
  for (const { key, stem } of await sampleItems(distributedSystems, 'retry-storm', 60)) {
    const retries = [...stem.matchAll(/up to (\d) time/g)].map(([, count]) => Number(count))
    let calls = 0
    const call = (layer: number) => {
      if (layer === retries.length) calls++
      else for (let attempt = 0; attempt <= (retries[layer] ?? 0); attempt++) call(layer + 1)
    }
    call(0)
    expect(numbersIn(key)[0]).toBe(calls)
  }
})

test('majority-down: over all states of all machines', async () => {
  for (const { key, stem } of await sampleItems(distributedSystems, 'majority-down', 100)) {
    const [machines = 0, down = 0] = numbersIn(stem)
    let stopped = 0
    for (let state = 0; state < 2 ** machines; state++) {
      const up = state.toString(2).replaceAll('0', '').length
      if (up * 2 <= machines) stopped += (1 - down / 100) ** up * (down / 100) ** (machines - up)
    }
    expect(key).toBe(`${(stopped * 100).toFixed(3)} %`)
  }
})

test('delivery: the program shown prints the key', async () => {
  for (const { key, exhibit } of await sampleItems(distributedSystems, 'delivery', 40, tools)) {
    const printed: unknown[] = []
    new Function('print', exhibit)((value: unknown) => printed.push(value))
    expect(printed).toEqual([Number(key)])
  }
})

test('quorum: every set of replicas that answers meets every other, and the key is the fastest of those that hold', async () => {
  for (const { key, stem, exhibit } of await sampleItems(distributedSystems, 'quorum', 60)) {
    const times = exhibit.split('\n').map((line) => Number(/(\d+) ms$/.exec(line)?.[1]))
    const down = Number(/with any (\d) replica/.exec(stem)?.[1])
    const reads = Number(/(\d+) % of the operations are reads/.exec(stem)?.[1]) / 100
    const sets = Array.from({ length: 2 ** times.length }, (_, state) => state)
    const members = (state: number) => state.toString(2).replaceAll('0', '').length
    const waits = (count: number) =>
      Math.min(
        ...sets
          .filter((state) => members(state) === count)
          .map((state) => Math.max(...times.filter((_, place) => Math.floor(state / 2 ** place) % 2 === 1))),
      )
    const holding: { text: string; average: number }[] = []
    for (let write = 1; write <= times.length - down; write++) {
      for (let read = 1; read <= times.length - down; read++) {
        const apart = sets.some((one) => members(one) === write && sets.some((other) => members(other) === read && (one & other) === 0))
        if (!apart) holding.push({ text: `W = ${write}, R = ${read}`, average: reads * waits(read) + (1 - reads) * waits(write) })
      }
    }
    expect(holding.toSorted((a, b) => a.average - b.average)[0]?.text).toBe(key)
  }
})

/** What each event follows at once: the event before it in its row, and the sending of what it receives. */
function followsOf(exhibit: string): ReadonlyMap<string, readonly string[]> {
  const rows = exhibit.split('\n').map((row) => row.slice(4).split(',  '))
  const sender = new Map(
    rows.flat().flatMap((event) => (event.includes('sends') ? [[event.split(' ')[2] ?? '', event.split(' ')[0] ?? ''] as const] : [])),
  )
  return new Map(
    rows.flatMap((row) =>
      row.map((event, place) => {
        const [name = '', verb, message = ''] = event.split(' ')
        const before = row[place - 1]?.split(' ')[0]
        return [name, [...(before ? [before] : []), ...(verb === 'receives' ? [sender.get(message) ?? ''] : [])]] as const
      }),
    ),
  )
}

function pastOf(follows: ReadonlyMap<string, readonly string[]>, name: string): ReadonlySet<string> {
  const past = new Set([name])
  for (const event of past) for (const before of follows.get(event) ?? []) past.add(before)
  return past
}

test('vector-clock: the events of each process among all that can have influenced it', async () => {
  for (const { key, stem, exhibit } of await sampleItems(distributedSystems, 'vector-clock', 100)) {
    const past = [...pastOf(followsOf(exhibit), /clock of (\w+) \(/.exec(stem)?.[1] ?? '')]
    expect(key).toBe(`[${['p', 'q', 'r'].map((process) => past.filter((event) => event.startsWith(process)).length).join(', ')}]`)
  }
})

test('concurrent-with: of all options only the key is in neither past', async () => {
  for (const { item, key, stem, exhibit } of await sampleItems(distributedSystems, 'concurrent-with', 100)) {
    const follows = followsOf(exhibit)
    const target = /concurrent with (\w+):/.exec(stem)?.[1] ?? ''
    const free = item.options.filter(({ text }) => !pastOf(follows, text).has(target) && !pastOf(follows, target).has(text))
    expect(free.map((option) => option.text)).toEqual([key])
  }
})
