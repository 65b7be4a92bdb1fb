import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type FittedItems, readFittedItems } from '@evenkeel/measure'
import type { Refused } from './read-cells.ts'

/** Items as `calibrate items` wrote them, or why they cannot be used. */
export async function readFitted(file: string): Promise<FittedItems | Refused> {
  const name = basename(file)
  try {
    const read = readFittedItems(JSON.parse(await readFile(file, 'utf8')))
    return 'refused' in read ? { refused: [`${name}: ${read.refused} Give it as "evenkeel calibrate items" writes it.`] } : read
  } catch (error) {
    if (error instanceof SyntaxError) return { refused: [`${name}: It is no JSON. Give it as "evenkeel calibrate items" writes it.`] }
    const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
    if (code === 'ENOENT') return { refused: [`${name}: There is no such file.`] }
    if (typeof code === 'string' && code.startsWith('E')) return { refused: [`${name}: It cannot be read (${code}).`] }
    throw error
  }
}
