import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, minifySync, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '../..')

export type Weight = { readonly from: string; readonly kb: number }

/**
 * What the JavaScript that a screen loads first comes from, gzipped, heaviest first: packages by name, our own code by folder. From a second build that
 * is kept in memory, since a manifest does not say what is inside a chunk. Rough: each part is minified and gzipped by itself, so the sum is more than
 * the whole.
 */
export async function packageWeights(screenSource: string): Promise<readonly Weight[]> {
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
  const code = new Map<string, string>()
  for (const { modules } of loaded) {
    for (const [id, module] of Object.entries(modules)) code.set(whereFrom(id), `${code.get(whereFrom(id)) ?? ''}\n{${module.code ?? ''}}`)
  }
  return [...code].map(([from, text]) => ({ from, kb: gzippedKb(text) })).toSorted((a, b) => b.kb - a.kb)
}

function gzippedKb(text: string): number {
  // Blocks, since modules of one package may use a name twice.
  const { code } = minifySync('part.js', text, { module: true, compress: false, mangle: true })
  return gzipSync(code, { level: 9 }).length / 1000
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
