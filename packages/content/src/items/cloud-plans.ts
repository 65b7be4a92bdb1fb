import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { type Action, type Attribute, addressesWith, newIds, type Plan, planChanges, type Resource, type View } from './change-plan.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom } from './options.ts'
import { columns, listed } from './text.ts'

type Kind = { readonly address: string; readonly values: readonly string[]; readonly refers: readonly (readonly [string, string])[] }

/** What each kind of resource has, and which other one it refers to; * marks what only a new resource can change. */
const kinds: readonly Kind[] = [
  { address: 'network.main', values: ['range*', 'label'], refers: [] },
  { address: 'subnet.app', values: ['zone*', 'label'], refers: [['network', 'network.main']] },
  { address: 'server.web', values: ['image*', 'size'], refers: [['subnet', 'subnet.app']] },
  { address: 'disk.data', values: ['gigabytes', 'zone*'], refers: [['server', 'server.web']] },
  { address: 'balancer.front', values: ['timeout', 'scheme*'], refers: [['target', 'server.web']] },
  { address: 'firewall.web', values: ['ports'], refers: [['network', 'network.main']] },
  { address: 'alarm.load', values: ['limit'], refers: [['server', 'server.web']] },
  { address: 'record.www', values: ['ttl'], refers: [['target', 'balancer.front']] },
  { address: 'backup.daily', values: ['hour'], refers: [['disk', 'disk.data']] },
]

const values: Readonly<Record<string, readonly string[]>> = {
  range: ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16'],
  label: ['prod', 'production', 'live'],
  zone: ['a', 'b', 'c'],
  ports: ['443', '80,443', '443,8443'],
  image: ['base-41', 'base-42', 'base-43'],
  size: ['small', 'medium', 'large'],
  gigabytes: ['50', '100', '200'],
  timeout: ['30', '60', '90'],
  scheme: ['http', 'https', 'tcp'],
  limit: ['70', '80', '90'],
  ttl: ['60', '300', '3600'],
  hour: ['1', '2', '3'],
}

const star = /\*$/
const plain = (name: string) => name.replace(star, '')
const kindOf = (address: string) => address.split('.')[0]
const viewOf = (all: readonly Kind[]): View => ({
  forcesNew(address, attribute) {
    const kind = all.find((one) => kindOf(one.address) === kindOf(address))
    return [...(kind?.values ?? []), ...(kind?.refers.map(([name]) => name) ?? [])].includes(`${attribute}*`)
  },
  newId: newIds,
})
const planner = viewOf(kinds)

const rules = [
  'A tool keeps a state of what exists and compares it with the configuration, resource by resource, by address.',
  'An attribute marked * can only be changed by replacing the resource; the others are changed in place.',
].join(' ')

/** Middle: how many are added, changed and destroyed? */
export function planCounts(random: Random): Item | null {
  const state = shuffle(random, kinds.slice(0, 7))
    .slice(0, integer(random, 5, 6))
    .map((kind): Resource => ({ address: kind.address, attributes: kind.values.map((name) => drawn(random, name)) }))
  const [first, second, third, ...rest] = shuffle(random, state)
  if (!first || !second || !third) return null
  const renamed: Resource = {
    address: `${first.address.split('.')[0]}.${pick(random, ['primary', 'shared', 'new'])}`,
    attributes: first.attributes,
  }
  const gone = random() < 0.5
  const configuration = [
    renamed,
    changedOnce(random, second),
    ...(gone ? [] : [third]),
    ...rest.map((one) => (random() < 0.5 ? changedOnce(random, one) : one)),
  ]
  const plan = planChanges(state, configuration, planner)
  const count = (action: Action, of: Plan = plan) => addressesWith(of, action).length
  const says = (add: number, change: number, destroy: number) => `${add} to add, ${change} to change, ${destroy} to destroy`
  const [created, changed, replaced, destroyed] = [count('create'), count('change'), count('replace'), count('destroy')]
  const key = says(created + replaced, changed, destroyed + replaced)
  const kept = planChanges(
    state,
    configuration.map((one) => (one === renamed ? first : one)),
    planner,
  )
  const options = optionsFrom(random, key, [
    { text: says(created, changed + replaced, destroyed), misconception: 'thinks that every attribute can be changed in place' },
    {
      text: says(created + replaced + changed, 0, destroyed + replaced + changed),
      misconception: 'thinks that every change replaces the resource',
    },
    {
      text: says(count('create', kept) + replaced, changed, count('destroy', kept) + replaced),
      misconception: 'thinks the tool sees that a block was only renamed',
    },
    { text: says(created + replaced, changed, 0), misconception: 'thinks nothing is destroyed unless one asks for it' },
    { text: says(created + replaced, changed, destroyed), misconception: 'forgets that a replaced resource is destroyed as well' },
    { text: says(created, changed, destroyed), misconception: 'leaves the replaced resources out' },
  ])
  if (!options || replaced === 0 || changed === 0) return null
  const order = [...new Set([...state, ...configuration].map((one) => one.address))].toSorted()
  const rows = order.flatMap((address) => {
    const before = state.find((one) => one.address === address)
    const after = configuration.find((one) => one.address === address)
    return (
      (before ?? after)?.attributes.map((attribute) => [
        address,
        attribute.name + (planner.forcesNew(address, attribute.name) ? '*' : ''),
        valueIn(before, attribute.name),
        valueIn(after, attribute.name),
      ]) ?? []
    )
  })
  return {
    stem: `${rules} A replaced resource counts as one to add and one to destroy. Nothing else has been set up, no resource refers to another. What does the plan say?`,
    exhibit: { language: 'text', text: columns(['address', 'attribute', 'state', 'configuration'], rows) },
    options,
    explanation: [
      `Only in the configuration: ${listed(addressesWith(plan, 'create'), 'none')}. Only in the state, so destroyed: ${listed(addressesWith(plan, 'destroy'), 'none')} (a renamed block is a new address to the tool).`,
      `Replaced because of an attribute with *: ${listed(addressesWith(plan, 'replace'), 'none')}. Changed in place: ${listed(addressesWith(plan, 'change'), 'none')}.`,
      `So: ${key}.`,
    ].join(' '),
  }
}

