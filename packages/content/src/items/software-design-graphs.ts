import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { affected, cycles, type Graph, type Import, imported, importsOf, listed, withImport, withoutImport } from './module-graph.ts'
import { optionsFrom, type Trap } from './options.ts'

const names = [
  'accounts',
  'billing',
  'cart',
  'catalogue',
  'delivery',
  'export',
  'invoices',
  'login',
  'mail',
  'orders',
  'prices',
  'reports',
  'search',
  'stock',
  'tax',
  'users',
]

const sorted = (modules: Iterable<string>) => [...modules].sort().join(', ') || 'none'
const edge = ({ from, to }: Import) => `${from} imports ${to}`

/** Modules in an order in which each imports only later ones: one or two, sometimes three. */
function layered(random: Random, count: number): Graph {
  const order = shuffle(random, names).slice(0, count)
  return new Map(order.map((name, at) => [name, shuffle(random, order.slice(at + 1, at + 5)).slice(0, pick(random, [1, 1, 2, 2, 3]))]))
}

/** Easy: what a change can affect. */
export function affectedModules(random: Random): Item | null {
  const graph = layered(random, 8)
  const changed = pick(random, [...graph.keys()])
  const all = affected(graph, changed)
  const direct = affected(graph, changed, 1)
  if (direct.size === 0 || all.size - direct.size < 1 || (graph.get(changed) ?? []).length === 0) return null
  const others = [...graph.keys()].filter((name) => name !== changed)
  const key = sorted(all)
  const options = optionsFrom(random, key, [
    { text: sorted(direct), misconception: 'counts only the modules that import it directly' },
    { text: sorted(imported(graph, changed)), misconception: 'follows the imports in the wrong direction' },
    { text: sorted(affected(graph, changed, 2)), misconception: 'stops after two steps' },
    { text: sorted(new Set([...all, ...imported(graph, changed)])), misconception: 'counts what it imports as well as what imports it' },
    { text: sorted([...all].filter((name) => !direct.has(name))), misconception: 'leaves out the modules that import it directly' },
    {
      text: sorted(others.filter((name) => !imported(graph, changed).has(name))),
      misconception: 'takes every module that it does not import',
    },
  ])
  if (!options) return null
  const paths = [...all].sort().map((name) => pathTo(graph, name, changed))
  return {
    stem: `The interface of ${changed} changes. Which other modules can be affected, directly or through other modules?`,
    exhibit: { language: 'text', text: listed(graph) },
    options,
    explanation: `A module is affected if it imports ${changed}, or imports a module that is affected. The ways: ${paths.join('; ')}. So these modules can be affected: ${key}.`,
  }
}

/** A shortest way: 'shop > cart > prices'. */
function pathTo(graph: Graph, from: string, to: string): string {
  let paths: readonly (readonly string[])[] = [[from]]
  for (;;) {
    const found = paths.find((path) => path.at(-1) === to)
    if (found) return found.join(' > ')
    paths = paths.flatMap((path) => (graph.get(path.at(-1) as string) ?? []).map((next) => [...path, next]))
  }
}

type Rule = { readonly says: string; readonly allows: (down: number) => boolean }

/** Steps down: 0 is the same layer, 1 the next one below, negative is upwards. */
const layerRules: readonly Rule[] = [
  { says: 'A module may import modules of its own layer and of any layer below.', allows: (down) => down >= 0 },
  { says: 'A module may import modules of its own layer and of the layer directly below.', allows: (down) => down === 0 || down === 1 },
  { says: 'A module may import modules of any layer below, but none of its own layer.', allows: (down) => down >= 1 },
]

