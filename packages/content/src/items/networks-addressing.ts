import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { grouped } from './figures.ts'
import { optionsFrom } from './options.ts'
import {
  blockOf,
  contains,
  formatAddress,
  formatPrefix,
  isAligned,
  lastOf,
  longestMatch,
  matching,
  overlap,
  type Prefix,
  parseAddress,
  type Route,
  sizeOf,
} from './subnet.ts'
import { columns } from './text.ts'

/** Easy: which address belongs to the same subnet and may be given to a machine? */
export function assignableAddress(random: Random): Item | null {
  const length = pick(random, [20, 21, 22, 23, 25, 26, 27, 28])
  const size = sizeOf(length)
  const block = blockOf(privateAddress(random), length)
  const own = block.base + integer(random, Math.floor(size / 4), size - 3)
  const free = block.base + integer(random, 2, size - 2)
  if (free === own || (length < 24 && blockOf(free, 24).base === blockOf(own, 24).base)) return null
  const sibling = blockOf(block.base, length - 1).base === block.base ? block.base + size : block.base - size
  const key = formatAddress(free)
  const first = formatAddress(block.base)
  const last = formatAddress(lastOf(block))
  const options = optionsFrom(random, key, [
    { text: first, misconception: 'gives the network address to a machine' },
    { text: last, misconception: 'gives the broadcast address to a machine' },
    {
      text: formatAddress(integer(random, lastOf(block) + 2, own + size)),
      misconception: 'counts the block from the machine on, not from its boundary',
    },
    { text: formatAddress(sibling + integer(random, 2, size - 2)), misconception: 'reads the prefix one bit too short' },
  ])
  if (options?.length !== 5) return null
  return {
    stem: `A server has the address ${formatAddress(own)}/${length}. Which of these addresses can you give to another machine so that both are in the same subnet?`,
    exhibit: null,
    options,
    explanation: [
      `A /${length} leaves 32 - ${length} = ${32 - length} bits for machines: blocks of ${grouped(size)} addresses, each beginning at a multiple of ${grouped(size)}.`,
      `The block that holds ${formatAddress(own)} begins at ${first} (the network address) and ends at ${last} (the broadcast address); neither can be given away.`,
      `Of the options only ${key} lies between the two.`,
    ].join(' '),
  }
}

/** Middle: where does the router send the packet? */
export function nextHop(random: Random): Item | null {
  const target = privateAddress(random)
  const specific = pick(random, [18, 19, 20, 21, 22, 23])
  const best = blockOf(target, specific)
  // The block beside the target that is one bit or two smaller: looks nearer, but does not hold the target.
  const finer = specific + integer(random, 1, 2)
  const beside = integer(random, 0, 2 ** (finer - specific) - 1) * sizeOf(finer) + best.base
  const near: Prefix = { base: beside, length: finer }
  if (contains(near, target)) return null
  const blocks = [
    near,
    best,
    blockOf(target, pick(random, [16, 17])),
    blockOf(target, target < parseAddress('172.16.0.0') ? pick(random, [8, 12]) : 12),
    { base: 0, length: 0 },
  ]
  const hops = shuffle(random, [2, 3, 4, 5, 6, 7, 8, 9]).map((host) => `192.0.2.${host}`)
  const metrics = shuffle(random, [5, 10, 20, 50, 100])
  const routes = shuffle(
    random,
    blocks.map((to, row): Route => ({ to, via: hops[row] ?? '', metric: metrics[row] ?? 1 })),
  )
  const chosen = longestMatch(routes, target)
  if (chosen?.to !== best) return null
  const matches = matching(routes, target)
  const cheapest = matches.toSorted((a, b) => a.metric - b.metric)[0]
  const broadest = matches.toSorted((a, b) => a.to.length - b.to.length)[0]
  const nearest = routes.toSorted((a, b) => b.to.length - a.to.length)[0]
  const options = optionsFrom(random, chosen.via, [
    { text: matches[0]?.via ?? '', misconception: 'takes the first matching row, as in a firewall' },
    { text: cheapest?.via ?? '', misconception: 'lets the metric decide before the length of the prefix' },
    { text: nearest?.via ?? '', misconception: 'thinks a block reaches further than its prefix says' },
    { text: broadest?.via ?? '', misconception: 'sends everything to the default route' },
    { text: routes[routes.length - 1]?.via ?? '', misconception: 'takes the last row, as if later rows overruled earlier ones' },
  ])
  if (!options) return null
  const rows = routes.map((route) => [formatPrefix(route.to), route.via, String(route.metric)])
  return {
    stem: `A router has this routing table. To which next hop does it send a packet for ${formatAddress(target)}?`,
    exhibit: { language: 'text', text: columns(['destination', 'next hop', 'metric'], rows) },
    options,
    explanation: [
      `These routes hold ${formatAddress(target)}: ${matches.map((route) => formatPrefix(route.to)).join(', ')}.`,
      `${formatPrefix(near)} does not: it reaches from ${formatAddress(near.base)} to ${formatAddress(lastOf(near))}.`,
      `Among the matching routes the longest prefix wins, whatever its row or its metric (a metric only decides between equal prefixes): ${formatPrefix(chosen.to)}, so the packet goes to ${chosen.via}.`,
    ].join(' '),
  }
}

