import { describe, expect, test } from 'vitest'
import { checkSource } from './check.ts'
import { seededRandom } from './random.ts'
import { sources } from './sources/index.ts'

describe('every source keeps its promises', () => {
  test.each(sources.map((source) => [source.id, source] as const))('%s', (_, source) => {
    const t=performance.now()
    expect(checkSource(source, seededRandom(11))).toEqual([])
    console.log(source.id, performance.now()-t)
  })
})
