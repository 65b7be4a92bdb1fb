import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { grouped, percent, roundsUnclearly } from './figures.ts'
import { optionsFrom } from './options.ts'
import { allUp, anyUp, atLeast, choose, readsSeeWrites, survives } from './reliability.ts'

/** Easy: what share of requests fails in a chain with one redundant part? */
export function chainFailure(random: Random): Item | null {
  const [first, second] = shuffle(random, [0.995, 0.99, 0.985, 0.98, 0.975, 0.97, 0.96, 0.95])
  const copies = pick(random, [2, 2, 3])
  const each = pick(random, [0.95, 0.94, 0.92, 0.9, 0.88, 0.85, 0.8])
  if (first === undefined || second === undefined) return null
  const pair = anyUp(Array.from({ length: copies }, () => each))
  const text = (failing: number) => percent(failing, 2)
  const failing = 1 - allUp([first, second, pair])
  const values = [
    { value: 1 - Math.min(first, second, pair), misconception: 'takes the weakest part for the whole chain' },
    {
      value: 1 - allUp([first, second, ...Array.from({ length: copies }, () => each)]),
      misconception: 'puts the copies in a row, as if all were needed',
    },
    { value: 1 - allUp([first, second]), misconception: 'takes redundant copies for perfect' },
    { value: 1 - (first + second + pair) / 3, misconception: 'averages the parts' },
    { value: 1 - allUp([first, second, each]), misconception: 'overlooks the copies' },
    { value: 1 - first + (1 - second) + (1 - each) / copies, misconception: 'divides the failures of a copy by the number of copies' },
  ]
  const options = optionsFrom(
    random,
    text(failing),
    values.map(({ value, misconception }) => ({ text: text(value), misconception })),
  )
  if (!options || [failing, ...values.map(({ value }) => value)].some((value) => roundsUnclearly(value, 4))) return null
  return {
    stem: [
      `A request passes through a gateway, which answers ${percent(first, 1)} of requests, then an application, which answers ${percent(second, 1)}, then a store with ${copies} copies: each copy answers ${percent(each, 1)}, and one that answers is enough.`,
      'All failures are independent of each other and nothing is tried again. What share of requests fails (to two decimals)?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `The store fails only if all copies do: ${(1 - each).toFixed(2)}^${copies} = ${(1 - pair).toFixed(6)}, so it answers ${percent(pair, 4)}.`,
      `All three parts must answer: ${first} x ${second} x ${pair.toFixed(6)} = ${(1 - failing).toFixed(6)}. The rest fails: ${text(failing)}.`,
    ].join(' '),
  }
}

/** Easy to middle: how retries at every layer multiply. */
export function retryStorm(random: Random): Item | null {
  const layers = ['web client', 'gateway', 'order service', 'stock service'].slice(integer(random, 0, 1))
  const retries = layers.map(() => integer(random, 1, 4))
  const attempts = retries.map((count) => count + 1)
  const product = (list: readonly number[]) => list.reduce((all, one) => all * one, 1)
  const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0)
  const text = (calls: number) => `${grouped(calls)} calls`
  const key = text(product(attempts))
  const options = optionsFrom(random, key, [
    { text: text(sum(attempts)), misconception: 'adds the attempts of the layers' },
    { text: text(product(retries)), misconception: 'forgets the first attempt of each layer' },
    { text: text(sum(retries) + 1), misconception: 'adds the retries to one first call' },
    { text: text(attempts.at(-1) ?? 1), misconception: 'counts only the layer next to the database' },
    { text: text(Math.max(...attempts)), misconception: 'thinks the most patient layer decides' },
    { text: text(product(attempts) + product(attempts.slice(0, -1))), misconception: 'counts the calls of the layer above as well' },
    { text: text(product(attempts) * (attempts.at(-1) ?? 1)), misconception: 'counts the last layer twice' },
  ])
  if (!options || new Set(retries).size < 2) return null
  const names = ['first', 'second', 'third', 'fourth']
  return {
    stem: [
      `A request goes through ${layers.length} layers in this order: ${layers.join(', ')}; the last one calls the database. When a call fails, its caller tries again, each layer on its own: ${layers.map((layer, place) => `the ${layer} up to ${retries[place]} ${retries[place] === 1 ? 'time' : 'times'}`).join(', ')}.`,
      'The database is down and fails every call at once; nothing else limits the retries. How many calls does the database get for one request of a user?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: `Each layer makes its first attempt and its retries, and each of these sets off all attempts of the next layer: ${attempts.map((count, place) => `${count} at the ${names[place]} layer`).join(', ')}, together ${attempts.join(' x ')} = ${product(attempts)}. The database gets ${key}.`,
  }
}

type Setting = { readonly write: number; readonly read: number }

