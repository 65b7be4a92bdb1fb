import { expect, test } from 'vitest'
import { cloudInfrastructure } from './cloud-infrastructure.ts'
import { numbersIn, sampleItems } from './sample-items.ts'

// Every key is found again in another way, from nothing but the words and the exhibit.

test('zone-loss: the first number of instances that carries the peak without a zone', async () => {
  for (const { key, stem } of await sampleItems(cloudInfrastructure, 'zone-loss', 100)) {
    const [peak = 0, each = 0, zones = 0] = numbersIn(stem)
    let total = zones
    while ((total - total / zones) * each < peak) total += zones
    expect(numbersIn(key)[0]).toBe(total)
  }
})

test('placement: copies put on nodes one by one', async () => {
  for (const { key, exhibit } of await sampleItems(cloudInfrastructure, 'placement', 100)) {
    const [[nodes = 0] = [], [cpu = 0, gibibytes = 0] = [], [systemCpu = 0, systemMemory = 0] = [], [oneCpu = 0, oneMemory = 0] = []] =
      exhibit.split('\n').map(numbersIn)
    let placed = 0
    for (let node = 0; node < nodes; node++) {
      let [freeCpu, freeMemory] = [cpu - systemCpu, gibibytes * 1024 - systemMemory]
      while (freeCpu >= oneCpu && freeMemory >= oneMemory) {
        freeCpu -= oneCpu
        freeMemory -= oneMemory
        placed++
      }
    }
    expect(Number(key)).toBe(placed)
  }
})

type Row = { readonly address: string; readonly attribute: string; readonly state: string; readonly configuration: string }

function rowsOf(exhibit: string): readonly Row[] {
  return exhibit
    .split('\n')
    .slice(1)
    .map((line) => {
      const [address = '', attribute = '', state = '', configuration = ''] = line.trim().split(/\s{2,}/)
      return { address, attribute, state, configuration }
    })
}

test('plan-counts: address by address', async () => {
  for (const { key, exhibit } of await sampleItems(cloudInfrastructure, 'plan-counts', 100)) {
    const resources = [...Map.groupBy(rowsOf(exhibit), (row) => row.address).values()]
    const isNew = (rows: readonly Row[]) => rows.every((row) => row.state === '-')
    const isGone = (rows: readonly Row[]) => rows.every((row) => row.configuration === '-')
    const differing = (rows: readonly Row[]) => (isNew(rows) || isGone(rows) ? [] : rows.filter((row) => row.state !== row.configuration))
    const replaced = resources.filter((rows) => differing(rows).some((row) => row.attribute.endsWith('*'))).length
    const changed = resources.filter((rows) => differing(rows).length > 0).length - replaced
    const add = resources.filter(isNew).length + replaced
    expect(key).toBe(`${add} to add, ${changed} to change, ${resources.filter(isGone).length + replaced} to destroy`)
  }
})

test('plan-cascade: replaced until nothing more is', async () => {
  for (const { key, exhibit } of await sampleItems(cloudInfrastructure, 'plan-cascade', 100)) {
    const rows = rowsOf(exhibit)
    const replaced = new Set<string>()
    let before = -1
    while (before < replaced.size) {
      before = replaced.size
      for (const { address, attribute, state, configuration } of rows) {
        const changes = state !== configuration || (state.startsWith('id of ') && replaced.has(state.slice(6)))
        if (changes && attribute.endsWith('*')) replaced.add(address)
      }
    }
    expect(key.split(/, | and /)).toEqual([...replaced].toSorted())
  }
})

test('plan-index: place by place', async () => {
  for (const { key, stem, exhibit } of await sampleItems(cloudInfrastructure, 'plan-index', 100)) {
    const [before = [], after = []] = exhibit.split('\n').map((line) => line.replace(/^\w+: +/, '').split(', '))
    const moved = before.filter((name, place) => place < after.length && name !== after[place]).length
    const inPlace = stem.includes('changed in place; ') || stem.includes('is changed in place')
    const create = Math.max(0, after.length - before.length)
    expect(key).toBe(
      `create ${create}, change ${inPlace ? moved : 0}, replace ${inPlace ? 0 : moved}, destroy ${Math.max(0, before.length - after.length)}`,
    )
  }
})
