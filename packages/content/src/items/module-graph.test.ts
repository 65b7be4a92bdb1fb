import { expect, test } from 'vitest'
import { affected, cycles, type Graph, imported, listed, withImport, withoutImport } from './module-graph.ts'

const graph: Graph = new Map([
  ['shop', ['cart', 'search']],
  ['cart', ['prices', 'stock']],
  ['search', ['stock']],
  ['prices', []],
  ['stock', ['prices']],
])

test('what is imported and what is affected follow imports all the way', () => {
  expect([...imported(graph, 'search')].sort()).toEqual(['prices', 'stock'])
  expect([...affected(graph, 'prices')].sort()).toEqual(['cart', 'search', 'shop', 'stock'])
  expect([...affected(graph, 'prices', 1)].sort()).toEqual(['cart', 'stock'])
  expect(affected(graph, 'shop').size).toBe(0)
})

test('a module on a cycle is affected by its own change', () => {
  expect(affected(withImport(graph, { from: 'prices', to: 'cart' }), 'prices').has('prices')).toBe(true)
})

test('cycles are found once each', () => {
  expect(cycles(graph)).toEqual([])
  const knotted = withImport(withImport(graph, { from: 'prices', to: 'cart' }), { from: 'stock', to: 'search' })
  expect(cycles(knotted).map((cycle) => cycle.join(' '))).toEqual(['cart prices', 'cart stock prices', 'search stock'])
  expect(cycles(withoutImport(knotted, { from: 'prices', to: 'cart' }))).toEqual([['search', 'stock']])
})

test('removing a set of imports leaves a cycle exactly if no way of sorting puts every module before what it imports', () => {
  const names = ['a', 'b', 'c', 'd']
  const orders = permutations(names)
  const pairs = names.flatMap((from) => names.filter((to) => to !== from).map((to) => ({ from, to })))
  for (let bits = 0; bits < 2 ** pairs.length; bits += 7) {
    const some = pairs.filter((_, index) => (bits >> index) & 1)
    const drawn = some.reduce<Graph>(withImport, new Map(names.map((name) => [name, []])))
    const sortable = orders.some((order) => some.every(({ from, to }) => order.indexOf(from) < order.indexOf(to)))
    expect(cycles(drawn).length === 0).toBe(sortable)
  }
})

test('the list is sorted', () => {
  expect(listed(graph).split('\n')[2]).toBe('search  imports stock')
})

function permutations(names: readonly string[]): readonly (readonly string[])[] {
  if (names.length < 2) return [names]
  return names.flatMap((name) => permutations(names.filter((other) => other !== name)).map((rest) => [name, ...rest]))
}
