// node bench/items/items.ts [--persons 100000]: what calibrating items costs, by the command line, in processes of its own: processor seconds and peak memory of everything from
// reading the file to printing the items. About half a minute, most of it inventing the answers.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CalibratedItems } from '@evenkeel/measure'
import { countFrom, rounded, row, say } from '../rows.ts'
import { inventAnswers } from './invent-answers.ts'

/** The reference program on the same 2PL answers, where it is at hand. */
const [program, packageName] = ['Rscript', 'mirt']

type Printed = CalibratedItems & { readonly cpuSeconds: number; readonly peakMiB: number }

const persons = countFrom(process.argv, 'persons', 100_000)
const folder = mkdtempSync(join(tmpdir(), 'evenkeel-items-'))
const command = join(import.meta.dirname, '../../cli/evenkeel.mjs')

let ours = 0

try {
  for (const [what, model, items, categories] of [
    ['graded', 'graded', 200, 5],
    ['2PL', '2pl', 50, 2],
  ] as const) {
    const file = join(folder, `${model}.u8`)
    writeFileSync(file, inventAnswers(persons, items, categories, 20_261_122).matrix)
    for (const [start, warm] of [
      ['cold', '0'],
      ['warm from a sample of 5,000', '5000'],
    ] as const) {
      const args = ['calibrate', 'items', file, '--matrix', `${persons},${items}`, '--model', model, '--warm', warm]
      const printed = execFileSync(process.execPath, [command, ...args], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 })
      const { cpuSeconds, peakMiB, cycles, logLik, converged } = JSON.parse(printed.toString()) as Printed
      ours = cpuSeconds
      row('items', `${what}, ${start}`, { persons, items, cpuSeconds: rounded(cpuSeconds), peakMiB, cycles, converged, logLik })
    }
  }
  compare(join(folder, '2pl.u8'), 50)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** One row for the reference program and one for the ratio; a line that says so where it is not installed. */
function compare(file: string, items: number): void {
  if (spawnSync(program, ['-e', `library(${packageName})`]).status !== 0) {
    say(`R with ${packageName} is not installed here, so there is no ratio to it.`)
    return
  }
  const code = `x <- matrix(as.integer(readBin('${file}', 'raw', ${persons * items})), ncol = ${items}, byrow = TRUE); colnames(x) <- paste0('i', 1:${items}); t <- system.time(f <- ${packageName}::mirt(as.data.frame(x), 1, '2PL', verbose = FALSE)); cat(t[1] + t[2], ${packageName}::extract.mirt(f, 'logLik'))`
  const [theirs, logLik] = execFileSync(program, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] })
    .toString()
    .split(' ')
    .map(Number)
  row('items', `2PL, ${packageName}`, { persons, items, cpuSeconds: rounded(theirs!), logLik, timesOurs: rounded(theirs! / ours) })
}
