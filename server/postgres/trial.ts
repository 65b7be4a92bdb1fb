import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** For tests that start a process of their own: a Node that runs TypeScript, whatever Node runs the tests. */
export const node24 = [join(import.meta.dirname, '../../node_modules/.bin/node')].find(existsSync) ?? process.execPath
