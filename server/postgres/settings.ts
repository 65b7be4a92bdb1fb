import { memoryInMegabytes, memorySettings } from './memory.ts'

/** Without these three an acknowledged write can be lost in a power cut. */
export const durable = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const

/**
 * Given on the command line, which no configuration file and no ALTER SYSTEM can override (manual, 19.1.4).
 */
export function serverSettings(port: number): readonly string[] {
  return Object.entries({
    ...durable,
    port: String(port),
    listen_addresses: '127.0.0.1',
    // No socket file: its path may be 107 bytes long at most, and data folders are often deeper.
    unix_socket_directories: '',
    ...memorySettings(memoryInMegabytes()),
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    log_checkpoints: 'off',
    // Failed statements are the business of whoever sent them; in the log their values would outlive an erasure.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
