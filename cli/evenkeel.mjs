#!/usr/bin/env node
// The command "evenkeel". Any Node from 20 on may start it; the program itself runs under Node 24, which comes with the project.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { endWithNpm, findNode, noNode, root, runUnder } from '../scripts/node24.mjs'

const installed = () => existsSync(join(root, 'node_modules', '.package-lock.json'))
if (!installed()) spawnSync(process.execPath, [join(root, 'scripts', 'ensure.mjs')], { stdio: 'inherit' })

endWithNpm()
const node = findNode()
const main = join(root, 'cli', 'main.ts')
if (!installed()) process.exitCode = 1
else if (!node) {
  console.error(noNode())
  process.exitCode = 1
} else if (node === process.execPath) {
  process.argv[1] = main
  await import('./main.ts')
} else runUnder(node, [main, ...process.argv.slice(2)])
