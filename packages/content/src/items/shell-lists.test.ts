import { describe, expect, test } from 'vitest'
import { bash, type Line, type Pipeline, type Rules, runScript, type Switches, writeLine } from './shell-lists.ts'

/** 'a3 | b0 && c1' with the status behind each name; 'if a1; then b0; fi' for a condition. */
function line(text: string): Line {
  const pipeline = (part: string): Pipeline =>
    part.split('|').map((word) => ({ name: word.trim().slice(0, -1), status: Number(word.trim().slice(-1)) }))
  const [, condition, body] = /^if (.*); then (.*); fi$/.exec(text) ?? []
  const parts = (condition ?? text).split(/ (&&|\|\|) /)
  const rest = parts.flatMap((part, place) =>
    part === '&&' || part === '||' ? [{ operator: part, pipeline: pipeline(parts[place + 1] ?? '') } as const] : [],
  )
  return { list: { first: pipeline(parts[0] ?? ''), rest }, body: body === undefined ? null : pipeline(body) }
}

function outcome(texts: readonly string[], switches: Partial<Switches> = {}, rules: Partial<Rules> = {}): string {
  const { ran, status, stopped } = runScript(texts.map(line), { pipefail: false, errexit: false, ...switches }, { ...bash, ...rules })
  return `${ran.join(' ')} ${stopped ? 'stops' : 'ends'} ${status}`
}

// Every expectation was checked against bash 5.
describe('status of a pipeline', () => {
  test.each([
    ['a3 | b0', {}, 'a b ends 0'],
    ['a0 | b4', {}, 'a b ends 4'],
    ['a3 | b0', { pipefail: true }, 'a b ends 3'],
    ['a3 | b5 | c0', { pipefail: true }, 'a b c ends 5'],
    ['a0 | b0', { pipefail: true }, 'a b ends 0'],
  ])('%s %j: %s', (text, switches, expected) => {
    expect(outcome([text], switches)).toBe(expected)
  })
})

describe('&& and || are worked off from the left', () => {
  test.each([
    ['a0 && b2 || c0', 'a b c ends 0'],
    ['a1 && b0 || c3', 'a c ends 3'],
    ['a0 || b1 && c4', 'a c ends 4'],
    ['a1 || b0 && c0', 'a b c ends 0'],
    ['a1 && b0 && c0', 'a ends 1'],
    ['a0 || b0 || c0', 'a ends 0'],
  ])('%s: %s', (text, expected) => {
    expect(outcome([text])).toBe(expected)
  })
})

describe('set -e', () => {
  test.each([
    ['a plain failure ends the script', ['a1', 'z0'], {}, 'a stops 1'],
    ['left of && it is spared, and so is the skipped rest', ['a1 && b0', 'z0'], {}, 'a z ends 0'],
    ['left of || it is spared', ['a1 || b0', 'z0'], {}, 'a b z ends 0'],
    ['at the end of a list it is not', ['a0 && b2', 'z0'], {}, 'a b stops 2'],
    ['nor after ||', ['a1 || b2', 'z0'], {}, 'a b stops 2'],
    ['a condition is spared', ['if a1; then b0; fi', 'z0'], {}, 'a z ends 0'],
    ['a body is not', ['if a0; then b3; fi', 'z0'], {}, 'a b stops 3'],
    ['a pipeline counts by its last command', ['a1 | b0', 'z0'], {}, 'a b z ends 0'],
    ['and with pipefail by any', ['a1 | b0', 'z0'], { pipefail: true }, 'a b stops 1'],
  ])('%s', (_, texts, switches, expected) => {
    expect(outcome(texts, { errexit: true, ...switches })).toBe(expected)
  })
})

describe('misconceptions at work', () => {
  test.each([
    ['&& first: a || (b && c)', ['a0 || b0 && c0'], {}, { reading: 'and-first' }, 'a ends 0'],
    ['the pipeline decides about everything', ['a0 && b2 || c0'], {}, { reading: 'first-decides' }, 'a b ends 2'],
    ['any failure ends', ['a1 || b0', 'z0'], { errexit: true }, { spares: [] }, 'a stops 1'],
  ] as const)('%s', (_, texts, switches, rules, expected) => {
    expect(outcome(texts, switches, rules)).toBe(expected)
  })
})

test('written as in a script', () => {
  expect(writeLine(line('a1 | b0 && c2 || d0'))).toBe('a | b && c || d')
  expect(writeLine(line('if a1; then b0; fi'))).toBe('if a; then b; fi')
})
