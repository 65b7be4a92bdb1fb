import { StartProblem, type StartProblemCode } from '../config/start-problem.ts'

/** Turns the output of one of the three programs into a problem with a remedy; the last lines of the output stay readable. */
export function problemFromOutput(doing: string, output: string, log?: string): StartProblem {
  const rule = rules.find((candidate) => candidate.when.test(output))
  const tail = output.trim().split('\n').slice(-8).join('\n')
  const where = log === undefined ? '' : ` The whole log is in ${log}.`
  if (!rule) return new StartProblem('failed', `${doing} did not work:\n${tail}`, `Run "evenkeel doctor".${where}`)
  return new StartProblem(rule.code, `${doing} did not work. ${rule.says}\n${tail}`, `${rule.remedy}${where}`)
}

type Rule = { readonly when: RegExp; readonly code: StartProblemCode; readonly says: string; readonly remedy: string }

/** What initdb, pg_ctl and postgres print (we force the C locale) and what it means for the person reading. First match wins. */
const rules: readonly Rule[] = [
  {
    when: /No space left on device|Disk quota exceeded|could not extend file|ENOSPC/i,
    code: 'disk-full',
    says: 'The disk that holds the data folder is full.',
    remedy: 'Free some space (at least 200 MB), then start again. Nothing that was saved is lost.',
  },
  {
    when: /Address already in use|could not bind/i,
    code: 'port-busy',
    says: 'Another program already listens on the port of the database.',
    remedy: 'Stop that program, then start again.',
  },
  {
    when: /error while loading shared libraries|Library not loaded/i,
    code: 'missing-libraries',
    says: 'The database program cannot find its own libraries (libicuuc and others).',
    remedy: 'Run "node scripts/ensure.mjs", which restores their links; if that does not help, delete node_modules and run "npm ci".',
  },
  {
    when: /could not look up effective user ID|user does not exist/i,
    code: 'unknown-user',
    says: 'The account that runs Evenkeel has no name on this system, and PostgreSQL refuses to run for a nameless one.',
    remedy: 'Run as a user listed in /etc/passwd, or set EVENKEEL_DATABASE_URL to a PostgreSQL of your own.',
  },
  {
    when: /database files are incompatible with server|initialized by PostgreSQL version/i,
    code: 'other-version',
    says: 'The data folder was made by another version of PostgreSQL.',
    remedy:
      'Start the Evenkeel version that made it, run "evenkeel backup", then run "evenkeel restore" with this version into an empty data folder.',
  },
  {
    when: /Read-only file system|EROFS/i,
    code: 'not-writable',
    says: 'The data folder is on a read-only file system.',
    remedy: 'Point EVENKEEL_DATA_DIR at a folder that can be written.',
  },
  {
    when: /Permission denied|EACCES|EPERM|has wrong ownership|invalid permissions/i,
    code: 'permission',
    says: 'The account that runs the database may not use its program or its data folder.',
    remedy: 'Give the data folder to that account, or point EVENKEEL_DATA_DIR at a folder it may use.',
  },
  {
    when: /could not locate a valid checkpoint|invalid checkpoint|invalid page|PANIC/i,
    code: 'damaged',
    says: 'The database files are damaged.',
    remedy: 'Keep a copy of the data folder, then run "evenkeel restore" with your latest backup into an empty one.',
  },
]
