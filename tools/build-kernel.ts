// node tools/build-kernel.ts [--check]: compiles packages/measure/kernel/calibrate.as and writes it as a module of text, so that the package loads it without disk or build step.
// --check ends with 1 when what is committed is not what the source gives. The compiler (100 MB) is no dependency of the project: it is fetched by npm when this is run.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const compiler = 'assemblyscript@0.28.20'
const root = join(import.meta.dirname, '..')
const source = join(root, 'packages/measure/kernel/calibrate.as')
const target = join(root, 'packages/measure/src/calibrate/kernel/binary.ts')

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-kernel-'))
try {
  copyFileSync(source, join(folder, 'calibrate.ts'))
  const options = ['-O3', '--enable', 'simd', '--importMemory', '--runtime', 'stub', '--noAssert', '-o', 'calibrate.wasm']
  const asc = process.env.EVENKEEL_ASC
  const [command, args] = asc ? [process.execPath, [asc]] : ['npm', ['exec', '--yes', `--package=${compiler}`, '--', 'asc']]
  const { status } = spawnSync(command, [...args, 'calibrate.ts', ...options], { cwd: folder, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${compiler} could not compile ${source}.`)
  const built = moduleOf(readFileSync(join(folder, 'calibrate.wasm')))
  const same = built === readFileSync(target, 'utf8')
  if (!process.argv.includes('--check')) writeFileSync(target, built)
  else if (!same) process.exitCode = 1
  console.log(same ? 'The committed kernel is what its source gives.' : 'The kernel is another than the committed one.')
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function moduleOf(bytes: Buffer): string {
  return `/** Compiled from packages/measure/kernel/calibrate.as by tools/build-kernel.ts, in base64. */\nexport const binary =\n  '${bytes.toString('base64')}'\n`
}
