import type pg from 'pg'
import { type AuditRow, brokenLink, genesis } from '../../server/audit.ts'
import { asOwner } from '../../server/backup/as-owner.ts'
import { requireSeesAll } from '../../server/backup/sees-all.ts'
import { defineCommand, json } from '../command.ts'
import { withPlace } from '../place.ts'

export const auditVerify = defineCommand({
  name: 'audit verify',
  summary: 'Check that nobody has changed, removed or added a row of the audit log.',
  about: 'Each row carries the hash of the row before it, organisation by organisation. Ends with 1 when a chain is broken.',
  usage: '[--json]',
  options: { json },
  examples: [
    { says: 'All organisations:', line: 'evenkeel audit verify' },
    { says: 'In a nightly job:', line: 'evenkeel audit verify --json > audit.json || mail -s "audit log" ops@example.org < audit.json' },
  ],
  async run({ json: asJson }, call) {
    const wish = { purpose: 'verifying the audit log', schema: 'current' } as const
    const chains = await withPlace(call, wish, ({ ownerUrl }) => asOwner(ownerUrl, (client) => verify(client, call.signal)))
    const broken = chains.filter((chain) => chain.broken !== null)
    const rows = chains.reduce((sum, chain) => sum + chain.rows, 0)
    if (asJson) call.terminal.json({ whole: broken.length === 0, rows, organisations: chains })
    else {
      for (const chain of broken) call.terminal.print(`Organisation ${chain.orgId}: ${chain.broken}.`)
      const verdict = broken.length === 0 ? 'every chain holds' : `${broken.length} broken`
      call.terminal.print(`${chains.length} organisations, ${rows} rows: ${verdict}.`)
    }
    return broken.length === 0 ? 0 : 1
  },
})

type Chain = { readonly orgId: string; readonly rows: number; readonly broken: string | null }

/** One organisation at a time, all of them as they stood at one moment. */
async function verify(client: pg.ClientBase, signal: AbortSignal): Promise<readonly Chain[]> {
  await requireSeesAll(client)
  await client.query('begin isolation level repeatable read, read only')
  const { rows: heads } = await client.query<{ org: string; seq: string | null; hash: string | null }>(
    `select org_id as org, h.seq, h.hash from (select org_id from audit union select org_id from audit_head union select org_id from org) o
       left join audit_head h using (org_id) order by org_id`,
  )
  const chains: Chain[] = []
  for (const { org, seq, hash } of heads) {
    signal.throwIfAborted()
    const { rows } = await client.query<AuditRow>(
      'select seq, at, actor_id, op, about_kind, about_id, person_id, previous_hash, hash, key_id from audit where org_id = $1 order by seq',
      [org],
    )
    chains.push({ orgId: org, rows: rows.length, broken: brokenLink(rows) ?? brokenEnd(rows.at(-1), { seq, hash }) })
  }
  await client.query('commit')
  return chains
}

/** Rows taken from the end leave a whole chain behind; the head still knows how long it was. */
function brokenEnd(last: AuditRow | undefined, head: { readonly seq: string | null; readonly hash: string | null }): string | null {
  if (head.seq === null) return 'its head is missing'
  const end = last ?? { seq: '0', hash: genesis }
  return end.seq === head.seq && end.hash === head.hash
    ? null
    : `the head says there are ${head.seq} rows, and the last one is row ${end.seq}`
}