/** Hard: what does a replacement pull along? */
export function planCascade(random: Random): Item | null {
  const some = [...kinds.slice(0, 5), ...shuffle(random, kinds.slice(5)).slice(0, 2)].map((kind): Kind => {
    const own = kind.values.length > 1 ? [pick(random, kind.values)] : kind.values
    return {
      address: kind.address,
      values: own,
      refers: kind.refers.map(([name, to]) => [name + (random() < 0.6 ? '*' : ''), to] as const),
    }
  })
  const view = viewOf(some)
  const state = some.map(
    (kind): Resource => ({
      address: kind.address,
      attributes: [...kind.refers.map(([name, idOf]) => ({ name: plain(name), idOf })), ...kind.values.map((name) => drawn(random, name))],
    }),
  )
  const targets = shuffle(random, some)
    .slice(0, 2)
    .map((kind) => kind.address)
  const configuration = state.map((one) => (targets.includes(one.address) ? changedOnce(random, one) : one))
  const said = (addresses: readonly string[]) => listed([...new Set(addresses)].toSorted(), 'none')
  const replaced = (newId: View['newId']) => addressesWith(planChanges(state, configuration, { ...view, newId }), 'replace')
  const first = replaced([])
  const key = said(replaced(newIds))
  const options = optionsFrom(random, key, [
    { text: said(first), misconception: 'counts only resources with a change of their own' },
    { text: said(dependents(some, first)), misconception: 'thinks that everything that depends on a replaced resource is replaced' },
    { text: said(replaced(['create', 'replace', 'change'])), misconception: 'thinks that a change in place gives a new id' },
    { text: said(targets), misconception: 'thinks that every change replaces the resource' },
    { text: said([...first, ...referring(some, first, star)]), misconception: 'follows the references only one step' },
    { text: said([...first, ...referredBy(some, first)]), misconception: 'follows the references in the wrong direction' },
  ])
  if (!options || first.length === 0 || key === said(first)) return null
  const plan = planChanges(state, configuration, view)
  const rows = state.flatMap((one) =>
    one.attributes.map((attribute) => [
      one.address,
      attribute.name + (view.forcesNew(one.address, attribute.name) ? '*' : ''),
      valueIn(one, attribute.name),
      valueIn(
        configuration.find((other) => other.address === one.address),
        attribute.name,
      ),
    ]),
  )
  return {
    stem: `${rules} "id of" means the id of another resource; a resource keeps its id when it is changed in place and gets a new one when it is replaced. Which resources does the plan replace?`,
    exhibit: { language: 'text', text: columns(['address', 'attribute', 'state', 'configuration'], rows) },
    options,
    explanation: [
      `Replaced because of a changed attribute of its own: ${said(first)}. A replaced resource gets a new id, so every attribute that holds this id changes as well: where it has a *, that resource is replaced too and passes it on; where it has none, the resource is changed in place and keeps its id.`,
      `Changed in place: ${said(addressesWith(plan, 'change'))}.`,
      `Replaced: ${key}.`,
    ].join(' '),
  }
}

