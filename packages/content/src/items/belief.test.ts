import { afterAll, describe, expect, test } from 'vitest'
import { openSandbox } from '../../../../server/tools/sandbox.ts'
import { changed, printed, printedByBeliefs } from './belief.ts'

const sandbox = openSandbox()
const tools = { run: sandbox.run, sql: () => Promise.reject(new Error('not here')) }
afterAll(() => sandbox.close())

describe('changed', () => {
  test('replaces what is there exactly once', () => {
    expect(changed('a < b', '<', '<=')).toBe('a <= b')
    expect(() => changed('a < b < c', '<', '<=')).toThrow('found 2 times')
    expect(() => changed('a < b', '>', '<=')).toThrow('found 0 times')
  })

  test('takes the replacement as it is', () => {
    expect(changed('x', 'x', '$&$1')).toBe('$&$1')
  })
})

describe('believed programs run in one go', () => {
  const programs = [
    "let n = 1\nprint(n, [n])\nprint('two')",
    'let n = 5\nfunction f() { return n }\nprint(f())',
    "async function step(name) { print(name + 1); await null; print(name + 2) }\nasync function main() { await step('x'); print('B'); await step('y') }\nmain()\nprint('E')",
    "async function step(name) { await null; print(name + 1); await null; print(name + 2) }\nasync function main() { const all = [step('x'), step('y')]; print('B'); await Promise.all(all); print('C') }\nmain().then(() => print('E'))",
  ]

  test('and print what each prints on its own', async () => {
    const alone = await Promise.all(programs.map((program) => printed(tools, program)))
    const together = await printedByBeliefs(
      tools,
      programs.map((source, at) => ({ misconception: `belief ${at}`, source })),
    )
    expect(together).toEqual(alone.map((text, at) => ({ misconception: `belief ${at}`, text })))
    expect(alone[2]).toBe('x1, E, x2, B, y1, y2')
  })
})
