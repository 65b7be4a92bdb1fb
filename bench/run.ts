// node bench/run.ts [measure|size|import|http|honesty|fuzz|organisations|crash ...] [options of the one named]: runs the benchmarks named, or all of them, one after the other, each in a
// process of its own. Prints their rows, one JSON object a line; ends with 1 when any of them does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { say } from './rows.ts'

/** Quickest first. */
const benchmarks = {
  measure: ['measure/measure.ts', 'scores/scores.ts', 'items/items.ts', 'raters/raters.ts'],
  size: ['size/size.ts'],
  import: ['import/import.ts'],
  http: ['http/http.ts'],
  honesty: ['honesty/people.ts', 'honesty/scores.ts', 'honesty/raters.ts'],
  fuzz: ['fuzz/items.ts', 'fuzz/raters.ts', 'fuzz/scores.ts'],
  organisations: ['organisations/organisations.ts'],
  crash: ['gates/crash/crash.ts'],
} as const
type Name = keyof typeof benchmarks

const args = process.argv.slice(2)
const firstOption = args.findIndex((arg) => arg.startsWith('--'))
const named = firstOption === -1 ? args : args.slice(0, firstOption)
const options = args.slice(named.length)
const unknown = named.filter((name) => !(name in benchmarks))
if (unknown.length > 0 || (options.length > 0 && named.length !== 1)) {
  say(`Name any of ${Object.keys(benchmarks).join(', ')}, or none for all; options go with exactly one.`)
  process.exit(2)
}

const failed: Name[] = []
const chosen = (named.length > 0 ? named : Object.keys(benchmarks)) as Name[]
for (const [name, file] of chosen.flatMap((one) => benchmarks[one].map((path) => [one, path] as const))) {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...options], { stdio: 'inherit' })
  // A signal from a terminal reaches both; one sent to us alone is passed on, so that the child can clean up.
  const pass = (signal: NodeJS.Signals) => void child.kill(signal)
  process.on('SIGTERM', pass)
  process.on('SIGINT', () => {})
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
  process.off('SIGTERM', pass)
  if (signal || code === 130) process.exit(130)
  if (code !== 0 && !failed.includes(name)) failed.push(name)
}
if (failed.length > 0) {
  say(`Not as it should be: ${failed.join(', ')}.`)
  process.exitCode = 1
}
