import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { grouped } from './figures.ts'
import { optionsFrom } from './options.ts'

/** Easy: how many instances carry the peak when a zone is lost? */
export function zoneLoss(random: Random): Item | null {
  const zones = pick(random, [2, 3, 3, 4, 5])
  const each = pick(random, [40, 50, 80, 120, 150, 200])
  const peak = integer(random, 5, 38) * each - integer(random, 1, 3) * 10
  const needed = Math.ceil(peak / each)
  const perZone = Math.ceil(needed / (zones - 1))
  const even = (total: number) => Math.ceil(total / zones) * zones
  const key = perZone * zones
  const options = optionsFrom(random, grouped(key), [
    { text: grouped(even(needed)), misconception: 'forgets that a zone can be lost' },
    { text: grouped(even(needed + 1)), misconception: 'takes one spare instance for a spare zone' },
    { text: grouped(even(2 * needed)), misconception: 'runs everything twice' },
    {
      text: grouped(even(Math.ceil(needed / zones) * (zones + 1))),
      misconception: 'adds one share of the full set, not one of the remaining zones',
    },
    { text: grouped(Math.ceil(needed / zones) * zones * zones), misconception: 'thinks each zone must carry the peak alone' },
    { text: grouped(perZone * (zones - 1)), misconception: 'counts only the zones that remain' },
  ])
  if (!options || (zones === 2 && random() < 0.5)) return null
  return {
    stem: [
      `A service has a peak of ${grouped(peak)} requests a second; one instance carries ${each} of them. The same number of instances runs in each of ${zones} zones, and a load balancer spreads the requests evenly over all instances.`,
      'When one whole zone is lost, the others must carry the peak with the instances they have. How many instances must run in total at least?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `The peak needs ${grouped(peak)} / ${each}, rounded up, = ${needed} instances. They must be there in the ${zones - 1} remaining ${zones === 2 ? 'zone' : 'zones'}: ${needed} / ${zones - 1}, rounded up, = ${perZone} in each.`,
      `In all ${zones} zones that is ${zones} x ${perZone} = ${grouped(key)}.`,
    ].join(' '),
  }
}

/** Middle: how many containers does a scheduler place by their requests? */
export function placement(random: Random): Item | null {
  const nodes = integer(random, 3, 8)
  const node = { cpu: pick(random, [4000, 8000, 16_000]), memory: pick(random, [8, 16, 32, 64]) * 1024 }
  const system = { cpu: pick(random, [200, 300, 400, 500]), memory: pick(random, [512, 768, 1024, 1536]) }
  const request = { cpu: pick(random, [250, 350, 450, 600, 700, 900, 1100]), memory: pick(random, [384, 640, 768, 1152, 1280, 1792, 2304]) }
  const factor = pick(random, [1.5, 2])
  const limit = { cpu: request.cpu * factor, memory: request.memory * factor }
  const free = { cpu: node.cpu - system.cpu, memory: node.memory - system.memory }
  const byCpu = Math.floor(free.cpu / request.cpu)
  const byMemory = Math.floor(free.memory / request.memory)
  const key = nodes * Math.min(byCpu, byMemory)
  const fits = (room: typeof node, one: typeof node) => Math.floor(Math.min(room.cpu / one.cpu, room.memory / one.memory))
  const options = optionsFrom(random, String(key), [
    {
      text: String(fits({ cpu: nodes * free.cpu, memory: nodes * free.memory }, request)),
      misconception: 'adds the nodes together, as if a copy could be split between two',
    },
    { text: String(nodes * fits(free, limit)), misconception: 'counts limits instead of requests' },
    {
      text: String(nodes * fits(free, { cpu: request.cpu, memory: limit.memory })),
      misconception: 'counts the limit for memory and the request for cpu',
    },
    { text: String(nodes * fits(node, request)), misconception: 'forgets what the system keeps on each node' },
    { text: String(nodes * Math.max(byCpu, byMemory)), misconception: 'looks only at the resource there is more of' },
    {
      text: String(fits({ cpu: nodes * node.cpu - system.cpu, memory: nodes * node.memory - system.memory }, request)),
      misconception: 'takes off the share of the system only once',
    },
    {
      text: String(nodes * fits({ cpu: free.cpu, memory: (node.memory / 1024) * 1000 - system.memory }, request)),
      misconception: 'takes a GiB for 1,000 MiB',
    },
    { text: String(Math.min(byCpu, byMemory) * nodes + nodes), misconception: 'rounds up what fits on a node' },
  ])
  if (!options || key < 2 * nodes) return null
  return {
    stem: 'A cluster is empty except for what the system keeps on each node. The scheduler places a copy on a node when the requests of all copies there fit into what is left, and ignores limits. How many copies of this workload can it place?',
    exhibit: {
      language: 'text',
      text: [
        `nodes                ${nodes}`,
        `each node            cpu ${grouped(node.cpu)}m    memory ${node.memory / 1024}Gi`,
        `kept on each node    cpu ${grouped(system.cpu)}m    memory ${grouped(system.memory)}Mi`,
        `request of one copy  cpu ${grouped(request.cpu)}m    memory ${grouped(request.memory)}Mi`,
        `limit of one copy    cpu ${grouped(limit.cpu)}m    memory ${grouped(limit.memory)}Mi`,
      ].join('\n'),
    },
    options,
    explanation: [
      `On each node ${grouped(free.cpu)}m of cpu and ${grouped(node.memory)}Mi - ${grouped(system.memory)}Mi = ${grouped(free.memory)}Mi of memory are left.`,
      `By cpu ${grouped(free.cpu)} / ${grouped(request.cpu)}, rounded down, = ${byCpu} copies fit, by memory ${grouped(free.memory)} / ${grouped(request.memory)}, rounded down, = ${byMemory}; both must fit, so ${Math.min(byCpu, byMemory)} on a node.`,
      `A copy cannot be split, so ${nodes} nodes take ${nodes} x ${Math.min(byCpu, byMemory)} = ${key}.`,
    ].join(' '),
  }
}
