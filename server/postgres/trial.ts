import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

// For tests only: programs of ours in processes of their own, and one statement at a time.

/** A Node that runs TypeScript, whatever Node runs the tests. */
export const node24 = [join(import.meta.dirname, '../../node_modules/.bin/node')].find(existsSync) ?? process.execPath

export async function one(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

/** A program that holds the database of a data folder, up to the moment it is ready. */
export async function startInChild(dataDir: string): Promise<ChildProcess> {
  const child = spawnProgram(
    `await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} }); console.log('ready'); setInterval(() => {}, 1000)`,
  )
  await once(child.stdout, 'data')
  return child
}

/** What a program prints until it ends. */
export async function runInChild(body: string): Promise<string> {
  const child = spawnProgram(body)
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  await once(child, 'close')
  return output
}

export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function spawnProgram(body: string) {
  const program = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}\n${body}`
  return spawn(node24, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
}
