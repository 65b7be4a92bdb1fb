import { expect, test } from 'vitest'
import { problemFromOutput } from './program-problem.ts'

/** What the programs really print; each line was seen, or stands in the sources of PostgreSQL 18. */
const said = [
  ['disk-full', 'initdb: error: could not write file "/d/postgresql.conf": No space left on device'],
  ['disk-full', 'FATAL:  could not write lock file "postmaster.pid": No space left on device'],
  ['port-busy', 'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use'],
  [
    'missing-libraries',
    'initdb: error while loading shared libraries: libicuuc.so.60: cannot open shared object file: No such file or directory',
  ],
  ['missing-libraries', 'dyld: Library not loaded: @loader_path/../lib/libicuuc.68.dylib'],
  ['unknown-user', 'initdb: error: could not look up effective user ID 54321: user does not exist'],
  ['other-version', 'FATAL:  database files are incompatible with server'],
  ['permission', 'FATAL:  data directory "/d" has wrong ownership'],
  ['permission', 'spawn /root/x/initdb EACCES'],
  ['not-writable', 'initdb: error: could not create directory "/d": Read-only file system'],
  ['damaged', 'PANIC:  could not locate a valid checkpoint record at 0/174B630'],
  ['failed', 'something nobody has seen before'],
] as const

test.each(said)('%s: %s', (code, output) => {
  const problem = problemFromOutput('Starting the database', output, '/d/server.log')
  expect(problem.code).toBe(code)
  expect(problem.message).toContain(output)
  expect(problem.remedy).toContain('/d/server.log')
  expect(problem.remedy.length).toBeGreaterThan(20)
})
