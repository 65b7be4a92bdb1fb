import { asOwner } from '../../server/backup/as-owner.ts'
import { listReceipts } from '../../server/backup/erasures.ts'
import { defineCommand } from '../command.ts'
import { withPlace } from '../place.ts'
import { writeWhole } from '../write-file.ts'

export const exportErasures = defineCommand({
  name: 'export erasures',
  summary: 'The receipts of erased accounts, so that a restored backup can erase them again.',
  about: 'One JSON object a line, with ids and nothing else. Keep it apart from the backups, and newer than they are.',
  usage: '[--out FILE]',
  options: { out: { type: 'string', value: 'FILE', says: 'Where to write it; standard output if this is left out.' } },
  examples: [{ says: 'Every hour, beside a nightly backup:', line: 'evenkeel export erasures --out /srv/elsewhere/erasures.ndjson' }],
  async run({ out }, call) {
    const receipts = await withPlace(call, { purpose: 'listing erasures', schema: 'current' }, ({ ownerUrl }) =>
      asOwner(ownerUrl, listReceipts),
    )
    const text = receipts.map((receipt) => `${JSON.stringify(receipt)}\n`).join('')
    if (out === undefined) call.terminal.print(text.trimEnd())
    else call.terminal.say(`${receipts.length} receipts written to ${await writeWhole(out, text)}.`)
    return 0
  },
})
