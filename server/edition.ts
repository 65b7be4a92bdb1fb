import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const rooms = ['packages/measure/src', 'packages/growth/src', 'packages/content', 'features']

/** Which thinking this is: a digest of everything that decides what a screen says about a person. Another edition, another reading. */
export function editionOf(root = join(import.meta.dirname, '..')): string {
  const digest = createHash('sha256')
  for (const room of rooms) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).toSorted()) {
      if (/\.(ts|yaml)$/.test(name) && !/\.test\.ts$|node_modules/.test(name))
        digest.update(name).update(readFileSync(join(root, room, name)))
    }
  }
  return digest.digest('base64url').slice(0, 16)
}
