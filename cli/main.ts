import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(import.meta.dirname, '..')
// Halves the time of every start after the first. Where the folder cannot be written it does nothing. What is imported above this is not in it.
enableCompileCache(join(root, '.cache', 'compiled'))
const [{ commands }, { runCommandLine }, { flushed, openTerminal }] = await Promise.all([
  import('./commands.ts'),
  import('./run.ts'),
  import('./terminal.ts'),
])

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const [stop, insist] = [new AbortController(), new AbortController()]

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stop.signal.aborted) return stop.abort()
    insist.abort()
    // What does not even end when told twice is ended; a database left running is found again at the next start.
    setTimeout(() => process.exit(130), 5000).unref()
  })
}

const code = await runCommandLine(commands, process.argv.slice(2), {
  env: process.env,
  terminal: openTerminal(process.stdout, process.stderr),
  clock: () => new Date(),
  random: Math.random,
  version,
  signal: stop.signal,
  insisted: insist.signal,
  readInput: () => text(process.stdin),
})
await Promise.all([flushed(process.stdout), flushed(process.stderr)])
process.exit(code)
