import { spawn } from 'node:child_process'

/** A system account to run as; undefined means as ourselves. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string }

export type Outcome = { readonly code: number | null; readonly output: string }

/**
 * The whole environment of every program we start: no PGPORT, PGDATA, PGOPTIONS or odd locale of the person's shell may
 * steer the database, and its messages come in English so that they can be recognised. Windows adds what it needs by itself.
 */
export const bareEnvironment: Readonly<Record<string, string>> =
  process.platform === 'win32' ? {} : { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }

/** Runs a program to its end. A program that cannot be started at all is an outcome too (`code` null), with the reason as output. */
export function run(
  program: string,
  args: readonly string[],
  options: { account?: Account | undefined; input?: string } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    // The folder we were started in may be closed to the other account; the root folder never is.
    const child = spawn(program, args, {
      cwd: process.platform === 'win32' ? undefined : '/',
      env: bareEnvironment,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(options.account && { uid: options.account.uid, gid: options.account.gid }),
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', (error: NodeJS.ErrnoException) => resolve({ code: null, output: `${output}${error.code ?? ''} ${error.message}` }))
    // On Windows a server started by the program keeps its output open, so the end of the program must do.
    let grace: NodeJS.Timeout | undefined
    child.on('exit', (code) => {
      grace = setTimeout(() => resolve({ code, output }), 500)
    })
    child.on('close', (code) => {
      clearTimeout(grace)
      resolve({ code, output })
    })
  })
}
