import { expect, test } from 'vitest'
import { memorySettings } from './memory.ts'

test.each([
  [256, '32MB', '128MB', '32MB'],
  [1024, '64MB', '512MB', '32MB'],
  [4096, '256MB', '2048MB', '64MB'],
  [65_536, '512MB', '32768MB', '64MB'],
])('with %i MB', (megabytes, sharedBuffers, cache, maintenance) => {
  expect(memorySettings(megabytes)).toMatchObject({
    shared_buffers: sharedBuffers,
    effective_cache_size: cache,
    maintenance_work_mem: maintenance,
    max_parallel_workers_per_gather: '0',
  })
})
