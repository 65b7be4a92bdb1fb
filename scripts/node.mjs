// node scripts/node.mjs <file.ts> [arguments]: runs a TypeScript file under Node 24 from a script that an older Node runs.
import { findNode, noNode, runUnder } from './node24.mjs'

const node = findNode()
if (node) runUnder(node, process.argv.slice(2))
else {
  console.error(noNode())
  process.exitCode = 1
}
