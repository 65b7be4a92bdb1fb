import type { Random } from '@evenkeel/measure'
import type { Item } from '../item-model.ts'
import { integer, pick } from './draw.ts'
import { clock, grouped } from './figures.ts'
import { type Beliefs, facts, firstByteMs, type Request, slowStart, tripsFor } from './network-time.ts'
import { optionsFrom } from './options.ts'

/** Middle: when has the old address left every cache? */
export function cutover(random: Random): Item | null {
  const oldTtl = pick(random, [1800, 3600, 7200, 10_800, 14_400, 21_600])
  const newTtl = pick(random, [60, 120, 300, 600, 900])
  const lowered = integer(random, 16, 80) * 5
  const changed = lowered + pick(random, [15, 20, 30, 40, 45, 60, 90, 120, 150, 180, 240, 300, 420, 480])
  // A copy fetched just before the lowering lives for the old TTL, one fetched just before the change for the new one.
  const fromOld = lowered + oldTtl / 60
  const fromNew = changed + newTtl / 60
  if (Math.abs(fromOld - fromNew) < 10) return null
  const gone = Math.max(fromOld, fromNew)
  const day = pick(random, ['Mon', 'Tue', 'Wed', 'Thu'])
  const next = { Mon: 'Tue', Tue: 'Wed', Wed: 'Thu', Thu: 'Fri' }[day]
  const at = (minutes: number) => `${minutes < 1440 ? day : next} ${clock(minutes)}`
  const options = optionsFrom(random, at(gone), [
    { text: at(changed), misconception: 'thinks a change of the record reaches caches at once' },
    { text: at(fromNew), misconception: 'thinks lowering the TTL shortens copies that are already cached' },
    { text: at(changed + oldTtl / 60), misconception: 'ignores that the TTL was lowered before the change' },
    { text: at(changed + (oldTtl + newTtl) / 60), misconception: 'adds the two TTLs' },
    { text: at(changed + 1440), misconception: 'believes every DNS change takes a day' },
  ])
  if (!options) return null
  return {
    stem: [
      `The A record of shop.example has a TTL of ${grouped(oldTtl)} seconds. On ${day} at ${clock(lowered)} you lower the TTL to ${newTtl} seconds and leave the address as it is; at ${clock(changed)} you change the address.`,
      'The name servers serve each change at once. Resolvers ask them directly and keep a record exactly as long as the TTL it came with.',
      'What is the earliest time at which no resolver can still answer with the old address?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      `A copy fetched just before ${clock(lowered)} came with the old TTL (${grouped(oldTtl)} s, ${oldTtl / 60} min) and may live until ${at(fromOld)}.`,
      `A copy fetched just before ${clock(changed)} came with the new TTL (${newTtl} s, ${newTtl / 60} min) and may live until ${at(fromNew)}.`,
      `The later of the two counts: ${at(gone)}.`,
      fromOld > fromNew
        ? 'The TTL was lowered too late: it should be lowered at least one old TTL before the change.'
        : 'The TTL was lowered early enough.',
    ].join(' '),
  }
}

