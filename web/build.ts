import { existsSync, globSync, statSync } from 'node:fs'
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
  const { build } = await import('vite')
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' })
  return dist
}

function isFresh(): boolean {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return false
  const builtAt = statSync(page).mtimeMs
  return globSync(sources, { cwd: root, exclude: (name) => /node_modules|\.test\.|^dist$/.test(name) }).every(
    (file) => statSync(join(root, file)).mtimeMs <= builtAt,
  )
}
