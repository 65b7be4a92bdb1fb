// node bench/raters/raters.ts [--only 96000|960000|24000000]: many-facet ratings of three sizes through the command line, from invented files: CPU seconds and peak
// memory of the whole process, and, where R with TAM is installed, the same 96,000 ratings there. The largest writes a file of 384 MB into the folder for temporary files.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RatingDesign } from '@evenkeel/measure'
import { countFrom, rounded, row, say } from '../rows.ts'
import { writeRatings } from './write-ratings.ts'

const variance = { person: 1.5, rater: 0.5, halo: 0 }
const sizes: readonly { file: string; design: RatingDesign; more: readonly string[] }[] = [
  { file: 'ratings.u16', design: { persons: 1000, raters: 1000, ratersEach: 12, items: 8, variance, seed: 1 }, more: ['--se', 'exact'] },
  { file: 'ratings.u16', design: { persons: 10_000, raters: 10_000, ratersEach: 12, items: 8, variance, seed: 2 }, more: [] },
  {
    file: 'ratings.u32',
    design: {
      persons: 100_000,
      raters: 100_000,
      ratersEach: 24,
      items: 10,
      team: 500,
      outside: 4,
      variance: { ...variance, halo: 0.5 },
      seed: 3,
    },
    more: ['--halo'],
  },
]
const only = countFrom(process.argv, 'only', 1)
const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

for (const { file, design, more } of sizes) {
  const expected = design.persons * design.ratersEach * design.items
  if (only !== 1 && only !== expected) continue
  const input = join(folder, file)
  say(`Inventing ${expected} ratings.`)
  const { theta, count } = writeRatings(input, design)
  const out = join(folder, 'out.json')
  const line = ['cli/main.ts', 'calibrate', 'raters', '--matrix', input, ...more, '--out', out]
  const { status } = spawnSync(process.execPath, line, { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.exit(1)
  const result = JSON.parse(readFileSync(out, 'utf8')) as {
    persons: { id: string; theta: number; se: number }[]
    cpuSeconds: number
    peakMiB: number
    iterations: number
    converged: boolean
    standardErrors: string
  }
  const held = result.persons.filter((one) => Math.abs(one.theta - theta[Number(one.id)]!) < 1.6448536 * one.se).length
  const { cpuSeconds, peakMiB, iterations, converged, standardErrors } = result
  row('raters', `${count} ratings`, {
    persons: design.persons,
    halo: design.variance.halo > 0,
    cpuSeconds: rounded(cpuSeconds),
    peakMiB,
    iterations,
    converged,
    standardErrors,
    coverage90: rounded(held / result.persons.length),
    ...(expected === 96_000 && against(input, cpuSeconds)),
  })
  rmSync(input)
}

/** The same ratings by TAM in the same run, where it is installed. */
function against(input: string, ours: number): Record<string, unknown> {
  const script = join(folder, 'tam.R')
  writeFileSync(
    script,
    `suppressMessages(library(TAM)); x <- matrix(readBin("${input}", "integer", 4e6, size = 2, signed = FALSE, endian = "little"), ncol = 4, byrow = TRUE)
d <- reshape(data.frame(p = x[,1], r = x[,2], i = paste0("i", x[,3]), y = x[,4]), idvar = c("p", "r"), timevar = "i", direction = "wide")
t <- system.time(TAM::tam.mml.mfr(d[, -(1:2)], facets = data.frame(rater = factor(d$r)), pid = d$p, formulaA = ~ item + rater + step, verbose = FALSE))
cat(t[["user.self"]] + t[["sys.self"]])`,
  )
  const interpreter = 'Rscript'
  const { status, stdout, error } = spawnSync(interpreter, [script], { encoding: 'utf8' })
  if (error || status !== 0) {
    say('Skipped: R with TAM is not installed here, so there is no ratio to it.')
    return {}
  }
  return { tamCpuSeconds: rounded(Number(stdout)), timesFaster: rounded(Number(stdout) / ours) }
}