/** Hard: how long until the first byte of the answer? */
export function firstByte(random: Random): Item | null {
  const tls = pick(random, ['1.2', '1.3'] as const)
  const roundTripMs = pick(random, [20, 30, 40, 50, 60, 80, 100, 120])
  const lookupMs = pick(random, [15, 25, 35, 45])
  const [firstThink, secondThink] = [pick(random, [5, 10, 15, 25]), pick(random, [55, 70, 85, 110, 130])]
  const story = pick(random, ['redirect', 'second', 'single'] as const)
  const requests: readonly Request[] =
    story === 'redirect'
      ? [
          { scheme: 'http', thinkMs: firstThink },
          { scheme: 'https', thinkMs: secondThink },
        ]
      : story === 'second'
        ? [
            { scheme: 'https', thinkMs: firstThink },
            { scheme: 'https', thinkMs: secondThink },
          ]
        : [{ scheme: 'https', thinkMs: secondThink }]
  const time = (change: Partial<Beliefs>) => `${grouped(firstByteMs(requests, { lookupMs, roundTripMs, tls }, { ...facts, ...change }))} ms`
  const key = time({})
  const options = optionsFrom(random, key, [
    { text: time({ tcp: 0 }), misconception: 'leaves out the TCP handshake' },
    { text: time({ tls: { '1.2': 0, '1.3': 0 } }), misconception: 'leaves out the TLS handshake' },
    tls === '1.2'
      ? { text: time({ tls: { '1.2': 1, '1.3': 1 } }), misconception: 'counts one round trip for TLS 1.2' }
      : { text: time({ tls: { '1.2': 2, '1.3': 2 } }), misconception: 'counts two round trips for TLS 1.3' },
    { text: time({ request: 0.5 }), misconception: 'counts only the way there for a request' },
    { text: time({ tcp: 1.5 }), misconception: 'waits for the third handshake packet to arrive before sending' },
    ...(story === 'second' ? [{ text: time({ reuse: false }), misconception: 'opens a new connection for the second request' }] : []),
    ...(story === 'redirect'
      ? [{ text: time({ ownConnectionPerScheme: false }), misconception: 'uses the plain connection again after the redirect to https' }]
      : []),
  ])
  if (!options) return null
  const handshakes = 1 + facts.tls[tls]
  const words = {
    redirect: `A program calls http://docs.example/. The server answers after ${firstThink} ms with a redirect to https://docs.example/, which the program follows; the server needs ${secondThink} ms for that answer.`,
    second: `A program calls https://docs.example/login, which the server answers after ${firstThink} ms, and when that answer is there https://docs.example/list over the same kept-alive connection, which takes the server ${secondThink} ms.`,
    single: `A program calls https://docs.example/list, and the server needs ${secondThink} ms to produce the answer.`,
  }
  const steps = {
    redirect: `plain http: 1 for TCP, 1 for request and redirect; https needs a connection of its own: 1 for TCP, ${facts.tls[tls]} for TLS ${tls}, 1 for the request`,
    second: `1 for TCP, ${facts.tls[tls]} for TLS ${tls}, 1 for the first request, 1 for the second on the open connection`,
    single: `1 for TCP, ${facts.tls[tls]} for TLS ${tls}, 1 for the request`,
  }
  const trips = story === 'single' ? handshakes + 1 : story === 'second' ? handshakes + 2 : handshakes + 3
  const think = requests.reduce((sum, request) => sum + request.thinkMs, 0)
  return {
    stem: [
      words[story],
      `Nothing is cached and no connection is open. The name is looked up once, which takes ${lookupMs} ms; a round trip to the server takes ${roundTripMs} ms. HTTP/1.1 over TCP, full handshakes with TLS ${tls} (no resumption, no early data), no loss; data are small enough to need no time of their own.`,
      `How long does it take from the start of the lookup until the first byte of the ${story === 'single' ? '' : 'last '}answer is there?`,
    ].join(' '),
    exhibit: null,
    options,
    explanation: `Round trips: ${steps[story]}. That is ${trips} x ${roundTripMs} ms = ${grouped(trips * roundTripMs)} ms. With the lookup (${lookupMs} ms) and the server's own time (${think} ms): ${key}.`,
  }
}

/** Hard: what a new connection costs a large answer. */
export function coldTransfer(random: Random): Item | null {
  const roundTripMs = pick(random, [40, 50, 60, 80, 100, 150])
  const segments = integer(random, 25, 290)
  const kilobytes = (segments * 1460) / 1000
  const trips = tripsFor(segments, slowStart)
  // Stay clear of the edges, where one segment decides.
  if (tripsFor(segments - 4, slowStart) !== trips || tripsFor(segments + 4, slowStart) !== trips) return null
  const time = (count: number) => `${grouped(count * roundTripMs)} ms`
  const key = time(trips + 2)
  const options = optionsFrom(random, key, [
    { text: time(3), misconception: 'thinks the whole answer fits into one round trip' },
    { text: time(trips), misconception: 'forgets the handshakes of a new connection' },
    { text: time(trips + 1), misconception: 'forgets one of the two handshakes' },
    {
      text: time(tripsFor(segments, { first: 1, next: (window) => window * 2 }) + 2),
      misconception: 'starts with a window of one segment',
    },
    { text: time(tripsFor(segments, { first: 10, next: () => 10 }) + 2), misconception: 'keeps the first window and does not let it grow' },
    {
      text: time(tripsFor(segments, { first: 10, next: (window) => window + 10 }) + 2),
      misconception: 'adds ten segments each round instead of doubling',
    },
  ])
  if (!options) return null
  const windows = Array.from({ length: trips }, (_, round) => 10 * 2 ** round)
  const sums = windows.map((_, round) => 10 * (2 ** (round + 1) - 1))
  return {
    stem: [
      `A client opens a new TCP connection with TLS 1.3 (full handshake, no early data) and asks for a file of ${segments} segments of 1,460 bytes (about ${Math.round(kilobytes)} kB).`,
      `A round trip takes ${roundTripMs} ms. The server sends 10 segments in the first round of the answer, TCP slow start doubles that with every round trip, nothing is lost, and neither bandwidth nor the receiver's window nor the server's work limits it.`,
      'How long does it take from the first packet of the handshake until the last byte is there?',
    ].join(' '),
    exhibit: null,
    options,
    explanation: [
      'TCP costs 1 round trip and TLS 1.3 another one.',
      `Then each round trip brings ${windows.join(' + ')} segments (in total ${sums.join(', ')}), so ${segments} segments need ${trips} round trips, the first of them the one of the request.`,
      `${trips} + 2 = ${trips + 2} round trips of ${roundTripMs} ms: ${key}.`,
    ].join(' '),
  }
}
