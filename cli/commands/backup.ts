import { join } from 'node:path'
import { takeBackup } from '../../server/backup/backup.ts'
import { defineCommand, json } from '../command.ts'
import { withPlace } from '../place.ts'
import { sizeText } from '../size-text.ts'

export const backup = defineCommand({
  name: 'backup',
  summary: 'Copy everything into a folder or a file, while people go on working.',
  about:
    'Every table as it stood at one moment, one JSON object a line, with the number of rows and a SHA-256 of each. Half a backup never has the name of a whole one. Not in it: sessions (after a restore everybody signs in again), letters that wait to be sent, and the secret of this installation, which you keep apart.',
  usage: '--out PATH [--json]',
  options: {
    out: {
      type: 'string',
      value: 'PATH',
      required: true,
      says: 'A folder that exists gets a dated backup inside it; a new name becomes the backup; a name that ends in .tar becomes one file.',
    },
    json,
  },
  examples: [
    { says: 'Every night, each under its own date:', line: 'evenkeel backup --out /srv/backups' },
    {
      says: 'As one file, encrypted for keeping elsewhere:',
      line: 'evenkeel backup --out evenkeel.tar && age -R keys.txt -o evenkeel.tar.age evenkeel.tar',
    },
  ],
  async run({ out, json: asJson }, call) {
    const { terminal, version, clock, signal } = call
    const wish = { purpose: 'taking a backup', schema: 'any' } as const
    const taken = await withPlace(call, wish, async ({ ownerUrl }, { dataDir, secret }) => ({
      ...(await takeBackup({ ownerUrl, out, version, now: clock(), signal })),
      secretPath: secret === undefined ? join(dataDir, 'secrets', 'app-secret') : null,
    }))
    const { path, manifest, secretPath } = taken
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0)
    if (asJson) terminal.json({ path, rows, bytes, manifest })
    else {
      terminal.print(`Backed up ${rows} rows of ${manifest.tables.length} tables (${sizeText(bytes)}) to\n  ${path}`)
      if (secretPath) terminal.print(`Keep a copy of ${secretPath} too, in another place than the backup.`)
    }
    return 0
  },
})
