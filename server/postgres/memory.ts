import { totalmem } from 'node:os'

const MB = 2 ** 20

/** What this process may use: the limit of the container where there is one, else the memory of the computer. */
export function memoryInMegabytes(): number {
  const limit = process.constrainedMemory()
  const total = totalmem()
  return Math.floor((limit > 0 && limit < total ? limit : total) / MB)
}

/**
 * A sixteenth of the memory for the shared buffers, where the PostgreSQL manual (19.4) suggests a quarter for a server of its own:
 * Node, and often a whole laptop, lives beside ours, and what it does not keep the file cache does.
 */
export function memorySettings(megabytes: number): Readonly<Record<string, string>> {
  const sharedBuffers = Math.min(512, Math.max(32, Math.floor(megabytes / 16)))
  return {
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(megabytes / 2))}MB`,
    maintenance_work_mem: megabytes < 2048 ? '32MB' : '64MB',
    max_wal_size: '512MB',
    // Parallel workers need /dev/shm, of which a container has 64 MB unless told otherwise; our queries are small and many.
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
  }
}
