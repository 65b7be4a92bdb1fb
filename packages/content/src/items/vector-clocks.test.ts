import { describe, expect, test } from 'vitest'
import { directlyBefore, type Event, endsBefore, happensBefore, type Merge, vectorsOf } from './vector-clocks.ts'

/** 'p1>m q1<m r1': p1 sends m, q1 receives it, r1 does something of its own. */
const history: readonly Event[] = 'r1 p1 p2>a q1 q2<a q3>b p3 r2<b r3 p4>c r4<c'.split(' ').map((text) => {
  const [name = '', message = null] = text.split(/[<>]/)
  return {
    name,
    process: 'pqr'.indexOf(name.charAt(0)),
    kind: text.includes('>') ? 'send' : text.includes('<') ? 'receive' : 'local',
    message,
  }
})
const event = (name: string) => history.find((one) => one.name === name) as Event

test.each([
  ['p1', [1, 0, 0]],
  ['p2', [2, 0, 0]],
  ['q1', [0, 1, 0]],
  ['q2', [2, 2, 0]],
  ['q3', [2, 3, 0]],
  ['r1', [0, 0, 1]],
  ['r2', [2, 3, 2]],
  ['p4', [4, 0, 0]],
  ['r4', [4, 3, 4]],
])('%s has %j', (name, vector) => {
  expect(vectorsOf(history, 3).get(name)).toEqual(vector)
})

test.each<[Merge, readonly number[]]>([
  ['take over', [4, 0, 1]],
  ['add', [6, 3, 4]],
  ['sender only', [4, 3, 4]],
  ['none', [0, 0, 4]],
  ['without counting the receipt', [4, 2, 2]],
])('r4 for who believes "%s": %j', (merge, vector) => {
  expect(vectorsOf(history, 3, merge).get('r4')).toEqual(vector)
})

test('of the sender only: what the sender had heard of is lost', () => {
  expect(vectorsOf(history, 3, 'sender only').get('r2')).toEqual([0, 3, 2])
})

describe('what can have influenced what', () => {
  const before = (one: string, other: string) => happensBefore(vectorsOf(history, 3).get(one) ?? [], vectorsOf(history, 3).get(other) ?? [])
  test.each([
    // one, other, truly, with direct messages only, with the two ends of messages only
    ['p1', 'p3', true, true, true],
    ['p2', 'q2', true, true, true],
    ['p1', 'q3', true, true, false],
    ['p1', 'r2', true, false, false],
    ['p1', 'r4', true, true, false],
    ['q1', 'r3', true, true, false],
    ['p3', 'r2', false, false, false],
    ['p3', 'q2', false, false, false],
    ['r1', 'q3', false, false, false],
    ['q2', 'p2', false, false, false],
    ['q3', 'q3', false, false, false],
  ])('%s before %s: %s, %s, %s', (one, other, truly, directly, ends) => {
    expect(before(one, other)).toBe(truly)
    expect(directlyBefore(history, event(one), event(other))).toBe(directly)
    expect(endsBefore(history, event(one), event(other))).toBe(ends)
  })
})
