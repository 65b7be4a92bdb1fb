import { readReceipts } from '../../server/backup/erasures.ts'
import { type Restored, type RestoreOptions, restoreBackup } from '../../server/backup/restore.ts'
import { restoreIntoFolder } from '../../server/backup/restore-folder.ts'
import { external } from '../../server/postgres/external.ts'
import { placeAt } from '../../server/serve/place.ts'
import { wrong } from '../arguments.ts'
import { type Call, defineCommand, json } from '../command.ts'
import { configOf } from '../place.ts'

const usage = '--from PATH [--to-data-dir FOLDER | --to-url URL] [--erasures PATH] [--json]'

export const restore = defineCommand({
  name: 'restore',
  summary: 'Put a backup into an empty database, and check that every table came out the same.',
  about:
    'Refuses a database that is not empty, a damaged backup and one of a newer Evenkeel. A backup of an older one is restored as it was and then brought up to date. Whoever was erased after the backup was taken is erased again if you give the newer receipts.',
  usage,
  options: {
    from: { type: 'string', value: 'PATH', required: true, says: 'What "evenkeel backup" made: a folder or a .tar file.' },
    'to-data-dir': {
      type: 'string',
      value: 'FOLDER',
      says: 'Restore into the database of this data folder; EVENKEEL_DATA_DIR if neither is given.',
    },
    'to-url': { type: 'string', value: 'URL', says: 'Restore into a PostgreSQL of your own; EVENKEEL_DATABASE_URL if it is set.' },
    erasures: { type: 'string', value: 'PATH', says: 'Receipts of "evenkeel export erasures", or a newer backup to take them from.' },
    json,
  },
  examples: [
    { says: 'Onto a new computer:', line: 'evenkeel restore --from /srv/backups/evenkeel-20261122-130320' },
    { says: 'To look at an old state beside the running one:', line: 'evenkeel restore --from old.tar --to-data-dir ~/evenkeel-old' },
    {
      says: 'Moving to a PostgreSQL of your own:',
      line: 'evenkeel restore --from now.tar --to-url postgres://admin:...@db.example.org/evenkeel',
    },
  ],
  async run(given, call) {
    if (given['to-data-dir'] && given['to-url']) throw wrong({ name: 'restore', usage }, 'Give --to-data-dir or --to-url, not both.')
    const { manifest, rows, erased, open } = await run(given, call)
    const { terminal } = call
    if (given.json)
      terminal.json({ createdAt: manifest.createdAt, tables: manifest.tables.length, rows, erasedAgain: erased, notErased: open })
    else {
      terminal.print(
        `Restored ${rows} rows of ${manifest.tables.length} tables as they were at ${manifest.createdAt}; every table was compared with the backup.`,
      )
      if (given.erasures) terminal.print(`Erased again: ${erased} of the accounts in ${given.erasures}.`)
      else terminal.print('Whoever was erased since then is back. If you have newer receipts, restore anew with --erasures.')
      for (const { receipt_id } of open)
        terminal.print(`The receipt ${receipt_id} could not be applied: that account now belongs to an organisation.`)
      terminal.print('Everybody signs in again.')
    }
    return 0
  },
})

type Wanted = { from: string; 'to-data-dir': string | undefined; 'to-url': string | undefined; erasures: string | undefined }

async function run({ from, erasures, ...to }: Wanted, call: Call): Promise<Restored> {
  const { terminal, signal } = call
  const config = configOf(call)
  const onStep: RestoreOptions['onStep'] = (step, table) => {
    if (step === 'copying' && table && table.rows >= 10_000) terminal.say(`Copying ${table.name} (${table.rows} rows).`)
    if (step === 'checking') terminal.say('Checking the backup.')
  }
  const url = to['to-url'] ?? (to['to-data-dir'] === undefined ? config.databaseUrl : undefined)
  if (url !== undefined) {
    const place = await placeAt(config, (await external(url)).url)
    const receipts = erasures === undefined ? [] : await readReceipts(erasures)
    return restoreBackup({ from, to: place, receipts, signal, onStep })
  }
  const dataDir = to['to-data-dir'] ?? config.dataDir
  // A secret given by the environment is that of the configured folder; another folder has its own unless it comes with it.
  return restoreIntoFolder({
    from,
    dataDir,
    secret: config.secret,
    erasures,
    signal,
    onStep,
    onProgress: (message) => terminal.say(message),
  })
}
