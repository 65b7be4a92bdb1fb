// Finds the Node that runs the TypeScript of this project. Plain JavaScript for any Node from 14 on: it must be able to say so.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const wanted = 24

export function major(version) {
  const found = /^v?(\d+)\./.exec(version || '')
  return found ? Number(found[1]) : 0
}

/** The Node installed with the project, else the one running now, else the one on the path: the first that really runs and is new enough. */
export function findNode() {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const own = [
    join(root, 'node_modules', `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin', `node${suffix}`),
    join(root, 'node_modules', '.bin', `node${suffix}`),
  ]
  if (major(process.version) >= wanted) return process.execPath
  for (const candidate of own.filter(existsSync).concat('node')) {
    const asked = spawnSync(candidate, ['--version'], { encoding: 'utf8' })
    if (asked.status === 0 && major(asked.stdout) >= wanted) return candidate
  }
  return undefined
}

/** Why there is no such Node here, and what to do. */
export function noNode() {
  const remedy =
    process.platform === 'darwin'
      ? 'Install Node 24 or newer (on macOS: "brew install node", or the installer from nodejs.org), then try again.'
      : 'Run "npm ci" without --omit=optional, which brings Node 24 along on Linux (x64, arm64, glibc) and Windows (x64); elsewhere install Node 24 or newer yourself.'
  return `Evenkeel needs Node ${wanted} or newer to run; this is ${process.version}, and none was found in node_modules.\n${remedy}`
}

/**
 * npm runs scripts through a shell that dies of a signal without passing it on, and would leave us running behind. So under npm the end of
 * our parent counts as the request to end that it was.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const look = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  look.unref()
}

/**
 * Runs a program of ours under that Node in place of this process: same terminal, same signals, same exit code.
 */
export function runUnder(node, args) {
  const child = spawn(node, args, { stdio: 'inherit' })
  // Ctrl-C in a terminal reaches the child by itself; twice would look like impatience. Everything else is sent to us alone.
  const byTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGQUIT'] : []
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGHUP', 'SIGUSR2']) {
    if (process.platform === 'win32' && signal !== 'SIGINT' && signal !== 'SIGTERM') continue
    process.on(signal, () => {
      if (!byTerminal.includes(signal)) child.kill(signal)
    })
  }
  child.on('error', (error) => {
    console.error(`Cannot start ${node}: ${error.message}`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code === null ? 1 : code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
