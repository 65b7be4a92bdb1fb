// "npm test": types, lint, the framework's own lint, then every test in Vitest. Arguments go to Vitest (npm test -- --project thinking).
// Ends with one line: N passed, N failed, N skipped. The checks before Vitest count as one test each.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './node24.mjs'

const bin = join(root, 'node_modules', '.bin')
const report = join(mkdtempSync(join(tmpdir(), 'evenkeel-report-')), 'vitest.json')
const counts = { passed: 0, failed: 0, skipped: 0 }
const failures = []

const checks = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the thinking, which knows neither Node nor the DOM', 'tsc', ['-p', 'tsconfig.pure.json']],
  ['lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['unused files, exports and dependencies', 'knip', ['--no-progress']],
  ['the shipped framework', 'node', ['cli/evenkeel.mjs', 'lint', 'framework']],
]
for (const [name, command, args] of checks) run(name, command, args)

const { status } = spawn('vitest', ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)])
countTests(status)
rmSync(join(report, '..'), { recursive: true, force: true })
if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `- ${name}`).join('\n')}`)
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed === 0 ? 0 : 1)

function run(name, command, args) {
  const started = performance.now()
  const { status: code } = spawn(command, args)
  console.log(`${code === 0 ? 'ok' : 'FAILED'}  ${name}  (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  counts[code === 0 ? 'passed' : 'failed']++
  if (code !== 0) failures.push(name)
}

function spawn(command, args) {
  const path = [bin, process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
  return spawnSync(join(bin, command), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  })
}

/** Vitest's own verdict also covers what no test is about: a failed setup, an unhandled rejection. */
function countTests(code) {
  let results = null
  try {
    results = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    failures.push('Vitest ended without a report')
    counts.failed++
    return
  }
  counts.passed += results.numPassedTests
  counts.failed += results.numFailedTests
  counts.skipped += results.numPendingTests + results.numTodoTests
  for (const file of results.testResults) {
    for (const test of file.assertionResults)
      if (test.status === 'failed') failures.push(`${test.fullName} (${file.name.slice(root.length + 1)})`)
    if (file.status === 'failed' && file.assertionResults.length === 0) failures.push(`${file.name.slice(root.length + 1)} could not run`)
  }
  if (code !== 0 && results.numFailedTests === 0) {
    counts.failed++
    failures.push('Vitest ended with an error outside the tests')
  }
}
