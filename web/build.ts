import { existsSync, globSync, statSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(import.meta.dirname, 'dist')
const sources = [
  'web/*.{ts,tsx,css,html}',
  'ui/**/*.{ts,tsx,css,svg}',
  'features/**/*.{ts,tsx,css}',
  'packages/*/src/**/*.ts',
  'package-lock.json',
]

/** The folder of the built web app; builds it when it is missing or older than what it is made of. */
export async function buildWeb({ onProgress }: { onProgress?: (message: string) => void } = {}): Promise<string> {
  if (isFresh()) return dist
  onProgress?.('Building the web app (once, and again after an update).')
  const fresh = `${dist}.${process.pid}`
  await forProduction(async () => {
    const { build } = await import('vite')
    await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error', build: { outDir: fresh } })
  })
  // In one step: whoever is being served from the old folder never meets half of the new one, and a build cut short leaves the old.
  await rm(dist, { recursive: true, force: true })
  await rename(fresh, dist)
  return dist
}

/** React is built three times as large for whoever has NODE_ENV set to something else, as test runners do. */
async function forProduction(work: () => Promise<void>): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  try {
    await work()
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

function isFresh(): boolean {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return false
  const builtAt = statSync(page).mtimeMs
  return globSync(sources, { cwd: root, exclude: (name) => /node_modules|\.test\.|^dist$/.test(name) }).every(
    (file) => statSync(join(root, file)).mtimeMs <= builtAt,
  )
}
