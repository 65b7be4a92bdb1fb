import { describe, expect, test } from 'vitest'
import { addressesWith, newIds, planChanges, type Resource, type View } from './change-plan.ts'

/** 'subnet.app zone=a network@network.main': attributes with = hold a value, with @ the id of another resource. */
function resource(text: string): Resource {
  const [address = '', ...parts] = text.split(' ')
  const attributes = parts.map((part) => {
    const [name = '', value = ''] = part.split(/[=@]/)
    return part.includes('@') ? { name, idOf: value } : { name, value }
  })
  return { address, attributes }
}

/** Attributes in capitals force a new resource. */
const view: View = { forcesNew: (_, attribute) => attribute === attribute.toUpperCase(), newId: newIds }

function plan(state: readonly string[], configuration: readonly string[], change: Partial<View> = {}): Record<string, string> {
  return Object.fromEntries(planChanges(state.map(resource), configuration.map(resource), { ...view, ...change }))
}

describe('one resource', () => {
  test.each([
    ['nothing differs', ['a size=1'], ['a size=1'], { a: 'keep' }],
    ['in place', ['a size=1'], ['a size=2'], { a: 'change' }],
    ['replaced', ['a ZONE=1 size=1'], ['a ZONE=2 size=2'], { a: 'replace' }],
    ['new', [], ['a size=1'], { a: 'create' }],
    ['gone', ['a size=1'], [], { a: 'destroy' }],
    ['renamed', ['a size=1'], ['b size=1'], { b: 'create', a: 'destroy' }],
    ['with a new attribute', ['a size=1'], ['a size=1 label=x'], { a: 'change' }],
  ])('%s', (_, state, configuration, expected) => {
    expect(plan(state, configuration)).toEqual(expected)
  })
})

describe('references', () => {
  const state = ['net RANGE=1 label=x', 'sub NET@net', 'vm SUB@sub IMAGE=1', 'disk vm@vm', 'backup DISK@disk', 'alarm VM@vm']
  const withNet = (text: string) => [text, ...state.slice(1)]

  test('a replaced resource gives those that hold its id a new one, until an attribute that can change in place', () => {
    expect(plan(state, withNet('net RANGE=2 label=x'))).toEqual({
      net: 'replace',
      sub: 'replace',
      vm: 'replace',
      disk: 'change',
      backup: 'keep',
      alarm: 'replace',
    })
  })

  test('a change in place gives no new id', () => {
    expect(plan(state, withNet('net RANGE=1 label=y'))).toEqual({
      net: 'change',
      sub: 'keep',
      vm: 'keep',
      disk: 'keep',
      backup: 'keep',
      alarm: 'keep',
    })
  })

  test('pointing to another resource is a change', () => {
    expect(plan(['a', 'b', 'c to@a'], ['a', 'b', 'c to@b'])).toEqual({ a: 'keep', b: 'keep', c: 'change' })
  })

  test('the order of the configuration does not matter', () => {
    const mixed = [...withNet('net RANGE=2 label=x')].reverse()
    expect(plan(state, mixed)).toEqual(plan(state, withNet('net RANGE=2 label=x')))
  })

  test('misconceptions at work', () => {
    expect(plan(state, withNet('net RANGE=2 label=x'), { newId: [] })).toMatchObject({ net: 'replace', sub: 'keep' })
    expect(plan(state, withNet('net RANGE=1 label=y'), { newId: [...newIds, 'change'] })).toMatchObject({
      net: 'change',
      sub: 'replace',
      vm: 'replace',
    })
  })
})

test('resources by index: taking one out shifts all after it', () => {
  const list = (names: readonly string[]) => names.map((name, index) => `server[${index}] NAME=${name}`)
  const planned = planChanges(list(['a', 'b', 'c', 'd']).map(resource), list(['a', 'c', 'd']).map(resource), view)
  expect(addressesWith(planned, 'replace')).toEqual(['server[1]', 'server[2]'])
  expect(addressesWith(planned, 'destroy')).toEqual(['server[3]'])
  expect(addressesWith(planned, 'keep')).toEqual(['server[0]'])
})
