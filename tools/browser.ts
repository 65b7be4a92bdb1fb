import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium for tests and for printing. Close it when done: an open browser keeps the process alive. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: flags })
}

/** Headless, without network chatter; no sandbox, because tests also run as root in containers, and load nothing but our own pages. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Path of the browser: $CHROMIUM_PATH, then the system's, then the one among the development dependencies. */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, and there is no such file. Point it to a Chromium or Chrome, or unset it.`)
  }
  return ofSystem() ?? (await unpack())
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

function ofSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':')
  const found = [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find((path) => existsSync(path))
  // Some systems put a script there that only says how to install the real one.
  return found !== undefined && spawnSync(found, ['--version'], { timeout: 10_000 }).status === 0 ? found : undefined
}

/**
 * Unpacks the browser of @sparticuz/chromium once per version. The package's own unpacking writes in place, so that a second process finds half
 * a file; this one writes beside and renames, which is atomic.
 */
async function unpack(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROMIUM_PATH: the bundled one runs on Linux x64 only.')
  }
  const root = dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))))
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const folder = join(tmpdir(), `evenkeel-chromium-${version}-${process.getuid?.() ?? 0}`)
  const path = join(folder, 'chromium')
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const half = join(folder, `unpacking-${process.pid}-${Date.now()}`)
  try {
    await pipeline(
      createReadStream(join(root, 'bin', 'chromium.br')),
      createBrotliDecompress({ chunkSize: 2 ** 21 }),
      createWriteStream(half, { mode: 0o700 }),
    )
    await rename(half, path)
  } finally {
    await rm(half, { force: true })
  }
  return path
}
