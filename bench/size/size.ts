// node bench/size/size.ts: how much JavaScript each screen loads before it can be used, gzipped, and where home's comes from. Builds the web app first where it is
// not fresh. Ends with 1 when home is over its limit.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '../../web/build.ts'
import { screens } from '../../web/screens.ts'
import { rounded, row, say } from '../rows.ts'
import { loadedWith, type Manifest, stylesOf } from './chunk-graph.ts'
import { madeOf } from './package-weights.ts'

const limit = 180
process.env.NODE_ENV = 'production'
const dist = await buildWeb({ onProgress: say })
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
const kilobytes = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000
const sum = (files: Iterable<string>) => rounded([...files].reduce((total, file) => total + kilobytes(file), 0))
const rawKb = (files: Iterable<string>) => rounded([...files].reduce((total, file) => total + statSync(join(dist, file)).size / 1000, 0))
const filesOf = (chunks: Iterable<string>) => [...chunks].map((key) => manifest[key]!.file)

const frame = loadedWith(manifest, ['index.html'])
row('size', 'the frame, on every screen', { javascriptKb: sum(filesOf(frame)), cssKb: sum(stylesOf(manifest, frame)), files: frame.size })
let home = 0
for (const { path, load } of screens) {
  const source = /import\(['"]([^'"]+)['"]\)/.exec(String(load))?.[1]
  if (!source) throw new Error(`it cannot be read from web/screens.ts what ${path} loads`)
  const chunks = loadedWith(manifest, ['index.html', source])
  const javascriptKb = sum(filesOf(chunks))
  if (path === '/') home = javascriptKb
  const own = [...chunks].filter((key) => !frame.has(key))
  row('size', path, {
    ...{
      javascriptKb,
      ofItsOwnKb: sum(filesOf(own)),
      cssKb: sum(stylesOf(manifest, chunks)),
      rawJavascriptKb: rawKb(filesOf(chunks)),
      files: chunks.size,
    },
    ...(path === '/' ? { limitKb: limit, within: javascriptKb <= limit } : {}),
  })
}

const everyFile = new Set(filesOf(Object.keys(manifest)).filter((file) => file.endsWith('.js')))
const heaviest = [...everyFile].map((file) => ({ file, kb: rounded(kilobytes(file)) })).toSorted((a, b) => b.kb - a.kb)
row('size', 'the heaviest chunks', { chunks: heaviest.slice(0, 5), allJavascriptKb: sum(everyFile) })
const { wholeKb, parts } = await madeOf('features/home/page.tsx')
row('size', 'what home is made of', {
  builtForProductionKb: rounded(wholeKb),
  roughKb: Object.fromEntries(parts.slice(0, 12).map(({ from, kb }) => [from, rounded(kb)])),
})
// A tenth is more than two builds of the same sources differ by.
if (home > 1.1 * wholeKb)
  say(`web/dist is no production build: built now, home loads ${rounded(wholeKb)} KB. Was it built with NODE_ENV set?`)
if (home > limit) {
  say(`Home loads ${home} KB of JavaScript; ${limit} KB is the limit.`)
  process.exitCode = 1
}
