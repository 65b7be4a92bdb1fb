import { join, relative, sep } from 'node:path'
import { build, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '../..')

/**
 * What the code a screen loads first comes from, in bytes before minifying, heaviest first: packages by name, our own code by folder. From a second
 * build that is kept in memory, since a manifest does not say what is inside a chunk. Rough: some code shrinks more than other.
 */
export async function packageWeights(screenSource: string): Promise<readonly { readonly from: string; readonly bytes: number }[]> {
  const built = (await build({
    configFile: join(root, 'web/vite.config.ts'),
    logLevel: 'error',
    build: { write: false },
  })) as Rolldown.RolldownOutput | Rolldown.RolldownOutput[]
  const chunks = [built].flat().flatMap(({ output }) => output.filter((part) => part.type === 'chunk'))
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const first = chunks.filter(({ isEntry, facadeModuleId }) => isEntry || facadeModuleId?.endsWith(screenSource))
  const loaded = new Set<Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk | undefined) => {
    if (!chunk || loaded.has(chunk)) return
    loaded.add(chunk)
    for (const file of chunk.imports) visit(byFile.get(file))
  }
  for (const chunk of first) visit(chunk)
  const bytes = new Map<string, number>()
  for (const { modules } of loaded) {
    for (const [id, { code }] of Object.entries(modules)) bytes.set(whereFrom(id), (bytes.get(whereFrom(id)) ?? 0) + (code?.length ?? 0))
  }
  return [...bytes].map(([from, size]) => ({ from, bytes: size })).toSorted((a, b) => b.bytes - a.bytes)
}

function whereFrom(id: string): string {
  const [, inPackages] = id.split(/.*node_modules[/\\]/)
  if (inPackages)
    return inPackages
      .split(/[/\\]/)
      .slice(0, inPackages.startsWith('@') ? 2 : 1)
      .join('/')
  const path = relative(root, id.replace(/^\0/, ''))
  return path.startsWith('..') || !path.includes(sep) ? 'the bundler' : path.split(sep).slice(0, 2).join('/')
}
