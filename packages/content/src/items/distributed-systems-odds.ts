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
    { value: 1 - allUp([first, second, ...Array.from({ length: copies }, () => each)]), misconception: 'puts the copies in a row, as if all were needed' },
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

/** Middle: which quorums keep both promises? */
export function quorum(random: Random): Item | null {
  const replicas = pick(random, [3, 4, 5, 5, 6, 7, 7, 8, 9])
  const down = integer(random, 1, Math.ceil(replicas / 2) - 1)
  const all = shuffle(
    random,
    Array.from({ length: replicas * replicas }, (_, place) => ({ write: 1 + Math.floor(place / replicas), read: 1 + (place % replicas) })),
  )
  const sees = ({ write, read }: { write: number; read: number }) => readsSeeWrites(replicas, write, read)
  const lives = ({ write, read }: { write: number; read: number }) => survives(replicas, write, read, down)
  const majority = Math.floor(replicas / 2) + 1
  const right = all.find((one) => sees(one) && lives(one))
  if (!right) return null
  const text = ({ write, read }: { write: number; read: number }) => `W = ${write}, R = ${read}`
  const trap = (fits: (one: { write: number; read: number }) => boolean, misconception: string) => {
    const found = all.find((one) => !(sees(one) && lives(one)) && fits(one))
    return found ? [{ text: text(found), misconception }] : []
  }
  const options = optionsFrom(random, text(right), [
    ...trap((one) => one.write + one.read === replicas && lives(one), 'thinks W + R = N is enough'),
    ...trap((one) => sees(one) && one.write > replicas - down, 'overlooks that writes must go on with replicas down'),
    ...trap((one) => sees(one) && one.read > replicas - down, 'overlooks that reads must go on with replicas down'),
    ...trap((one) => one.write >= majority && lives(one), 'thinks a majority of the writes is enough'),
    ...trap((one) => one.read >= majority && lives(one), 'thinks a majority of the reads is enough'),
    ...trap((one) => one.write === down + 1 && one.read === down + 1, 'thinks one replica more than may be down is enough'),
  ])
  if (!options) return null
  const judged = options
    .filter((option) => !option.right)
    .map((option) => {
      const one = all.find((candidate) => text(candidate) === option.text) ?? right
      if (!sees(one)) return `${option.text}: ${one.write} + ${one.read} = ${one.write + one.read} is not more than ${replicas}, so a read can miss the write.`
      return `${option.text}: with ${down} down only ${replicas - down} answer, but ${Math.max(one.write, one.read)} are waited for.`
    })
  return {
    stem: [
      `Each item is kept on the same ${replicas} replicas. A write is acknowledged when W replicas have it, a read asks until R replicas have answered and takes the newest version.`,
      `Two things are wanted: every read sees the last write acknowledged before it began, and reads and writes both go on with any ${down} ${down === 1 ? 'replica' : 'replicas'} down. No other replicas stand in. Which setting gives both?`,
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `Any W and any R replicas have one in common only if W + R > ${replicas}; with ${down} down both can be at most ${replicas - down}.`,
      `${text(right)}: ${right.write} + ${right.read} = ${right.write + right.read} and neither is more than ${replicas - down}.`,
      ...judged,
    ].join(' '),
  }
}

/** Middle to hard: how often does a majority answer? */
export function majorityDown(random: Random): Item | null {
  const asked = pick(random, [3, 4, 5])
  const down = integer(random, 4, 20) / 100
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
    stem: `A store with ${asked} machines answers as long as a majority of them is up. Each machine is down ${percent(down, 0)} of the time, independently of the others. What share of the time does the store not answer (to three decimals)?`,
    exhibit: null,
    options,
    explanation: [
      `A majority of ${asked} is ${needed}, so the store stops when at least ${failures} are down.`,
      `${terms.map((count) => `Exactly ${count} down: ${choose(asked, count)} x ${down}^${count} x ${(1 - down).toFixed(2)}^${asked - count} = ${text(choose(asked, count) * down ** count * (1 - down) ** (asked - count))}.`).join(' ')}`,
      `Together: ${text(lost)}.`,
    ].join(' '),
  }
}