/** Middle to hard: which quorums keep both promises and cost the least time? */
export function quorum(random: Random): Item | null {
  const replicas = pick(random, [4, 5, 5, 6, 6, 7])
  const down = integer(random, 1, Math.ceil(replicas / 2) - 1)
  const readShare = pick(random, [0.1, 0.2, 0.3, 0.7, 0.8, 0.9])
  const answers = Array.from({ length: replicas }, () => integer(random, 1, 40) * 2)
  const sorted = answers.toSorted((a, b) => a - b)
  const wait = (count: number) => sorted[count - 1] ?? 0
  const all = Array.from(
    { length: replicas ** 2 },
    (_, place): Setting => ({ write: 1 + Math.floor(place / replicas), read: 1 + (place % replicas) }),
  )
  const average = ({ write, read }: Setting, reads = readShare) => reads * wait(read) + (1 - reads) * wait(write)
  const fastest = (fits: (one: Setting) => boolean, reads = readShare) =>
    all.filter(fits).toSorted((a, b) => average(a, reads) - average(b, reads))[0] as Setting
  const sees = ({ write, read }: Setting) => readsSeeWrites(replicas, write, read)
  const lives = ({ write, read }: Setting) => survives(replicas, write, read, down)
  const sound = (one: Setting) => sees(one) && lives(one)
  const majority = Math.floor(replicas / 2) + 1
  const right = fastest(sound)
  const text = ({ write, read }: Setting) => `W = ${write}, R = ${read}`
  const options = optionsFrom(random, text(right), [
    { text: text(fastest((one) => one.write + one.read >= replicas && lives(one))), misconception: 'thinks W + R = N is enough' },
    { text: text(fastest(sees)), misconception: 'overlooks that both must go on with replicas down' },
    { text: text(fastest(lives)), misconception: 'overlooks that reads must see the last write' },
    { text: text(fastest((one) => one.write >= majority && lives(one))), misconception: 'thinks a majority of the writes is enough' },
    { text: text(fastest(sound, 1 - readShare)), misconception: 'mixes up the shares of reads and writes' },
    { text: text(fastest(sound, 0.5)), misconception: 'takes reads and writes for equally frequent' },
    { text: text({ write: majority, read: majority }), misconception: 'thinks only two majorities will do' },
    {
      text: text({ write: replicas - down, read: replicas - down }),
      misconception: 'takes the largest numbers that survive, not the fastest',
    },
  ])
  const others = all.filter((one) => one !== right && sound(one)).map((one) => average(one))
  if (!options || new Set(answers).size < replicas || Math.min(...others) - average(right) < 0.5) return null
  const judged = options
    .filter((option) => !option.right)
    .map((option) => {
      const one = all.find((candidate) => text(candidate) === option.text) ?? right
      if (!sees(one)) return `${option.text}: ${one.write} + ${one.read} is not more than ${replicas}, so a read can miss the write.`
      if (!lives(one))
        return `${option.text}: with ${down} down only ${replicas - down} answer, but ${Math.max(one.write, one.read)} are waited for.`
      return `${option.text}: ${average(one).toFixed(1)} ms.`
    })
  return {
    stem: [
      `Each item is kept on the same ${replicas} replicas; no others stand in. All replicas get every operation; a write is acknowledged when W of them have answered, a read takes the newest version of the first R answers. The list shows how long each replica takes to answer.`,
      `Every read must see the last write acknowledged before it began, and reads and writes must both go on with any ${down} ${down === 1 ? 'replica' : 'replicas'} down. ${percent(readShare, 0)} of the operations are reads, the rest writes. Which setting gives both, and the shortest average time while all replicas are up?`,
    ].join(' '),
    exhibit: { language: 'text', text: answers.map((ms, place) => `replica ${place + 1}  ${String(ms).padStart(2)} ms`).join('\n') },
    options,
    explanation: [
      `Any W and any R replicas have one in common only if W + R > ${replicas}; with ${down} down both can be at most ${replicas - down}. An operation takes as long as the last answer it waits for, in order ${sorted.join(', ')} ms.`,
      `${text(right)}: ${readShare} x ${wait(right.read)} + ${(1 - readShare).toFixed(1)} x ${wait(right.write)} = ${average(right).toFixed(1)} ms, the least of all that keep both promises.`,
      ...judged,
    ].join(' '),
  }
}

/** Middle to hard: how often does a majority answer? */
export function majorityDown(random: Random): Item | null {
  const asked = pick(random, [3, 4, 5])
  const down = integer(random, 20, 100) / 500
  const needed = Math.floor(asked / 2) + 1
  const lost = 1 - atLeast(needed, asked, 1 - down)
  const text = (share: number) => percent(share, 3)
  const failures = asked - needed + 1
  const values = [
    { value: 1 - (1 - down) ** needed, misconception: 'thinks the same majority must be up each time' },
    { value: down ** failures, misconception: 'overlooks in how many ways enough of them can be down' },
    { value: 1 - (1 - down) ** asked, misconception: 'thinks all must be up' },
    { value: down ** asked, misconception: 'thinks one that is up is enough' },
    { value: down, misconception: 'thinks that a majority is as often up as one machine' },
    { value: 1 - atLeast(needed - 1, asked, 1 - down), misconception: 'thinks that one less than a majority is enough' },
  ]
  const options = optionsFrom(
    random,
    text(lost),
    values.filter(({ value }) => value >= 0.00001).map(({ value, misconception }) => ({ text: text(value), misconception })),
  )
  if (!options || [lost, ...values.map(({ value }) => value)].some((value) => roundsUnclearly(value, 5))) return null
  const terms = Array.from({ length: asked - failures + 1 }, (_, more) => failures + more)
  return {
    stem: `A store with ${asked} machines answers as long as a majority of them is up. Each machine is down ${percent(down, 1)} of the time, independently of the others. What share of the time does the store not answer (to three decimals)?`,
    exhibit: null,
    options,
    explanation: [
      `A majority of ${asked} is ${needed}, so the store stops when at least ${failures} are down.`,
      `${terms.map((count) => `Exactly ${count} down: ${choose(asked, count)} x ${down}^${count} x ${(1 - down).toFixed(3)}^${asked - count} = ${percent(choose(asked, count) * down ** count * (1 - down) ** (asked - count), 5)}.`).join(' ')}`,
      `Together: ${text(lost)}.`,
    ].join(' '),
  }
}
