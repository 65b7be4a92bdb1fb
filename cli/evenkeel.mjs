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
// A file is read row by row; without these V8 would keep what was read until somebody else wants the memory.
const isImport = process.argv[2] === 'import'
const smallHeap = ['--max-semi-space-size=4', '--max-old-space-size=192']
if (!installed()) process.exitCode = 1
else if (!node) {
  console.error(noNode())
  process.exitCode = 1
} else if (node === process.execPath && !isImport) {
  process.argv[1] = main
  await import('./main.ts')
} else runUnder(node, [...(isImport ? smallHeap : []), main, ...process.argv.slice(2)])
