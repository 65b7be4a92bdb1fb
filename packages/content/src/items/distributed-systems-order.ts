import type { Random } from '@evenkeel/measure'
import type { Item, Tools } from '../item-model.ts'
import { integer, pick, shuffle } from './draw.ts'
import { optionsFrom, type Trap } from './options.ts'
import { directlyBefore, type Event, endsBefore, type History, happensBefore, type Merge, vectorsOf } from './vector-clocks.ts'

type Message = { readonly id: number; readonly amount: number }

/** What a consumer does with a message; the total of all amounts is what the sender meant. */
const consumers = [
  'total += message.amount',
  'if (!seen.has(message.id)) total += message.amount\n  seen.add(message.id)',
  'if (message.id > last) total += message.amount\n  last = Math.max(last, message.id)',
  'if (message.id !== last) total += message.amount\n  last = message.id',
  'if (message.id === last + 1) { total += message.amount; last = message.id }',
] as const

/** Middle to hard: what does a consumer make of messages that come twice or out of order? The code is run. */
export async function delivery(random: Random, tools: Tools): Promise<Item | null> {
  const sent = Array.from(
    { length: 5 },
    (_, place): Message => ({ id: place + 1, amount: pick(random, [5, 10, 15, 20, 25, 30, 40, 50, 60]) }),
  )
  const arrived = jumbled(random, sent)
  const body = pick(random, consumers)
  const inOrder = arrived.toSorted((a, b) => a.id - b.id)
  const once = arrived.filter((message, place) => arrived.indexOf(message) === place)
  const runs = [
    program(body, arrived),
    program(body, inOrder),
    program(body, once),
    program(consumers[0], arrived),
    program(consumers[0], sent),
    program(consumers[2], arrived),
    program(consumers[3], arrived),
    program(consumers[4], arrived),
  ]
  const printed = await tools.run([...runs, tracing(body, arrived)].map((run) => `{\n${run}\n}`).join('\n'))
  const [key = '', ordered = '', unique = '', plain = '', meant = '', newer = '', next = '', strict = '', ...steps] = printed.split('\n')
  const options = optionsFrom(random, key, [
    { text: ordered, misconception: 'takes the messages in the order they were sent' },
    { text: unique, misconception: 'thinks the queue delivers each message once' },
    { text: plain, misconception: 'overlooks that the consumer leaves messages out' },
    ...(body === consumers[1] ? [] : [{ text: meant, misconception: 'thinks the consumer ends up with what was sent' }]),
    { text: newer, misconception: 'thinks late messages are dropped' },
    { text: next, misconception: 'thinks only a repetition right after the first is noticed' },
    { text: strict, misconception: 'thinks a message is only taken when it is the next in line' },
  ])
  if (!options || arrived.every((message, place) => message === sent[place])) return null
  return {
    stem: 'A sender sends five messages with the ids 1 to 5, in this order. The queue delivers at least once and in any order; the consumer gets them as listed in arrived. What does the program print?',
    exhibit: { language: 'javascript', text: program(body, arrived) },
    options,
    explanation: `The total after each message: ${steps.join(', ')}. So it prints ${key}. What was sent adds up to ${meant}${key === meant ? ', so this consumer copes with this delivery' : ''}.`,
  }
}

/** Hard: the vector clock of an event. */
export function vectorClock(random: Random): Item | null {
  const history = historyOf(random)
  const receipts = history.filter((one) => one.kind === 'receive').slice(-3)
  if (receipts.length === 0) return null
  const last = pick(random, receipts)
  const text = (merge: Merge) => `[${(vectorsOf(history, 3, merge).get(last.name) ?? []).join(', ')}]`
  const key = text('maximum')
  const options = optionsFrom(random, key, [
    { text: text('take over'), misconception: 'takes over the vector of the message instead of the larger entries' },
    { text: text('add'), misconception: 'adds the vectors' },
    { text: text('sender only'), misconception: 'takes only the entry of the sender from a message' },
    { text: text('none'), misconception: 'leaves the clocks of messages out' },
    { text: text('without counting the receipt'), misconception: 'does not count receiving as an event' },
  ])
  if (!options) return null
  const vectors = vectorsOf(history, 3)
  const before = history
    .slice(0, history.indexOf(last) + 1)
    .filter((one) => one === last || happensBefore(vectors.get(one.name) ?? [], vectors.get(last.name) ?? []))
  return {
    stem: `Three processes p, q and r keep vector clocks [p, q, r] that start at [0, 0, 0]. Each event, sending and receiving included, counts as one of its process; a message carries the clock of its sending. The rows show the events of each process in order. What is the clock of ${last.name} (after the event)?`,
    exhibit: { language: 'text', text: written(history) },
    options,
    explanation: `Event by event, with the larger entry of both clocks at a receipt and then the own entry one up: ${before.map((one) => `${one.name} [${(vectors.get(one.name) ?? []).join(', ')}]`).join(', ')}. So ${last.name} has ${key}.`,
  }
}