/** Easy to middle: which import breaks the rule of the layers? */
export function layering(random: Random): Item | null {
  const layers = pick(random, [
    ['page', 'service', 'rule', 'store'],
    ['screen', 'action', 'model', 'driver'],
    ['route', 'use-case', 'entity', 'table'],
  ] as const)
  const rule = pick(random, layerRules)
  const topics = shuffle(random, names).slice(0, 8)
  const modules = topics.map((topic, at) => ({ name: `${layers[Math.floor(at / 2)]}/${topic}`, layer: Math.floor(at / 2) }))
  const pairs = shuffle(
    random,
    modules.flatMap((from) =>
      modules.filter((to) => to !== from).map((to) => ({ from: from.name, to: to.name, down: to.layer - from.layer })),
    ),
  )
  const [wrong] = pairs.filter(({ down }) => !rule.allows(down) && Math.abs(down) < 3)
  const allowed = pairs.filter(({ down }) => rule.allows(down)).slice(0, 7)
  if (!wrong || allowed.length < 5) return null
  const why = (down: number) =>
    down === 0
      ? 'thinks that modules of one layer must not import each other here'
      : down === 1
        ? 'mixes up which way imports may go'
        : 'thinks that no layer may be skipped here'
  const options = optionsFrom(
    random,
    edge(wrong),
    shuffle(random, allowed).map((each) => ({ text: edge(each), misconception: why(each.down) })),
  )
  if (!options) return null
  const lines = [...allowed, wrong].map(edge).sort()
  const [above, below] = [layers[layerOf(wrong.from)], layers[layerOf(wrong.to)]]
  const layerOfName = { from: above, to: below }
  function layerOf(name: string): number {
    return modules.find((module) => module.name === name)?.layer ?? 0
  }
  return {
    stem: `The layers, from top to bottom, are ${layers.join(', ')}; the name of a module begins with its layer. ${rule.says} Which of these imports breaks the rule?`,
    exhibit: { language: 'text', text: lines.join('\n') },
    options,
    explanation: [
      wrong.down < 0
        ? `${layerOfName.to} is above ${layerOfName.from}: the import goes up, which the rule never allows.`
        : wrong.down === 0
          ? `Both modules are in the layer ${layerOfName.from}, and the rule allows only layers below.`
          : `${layerOfName.to} is ${wrong.down} layers below ${layerOfName.from}: the import skips a layer.`,
      `So the import that breaks the rule is: ${edge(wrong)}.`,
    ].join(' '),
  }
}

/** Middle: which import has to go so that no cycle is left? */
export function cycleBreaker(random: Random): Item | null {
  const tidy = layered(random, 7)
  const order = [...tidy.keys()]
  const back = (): Import => {
    const to = integer(random, 0, 3)
    return { from: order[integer(random, to + 2, 6)] as string, to: order[to] as string }
  }
  const graph = withImport(random() < 0.6 ? withImport(tidy, back()) : tidy, back())
  const rounds = cycles(graph)
  if (rounds.length < 2 || rounds.length > 4) return null
  const onCycles = (each: Import) =>
    rounds.filter((round) => round.some((name, at) => name === each.from && round[(at + 1) % round.length] === each.to)).length
  const imports = shuffle(random, importsOf(graph))
  const breaks = imports.filter((each) => cycles(withoutImport(graph, each)).length === 0)
  const [right] = breaks
  if (!right) return null
  const busiest = Math.max(...order.map((name) => degree(graph, name)))
  const traps: readonly Trap[] = imports
    .filter((each) => !breaks.includes(each))
    .sort((one, other) => onCycles(other) - onCycles(one))
    .map((each) => ({
      text: edge(each),
      misconception:
        onCycles(each) > 0
          ? 'stops at the first cycle'
          : Math.max(degree(graph, each.from), degree(graph, each.to)) === busiest
            ? 'cuts where most imports meet'
            : 'cuts an import that is on no cycle',
    }))
  if (traps.filter(({ misconception }) => misconception === 'stops at the first cycle').length < 2) return null
  const options = optionsFrom(random, edge(right), traps.slice(0, 4))
  if (!options) return null
  return {
    stem: 'Some of these modules import each other in cycles. Removing which one of these imports leaves no cycle at all?',
    exhibit: { language: 'text', text: listed(graph) },
    options,
    explanation: [
      `The cycles: ${rounds.map((round) => [...round, round[0]].join(' > ')).join('; ')}.`,
      `All of them pass through the import "${edge(right)}", so without it none is left. Each of the other options leaves at least one.`,
    ].join(' '),
  }
}

function degree(graph: Graph, name: string): number {
  return importsOf(graph).filter(({ from, to }) => from === name || to === name).length
}