/** Middle to hard: which block is free for a new subnet? */
export function addressPlan(random: Random): Item | null {
  const network = blockOf(privateAddress(random), 16)
  const length = pick(random, [19, 20, 21])
  const size = sizeOf(length)
  const places = shuffle(
    random,
    Array.from({ length: 2 ** (length - 16) }, (_, place) => network.base + place * size),
  )
  const free: Prefix = { base: places[0] ?? 0, length }
  const takenInside: Prefix = { base: (places[1] ?? 0) + integer(random, 1, 3) * (size / 4), length: length + 2 }
  const larger = blockOf(places[2] ?? 0, length - 1)
  const inLarger: Prefix = { base: places[2] ?? 0, length }
  const others = [blockOf(places[3] ?? 0, length), { base: places[4] ?? 0, length: length + 1 }]
  const taken = [takenInside, larger, ...others]
  const crooked: Prefix = { base: (places[5] ?? 0) + size / 2, length }
  const outside: Prefix = { base: pick(random, places) + 65_536, length }
  const candidates = [free, { base: places[1] ?? 0, length }, inLarger, crooked, outside]
  const fits = (block: Prefix) => isAligned(block) && contains(network, block.base) && !taken.some((subnet) => overlap(subnet, block))
  if (candidates.filter(fits).length !== 1 || !fits(free)) return null
  const pairs = taken.flatMap((one, row) => taken.slice(row + 1).map((other) => [one, other] as const))
  if (pairs.some(([one, other]) => overlap(one, other))) return null
  // The crooked block must look free to somebody who only compares where blocks begin and end.
  const crosses = (subnet: Prefix) => subnet.base <= lastOf(crooked) && crooked.base <= lastOf(subnet)
  if (taken.some(crosses) || lastOf(crooked) > lastOf(network)) return null
  const options = optionsFrom(random, formatPrefix(free), [
    {
      text: formatPrefix({ base: places[1] ?? 0, length }),
      misconception: 'compares only the first addresses, not where the new block ends',
    },
    { text: formatPrefix(inLarger), misconception: 'forgets how far a larger subnet reaches' },
    { text: formatPrefix(crooked), misconception: 'lets a block begin anywhere' },
    { text: formatPrefix(outside), misconception: 'leaves the network the subnets are cut from' },
  ])
  if (options?.length !== 5) return null
  const span = (block: Prefix) => `${formatPrefix(block)} (${formatAddress(block.base)} to ${formatAddress(lastOf(block))})`
  return {
    stem: `The private network ${formatPrefix(network)} is cut into subnets; those already in use are listed. You need one more /${length} inside this network. Which block can you take?`,
    exhibit: { language: 'text', text: ['in use', ...shuffle(random, taken).map(formatPrefix)].join('\n') },
    options,
    explanation: [
      `A /${length} holds ${grouped(size)} addresses and must begin at a multiple of that, so in the third octet at a multiple of ${size / 256}: ${formatPrefix(crooked)} does not.`,
      `${formatPrefix(outside)} is outside ${formatPrefix(network)}.`,
      `${span({ base: places[1] ?? 0, length })} would swallow ${span(takenInside)}, and ${span(inLarger)} lies in ${span(larger)}.`,
      `${span(free)} touches none of the subnets in use.`,
    ].join(' '),
  }
}

function privateAddress(random: Random): number {
  const start = pick(random, ['10.0.0.0', '172.16.0.0'])
  return parseAddress(start) + integer(random, 1, 15) * 65_536 + integer(random, 1, 250) * 256 + integer(random, 3, 250)
}