/** Hard: which event can neither have influenced another nor been influenced by it? */
export function concurrentWith(random: Random): Item | null {
  const history = historyOf(random)
  const vectors = vectorsOf(history, 3)
  const target = pick(random, history)
  const before = (one: Event, other: Event) => happensBefore(vectors.get(one.name) ?? [], vectors.get(other.name) ?? [])
  const others = shuffle(
    random,
    history.filter((one) => one.process !== target.process),
  )
  const free = others.filter((one) => !before(one, target) && !before(target, one))
  const right = free[0]
  if (!right) return null
  const ordered = others.filter((one) => before(one, target) || before(target, one))
  const overlooked = (one: Event) => {
    const [first, second] = before(one, target) ? [one, target] : [target, one]
    if (!directlyBefore(history, first, second)) return 'overlooks an influence by way of the third process'
    return endsBefore(history, first, second)
      ? 'overlooks the message between the two'
      : 'counts only the two ends of a message, not what came before and after them'
  }
  const traps = ordered.map((one): Trap => ({ text: one.name, misconception: overlooked(one) }))
  const kinds = Map.groupBy(traps, (trap) => trap.misconception)
  const options = optionsFrom(
    random,
    right.name,
    [...kinds.values()].flatMap((kind) => kind.slice(0, 2)),
  )
  if (!options?.some((option) => option.misconception?.includes('third'))) return null
  const reasons = options
    .filter((option) => !option.right)
    .map((option) => {
      const one = history.find((event) => event.name === option.text) ?? right
      return before(one, target) ? chain(history, one, target) : chain(history, target, one)
    })
  return {
    stem: `Three processes p, q and r only know of each other by messages. The rows show the events of each process in order. Which event is concurrent with ${target.name}: neither can have influenced the other?`,
    exhibit: { language: 'text', text: written(history) },
    options,
    explanation: `One event can have influenced another if a chain of steps inside processes and of messages leads from it to the other. ${reasons.map((names) => `${names.join(' -> ')}.`).join(' ')} No such chain leads from ${right.name} to ${target.name} or back, so ${right.name} is concurrent with it.`,
  }
}

function jumbled(random: Random, sent: readonly Message[]): readonly Message[] {
  const list = [...sent]
  const from = integer(random, 0, 3)
  const late = list.splice(from, 1)[0] as Message
  list.splice(Math.min(list.length, from + integer(random, 1, 3)), 0, late)
  for (const again of shuffle(random, sent).slice(0, integer(random, 1, 2))) {
    const first = list.indexOf(again)
    list.splice(integer(random, first + 1, list.length), 0, again)
  }
  return list
}

function program(body: string, arrived: readonly Message[]): string {
  return [
    `const arrived = [\n${arrived.map(({ id, amount }) => `  { id: ${id}, amount: ${amount} },`).join('\n')}\n]`,
    'let total = 0',
    ...(body.includes('last') ? ['let last = 0'] : []),
    ...(body.includes('seen') ? ['const seen = new Set()'] : []),
    `for (const message of arrived) {\n  ${body}\n}`,
    'print(total)',
  ].join('\n')
}

function tracing(body: string, arrived: readonly Message[]): string {
  return program(body, arrived).replace(/\n\}\nprint\(total\)$/, "\n  print('id ' + message.id + ': ' + total)\n}")
}

/** Ten to twelve events; every message sent is received. */
function historyOf(random: Random): History {
  const counts = [0, 0, 0]
  const events: Event[] = []
  const pending: { message: string; to: number }[] = []
  let messages = 0
  const add = (process: number, kind: Event['kind'], message: string | null) => {
    counts[process] = (counts[process] ?? 0) + 1
    events.push({ name: `${'pqr'.charAt(process)}${counts[process]}`, process, kind, message })
  }
  while (events.length < 11 || pending.length > 0) {
    const waiting = integer(random, 0, Math.max(0, pending.length - 1))
    const arriving = pending[waiting]
    if (arriving && (events.length >= 9 || random() < 0.4)) {
      pending.splice(waiting, 1)
      add(arriving.to, 'receive', arriving.message)
      continue
    }
    const process = integer(random, 0, 2)
    if (random() < 0.45 && events.length < 9) {
      const message = `m${++messages}`
      add(process, 'send', message)
      pending.push({ message, to: (process + integer(random, 1, 2)) % 3 })
    } else add(process, 'local', null)
  }
  return events
}

function written(history: History): string {
  const receiver = (message: string | null) =>
    'pqr'.charAt(history.find((event) => event.kind === 'receive' && event.message === message)?.process ?? 0)
  const word = (event: Event) => {
    if (event.kind === 'local') return event.name
    return event.kind === 'send'
      ? `${event.name} sends ${event.message} to ${receiver(event.message)}`
      : `${event.name} receives ${event.message}`
  }
  return [0, 1, 2]
    .map(
      (process) =>
        `${'pqr'.charAt(process)}:  ${history
          .filter((event) => event.process === process)
          .map(word)
          .join(',  ')}`,
    )
    .join('\n')
}

/** The shortest chain of steps and messages from one event to another. */
function chain(history: History, from: Event, to: Event): readonly string[] {
  const ways = new Map<Event, readonly Event[]>([[from, [from]]])
  for (const [event, way] of ways) {
    if (event === to) return way.map((step) => step.name)
    const next = [
      history.slice(history.indexOf(event) + 1).find((other) => other.process === event.process),
      event.kind === 'send' ? history.find((other) => other.kind === 'receive' && other.message === event.message) : undefined,
    ]
    for (const step of next) if (step && !ways.has(step)) ways.set(step, [...way, step])
  }
  return []
}