/** Middle to hard: which import, once gone, leaves the fewest modules exposed to a change? */
export function smallestBlast(random: Random): Item | null {
  const graph = layered(random, 9)
  const changed = pick(random, [...graph.keys()].slice(4))
  const before = affected(graph, changed)
  if (before.size < 5) return null
  const left = (each: Import) => affected(withoutImport(graph, each), changed).size
  const ranked = shuffle(random, importsOf(graph)).sort((one, other) => left(one) - left(other))
  const [right, second] = ranked as [Import, Import]
  if (left(right) >= left(second) || left(right) === 0) return null
  const direct = (each: Import) => each.to === changed
  const traps = ranked.slice(1).map((each) => ({
    text: edge(each),
    misconception:
      left(each) < before.size
        ? 'takes the first import that helps at all'
        : direct(each)
          ? 'thinks that removing a direct import always helps, and overlooks the other ways'
          : degree(graph, each.from) >= 4
            ? 'looks for the module with the most imports'
            : 'cuts an import that is not on the way, or not on the only way',
  }))
  const chosen = [
    ...traps.slice(0, 2),
    ...shuffle(random, traps.slice(2))
      .sort((one, other) => Number(other.text.endsWith(` ${changed}`)) - Number(one.text.endsWith(` ${changed}`)))
      .slice(0, 2),
  ]
  const options = optionsFrom(random, edge(right), chosen)
  if (!options) return null
  const remaining = affected(withoutImport(graph, right), changed)
  return {
    stem: `The module ${changed} changes often, and every module that imports it, directly or through others, has to be checked each time. One of these imports can be removed. Which one spares the most modules?`,
    exhibit: { language: 'text', text: listed(graph) },
    options,
    explanation: [
      `Now ${before.size} modules depend on ${changed}: ${sorted(before)}.`,
      `Without "${edge(right)}" it is ${remaining.size}: ${sorted(remaining)}.`,
      `With one of the others removed at least ${Math.min(...chosen.map(({ text }) => left(ranked.find((each) => edge(each) === text) as Import)))} are left, since there are other ways to ${changed}.`,
    ].join(' '),
  }
}

/** Hard: what an interface changes depends on where it lives. */
export function inversion(random: Random): Item | null {
  const graph = new Map([['main', [] as readonly string[]], ...layered(random, 6)])
  const order = [...graph.keys()].slice(1)
  const [user, used] = pick(
    random,
    importsOf(graph).map(({ from, to }) => [from, to] as const),
  )
  const wired = order.reduce<Graph>(
    (result, name) =>
      affected(result, name).size === 0 || name === user || name === used ? withImport(result, { from: 'main', to: name }) : result,
    graph,
  )
  const cut = withoutImport(wired, { from: user, to: used })
  const home = pick(random, ['user', 'user', 'used', 'own', 'own'] as const)
  const after = {
    user: withImport(cut, { from: used, to: user }),
    used: wired,
    own: withImport(withImport(cut, { from: user, to: 'ports' }), { from: used, to: 'ports' }),
  }[home]
  if (cycles(after).length > 0 || affected(wired, used).size < 3 || imported(cut, user).has(used)) return null
  const others = (modules: ReadonlySet<string>) => sorted([...modules].filter((name) => name !== used))
  const key = others(affected(after, used))
  if (key === 'main') return null // the stem names main
  const turned = withImport(cut, { from: used, to: user })
  const options = optionsFrom(random, key, [
    home === 'used'
      ? { text: others(affected(cut, used)), misconception: 'thinks that an interface cuts the dependency wherever it lives' }
      : { text: others(affected(wired, used)), misconception: 'thinks that an interface changes nothing about who depends on whom' },
    {
      text: others(new Set([...affected(after, used)].filter((name) => name !== 'main'))),
      misconception: 'forgets the place where the parts are put together',
    },
    { text: others(new Set([...affected(cut, used), user])), misconception: 'thinks that whoever calls a module depends on it' },
    { text: others(affected(turned, user)), misconception: 'mixes up the two ends of the interface' },
    { text: others(imported(after, used)), misconception: 'follows the imports in the wrong direction' },
    {
      text: others(new Set([...affected(after, used), ...imported(after, used)])),
      misconception: 'counts what it imports as well as what imports it',
    },
    { text: others(affected(after, used, 1)), misconception: 'counts only the modules that import it directly' },
    {
      text: others(new Set([...affected(cut, used), 'ports'].filter((name) => name !== 'ports' || home === 'own'))),
      misconception: 'thinks that the module of the interface depends on what implements it',
    },
  ])
  if (!options) return null
  const move = {
    user: `An interface is put into ${user}. ${used} imports ${user} to implement it, ${user} no longer imports ${used}, and main hands the one to the other.`,
    used: `An interface is put into ${used}, next to its implementation. ${user} now uses only the interface, which it imports from ${used}; main hands over the implementation.`,
    own: `An interface is put into a new module, ports. ${user} and ${used} import ports, ${user} no longer imports ${used}, and main hands the one to the other.`,
  }[home]
  return {
    stem: `These are the imports now; main imports what it puts together. ${move} Afterwards the module ${used} changes. Which other modules depend on it, directly or through others?`,
    exhibit: { language: 'text', text: listed(wired) },
    options,
    explanation: [
      home === 'used'
        ? `The interface lives in ${used}, so ${user} still imports ${used}: who depends on whom has not changed.`
        : `${user} does not import ${used} any more, so it and what imports only it are out of reach of the change${home === 'user' ? `; the dependency now points from ${used} to ${user}` : ''}.`,
      'main imports both, because somebody has to put them together.',
      `The modules that depend on ${used}: ${key}.`,
    ].join(' '),
  }
}
