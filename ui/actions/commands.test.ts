import { expect, test } from 'vitest'
import { type Command, findCommands } from './commands.ts'

const names = [
  'Home',
  'Role gap',
  'Plan',
  'Plain-talk studio',
  'Ask for feedback',
  'Export my data',
  'Résumé of the cycle',
  'Outcomes',
  'A long list that ends with a sum',
]
const commands: readonly Command[] = names.map((name) => ({
  id: name,
  name,
  run: () => {},
  ...(name === 'Plan' ? { also: 'week, steps' } : {}),
}))
const found = (typed: string) => findCommands(commands, typed).map((command) => command.name)

test('nothing typed finds everything in its order', () => expect(found('  ')).toEqual(names))
test('the start of a word comes first', () => {
  expect(found('pla')[0]).toBe('Plan')
  expect(found('o')[0]).toBe('Outcomes')
})
test('first letters of words are enough', () => expect(found('aff')[0]).toBe('Ask for feedback'))
test('letters may be left out, but not turned round', () => {
  expect(found('exprt')).toEqual(['Export my data'])
  expect(found('trpxe')).toEqual([])
})
test('accents and signs do not matter', () => {
  expect(found('resume')[0]).toBe('Résumé of the cycle')
  expect(found('plain talk')[0]).toBe('Plain-talk studio')
  expect(found('sum')[0]).toBe('A long list that ends with a sum')
})
test('other words find it too, after its name', () => expect(found('week')).toEqual(['Plan']))
test('nothing that fits is nothing', () => expect(found('zzz')).toEqual([]))
