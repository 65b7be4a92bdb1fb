import { describe, expect, test } from 'vitest'
import { facts, firstByteMs, type Request, slowStart, tripsFor } from './network-time.ts'

describe('time to the first byte, at 50 ms a round trip and 20 ms for the lookup', () => {
  const secure = (thinkMs: number): Request => ({ scheme: 'https', thinkMs })
  test.each([
    // 20 + (1 + 1 + 1) x 50 + 30
    ['1.3', [secure(30)], 200],
    // 20 + (1 + 2 + 1) x 50 + 30
    ['1.2', [secure(30)], 250],
    // the second request only costs its own round trip: 20 + 4 x 50 + 30 + 10
    ['1.3', [secure(30), secure(10)], 260],
    // plain: 20 + (1 + 1) x 50 + 5, then a new connection: (1 + 1 + 1) x 50 + 30
    ['1.3', [{ scheme: 'http', thinkMs: 5 }, secure(30)], 305],
    ['1.3', [{ scheme: 'http', thinkMs: 5 }], 125],
  ] as const)('TLS %s, %j: %d ms', (tls, requests, expected) => {
    expect(firstByteMs(requests, { lookupMs: 20, roundTripMs: 50, tls }, facts)).toBe(expected)
  })

  test('what a belief changes', () => {
    const at = { lookupMs: 20, roundTripMs: 50, tls: '1.3' } as const
    const two = [secure(30), secure(10)]
    expect(firstByteMs(two, at, { ...facts, reuse: false })).toBe(360)
    expect(firstByteMs(two, at, { ...facts, tcp: 0 })).toBe(210)
    expect(firstByteMs([{ scheme: 'http', thinkMs: 5 }, secure(30)], at, { ...facts, ownConnectionPerScheme: false })).toBe(205)
  })
})

test.each([
  [1, 1],
  [10, 1],
  [11, 2],
  [30, 2],
  [31, 3],
  [70, 3],
  [71, 4],
  [150, 4],
  [310, 5],
])('slow start brings %d segments in %d round trips', (segments, trips) => {
  expect(tripsFor(segments, slowStart)).toBe(trips)
})
