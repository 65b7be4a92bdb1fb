// node scripts/pack.mjs: builds @evenkeel/measure as it is published, JavaScript with types and source maps, packs it and prints the path of the file.
// What is published is generated here whole, in .package/: nothing there is edited by hand.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node24.mjs'

const source = join(root, 'packages', 'measure')
const target = join(root, '.package', 'measure')
const own = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
const { dependencies, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
run(join(root, 'node_modules', '.bin', 'tsc'), ['-p', join(source, 'tsconfig.build.json')])
for (const [from, name] of [
  [source, 'README.md'],
  [root, 'LICENSE'],
])
  cpSync(join(from, name), join(target, name))

/** Every entry of the source, where the build has put it. */
const exported = Object.fromEntries(
  Object.entries(own.exports).map(([entry, file]) => {
    const built = file.replace('./src/', './dist/').replace(/\.ts$/, '')
    return [entry, { types: `${built}.d.ts`, default: `${built}.js` }]
  }),
)
const published = {
  name: own.name,
  version,
  description:
    'What is known about a person, and how surely: item response theory, raters, adaptive tests, fusion of evidence. Pure TypeScript.',
  license: own.license,
  type: 'module',
  sideEffects: false,
  exports: exported,
  files: ['dist'],
  dependencies: { typebox: dependencies.typebox },
}
writeFileSync(join(target, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', join(root, '.package')], target))
process.stdout.write(`${join(root, '.package', filename)}\n`)

function run(command, args, cwd = root) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' })
  if (status === 0) return stdout
  process.stderr.write(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`)
  process.exit(1)
}
