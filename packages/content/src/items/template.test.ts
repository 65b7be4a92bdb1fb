import { expect, test } from 'vitest'
import type { Item } from '../item-model.ts'
import { seededRandom } from './sample-items.ts'
import { buildFrom } from './template.ts'

const item: Item = { stem: 's', exhibit: null, options: [], explanation: 'e' }
const tools = { sql: async () => [], run: async () => '' }

test('draws again until a template gives an item', async () => {
  let attempts = 0
  const build = buildFrom({ easy: () => (++attempts < 5 ? null : item) })
  expect(await build('easy', seededRandom(1), tools)).toBe(item)
  expect(attempts).toBe(5)
})

test('refuses a band it does not have, and a template that never fits', async () => {
  const build = buildFrom({ easy: () => null })
  await expect(build('hard', seededRandom(1), tools)).rejects.toThrow('no such band: hard')
  await expect(build('easy', seededRandom(1), tools)).rejects.toThrow('no item fits')
})
