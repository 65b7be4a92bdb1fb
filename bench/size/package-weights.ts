import { join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, minifySync, type Rolldown } from 'vite'

const root = join(import.meta.dirname, '../..')

export type Made = { readonly wholeKb: number; readonly parts: readonly { readonly from: string; readonly kb: number }[] }

/**
 * What the JavaScript that a screen loads first comes from, gzipped, heaviest first: packages by name, our own code by folder. From a second build that
 * is kept in memory, since a manifest does not say what is inside a chunk. The parts are rough: each is minified and gzipped by itself, so their sum is
 * more than the whole.
 */
export async function madeOf(screenSource: string): Promise<Made> {
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
  return {
    wholeKb: [...loaded].reduce((sum, chunk) => sum + gzippedKb(chunk.code), 0),
    parts: [...code].map(([from, text]) => ({ from, kb: gzippedKb(minified(text)) })).toSorted((a, b) => b.kb - a.kb),
  }
}

/** Modules of one package may use a name twice: each stands in a block of its own. */
const minified = (blocks: string) => minifySync('part.js', blocks, { module: true, compress: false, mangle: true }).code

const gzippedKb = (text: string) => gzipSync(text, { level: 9 }).length / 1000

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
