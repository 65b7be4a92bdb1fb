import { createHash } from 'node:crypto'
import type { Written } from './container.ts'

/** Passes text on as bytes, and says how many there were and their SHA-256. */
export async function digesting(
  chunks: AsyncIterable<string>,
  pass: (buffer: Buffer) => Promise<void>,
  end: () => Promise<void>,
): Promise<Written> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    const buffer = Buffer.from(chunk, 'utf8')
    hash.update(buffer)
    bytes += buffer.length
    await pass(buffer)
  }
  await end()
  return { bytes, sha256: hash.digest('hex') }
}
