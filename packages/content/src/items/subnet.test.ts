import { describe, expect, test } from 'vitest'
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
  parseAddress,
  parsePrefix,
  sizeOf,
} from './subnet.ts'

describe('addresses', () => {
  test.each([
    ['0.0.0.0', 0],
    ['10.0.0.1', 167_772_161],
    ['192.168.1.130', 3_232_235_906],
    ['255.255.255.255', 4_294_967_295],
  ])('%s is %d and back', (text, number) => {
    expect(parseAddress(text)).toBe(number)
    expect(formatAddress(number)).toBe(text)
  })

  test.each(['10.0.0', '10.0.0.256', '10.0.0.-1', 'a.b.c.d', '10.0.0.1.2'])('%s is refused', (text) => {
    expect(() => parseAddress(text)).toThrow(RangeError)
  })

  test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0.0/x'])('%s is no prefix', (text) => {
    expect(() => parsePrefix(text)).toThrow(RangeError)
  })
})

describe('blocks', () => {
  test.each([
    // address, length, first, last, size
    ['192.168.1.130', 25, '192.168.1.128', '192.168.1.255', 128],
    ['10.2.87.217', 21, '10.2.80.0', '10.2.87.255', 2048],
    ['172.31.255.1', 12, '172.16.0.0', '172.31.255.255', 1_048_576],
    ['200.1.2.3', 0, '0.0.0.0', '255.255.255.255', 4_294_967_296],
    ['200.1.2.3', 32, '200.1.2.3', '200.1.2.3', 1],
  ])('%s/%d reaches from %s to %s', (address, length, first, last, size) => {
    const block = blockOf(parseAddress(address), length)
    expect([formatAddress(block.base), formatAddress(lastOf(block)), sizeOf(length)]).toEqual([first, last, size])
  })

  test.each([
    ['10.20.32.0/21', '10.20.39.255', true],
    ['10.20.32.0/21', '10.20.40.0', false],
    ['0.0.0.0/0', '203.0.113.9', true],
    ['10.20.24.0/21', '10.20.23.255', false],
  ])('%s contains %s: %s', (prefix, address, expected) => {
    expect(contains(parsePrefix(prefix), parseAddress(address))).toBe(expected)
  })

  test.each([
    ['10.0.0.0/16', '10.0.200.0/24', true],
    ['10.0.200.0/24', '10.0.0.0/16', true],
    ['10.0.0.0/17', '10.0.128.0/17', false],
    ['10.0.64.0/18', '10.0.96.0/20', true],
  ])('%s and %s overlap: %s', (one, other, expected) => {
    expect(overlap(parsePrefix(one), parsePrefix(other))).toBe(expected)
  })

  test('a block begins at a multiple of its size', () => {
    expect(isAligned(parsePrefix('10.0.16.0/20'))).toBe(true)
    expect(isAligned(parsePrefix('10.0.24.0/20'))).toBe(false)
    expect(formatPrefix(parsePrefix('10.0.24.0/20'))).toBe('10.0.24.0/20')
  })
})

describe('routes', () => {
  const routes = [
    { to: parsePrefix('0.0.0.0/0'), via: 'default', metric: 1 },
    { to: parsePrefix('10.0.0.0/8'), via: 'wide', metric: 1 },
    { to: parsePrefix('10.9.96.0/20'), via: 'slow', metric: 50 },
    { to: parsePrefix('10.9.96.0/20'), via: 'best', metric: 10 },
    { to: parsePrefix('10.9.100.0/22'), via: 'beside', metric: 1 },
  ]
  test.each([
    ['10.9.104.100', 'best'], // not in .100 to .103
    ['10.9.103.1', 'beside'],
    ['10.200.0.1', 'wide'],
    ['192.0.2.1', 'default'],
  ])('%s goes by %s', (address, via) => {
    expect(longestMatch(routes, parseAddress(address))?.via).toBe(via)
  })

  test('without a matching route there is none', () => {
    expect(longestMatch(routes.slice(1), parseAddress('192.0.2.1'))).toBeNull()
    expect(matching(routes, parseAddress('10.9.104.100')).map((route) => route.via)).toEqual(['default', 'wide', 'slow', 'best'])
  })
})