/** Hard: resources made from a list and known by their place in it. */
export function planIndex(random: Random): Item | null {
  const names = shuffle(random, ['ash', 'birch', 'cedar', 'elm', 'fir', 'hazel', 'larch', 'maple', 'oak', 'pine'])
  const old = names.slice(0, integer(random, 4, 7))
  const place = integer(random, 0, old.length - 2)
  const newcomer = names[8] ?? ''
  const edits: readonly (readonly [readonly string[], string])[] = [
    [old.toSpliced(place, 1), `${old[place]} is taken out of the list`],
    [old.toSpliced(place, 0, newcomer), `${newcomer} is put in before ${old[place]}`],
    [[...old.toSpliced(place, 1), newcomer], `${old[place]} is taken out of the list and ${newcomer} is put at its end`],
    [old.toSpliced(place, 2), `${old[place]} and ${old[place + 1]} are taken out of the list`],
  ]
  const [now, story] = pick(random, edits)
  const fixed = random() < 0.6
  const listResources = (list: readonly string[], address: (name: string, index: number) => string) =>
    list.map((name, index): Resource => ({ address: address(name, index), attributes: [{ name: 'name', value: name }] }))
  const planOf = (address: (name: string, index: number) => string, forces = fixed) =>
    planChanges(listResources(old, address), listResources(now, address), { forcesNew: () => forces, newId: newIds })
  const says = (plan: Plan) => {
    const count = (action: Action) => addressesWith(plan, action).length
    return `create ${count('create')}, change ${count('change')}, replace ${count('replace')}, destroy ${count('destroy')}`
  }
  const byIndex = (_: string, index: number) => `server[${index}]`
  const plan = planOf(byIndex)
  const key = says(plan)
  const shifted = new Map(
    [...plan].map(([address, action], index) => [address, index === place && action !== 'keep' ? 'keep' : action] as const),
  )
  const everything = new Map<string, Action>([
    ...now.map((_, index): [string, Action] => [byIndex('', index), index < old.length ? (fixed ? 'replace' : 'change') : 'create']),
    ...old.slice(now.length).map((_, index): [string, Action] => [byIndex('', now.length + index), 'destroy']),
  ])
  const options = optionsFrom(random, key, [
    {
      text: says(planOf((name) => `server[${name}]`)),
      misconception: 'thinks the tool knows the resources by their name, not by their index',
    },
    {
      text: says(planOf(byIndex, !fixed)),
      misconception: fixed ? 'thinks the name can be changed in place' : 'thinks a new name needs a new resource',
    },
    { text: says(everything), misconception: 'thinks that any change of the list touches every resource' },
    { text: says(shifted), misconception: 'lets the shift begin one place too late' },
    {
      text: says(new Map([...plan].map(([address, action]) => [address, action === 'replace' || action === 'change' ? 'keep' : action]))),
      misconception: 'compares only the lengths of the lists',
    },
  ])
  if (!options) return null
  const rows = Array.from({ length: Math.max(old.length, now.length) }, (_, index) => [
    byIndex('', index),
    old[index] ?? '-',
    now[index] ?? '-',
    plan.get(byIndex('', index)) ?? '',
  ])
  return {
    stem: [
      `A tool makes one server for each element of a list, with the element as its name, and knows it by its index: server[0], server[1] and so on. It compares state and configuration by these addresses; a different name ${fixed ? 'can only be had by replacing the server' : 'is changed in place'}.`,
      `All servers exist. Now ${story}. How many servers does the plan create, change in place, replace and destroy?`,
    ].join(' '),
    exhibit: { language: 'text', text: `before: ${old.join(', ')}\nafter:  ${now.join(', ')}` },
    options,
    explanation: `Compared index by index: ${rows.map(([address, before, after, action]) => `${address} ${before} -> ${after}: ${action}`).join('; ')}. So: ${key}. Addresses made from the names would not have shifted.`,
  }
}

function drawn(random: Random, name: string): Attribute {
  return { name: plain(name), value: pick(random, values[plain(name)] ?? []) }
}

/** The same resource with another value in one attribute that holds a value. */
function changedOnce(random: Random, resource: Resource): Resource {
  const own = resource.attributes.filter((attribute) => 'value' in attribute)
  const target = pick(random, own)
  const other = pick(
    random,
    (values[target.name] ?? []).filter((value) => value !== target.value),
  )
  return {
    ...resource,
    attributes: resource.attributes.map((attribute) => (attribute === target ? { name: target.name, value: other } : attribute)),
  }
}

function valueIn(resource: Resource | undefined, name: string): string {
  const attribute = resource?.attributes.find((one) => one.name === name)
  if (!attribute) return '-'
  return 'value' in attribute ? attribute.value : `id of ${attribute.idOf}`
}

/** Everything that refers to one of these, directly or over others, and these themselves. */
function dependents(all: readonly Kind[], addresses: readonly string[]): readonly string[] {
  const more = referring(all, addresses, /^/).filter((address) => !addresses.includes(address))
  return more.length > 0 ? dependents(all, [...addresses, ...more]) : addresses
}

/** What refers to one of these through an attribute whose name fits. */
function referring(all: readonly Kind[], addresses: readonly string[], names: RegExp): readonly string[] {
  return all.filter((kind) => kind.refers.some(([name, to]) => names.test(name) && addresses.includes(to))).map((kind) => kind.address)
}

function referredBy(all: readonly Kind[], addresses: readonly string[]): readonly string[] {
  return all.filter((kind) => addresses.includes(kind.address)).flatMap((kind) => kind.refers.map(([, to]) => to))
}
