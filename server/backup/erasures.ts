import { readFile, stat } from 'node:fs/promises'
import type pg from 'pg'
import Type, { type Static } from 'typebox'
import Value from 'typebox/value'
import { StartProblem } from '../config/start-problem.ts'
import { openBackup } from './container.ts'
import { linesOf } from './rows.ts'

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })
/** That an account was erased, without saying whose: the same row as in identity.erasure. */
const Receipt = Type.Object({ receipt_id: Uuid, org_id: Uuid, person_id: Uuid, at: Type.String() })
export type Receipt = Static<typeof Receipt>

export async function listReceipts(client: pg.ClientBase): Promise<readonly Receipt[]> {
  if (!(await hasTable(client, 'identity.erasure'))) return []
  const { rows } = await client.query<{ receipt: Receipt }>(
    'select row_to_json(e) as receipt from identity.erasure e order by at, receipt_id',
  )
  return rows.map(({ receipt }) => receipt)
}

/** From a file of "evenkeel export erasures", or from a backup that is newer than the one being restored. */
export async function readReceipts(from: string): Promise<readonly Receipt[]> {
  const found = await stat(from).catch(() => undefined)
  const text = found?.isDirectory() || from.endsWith('.tar') ? await receiptsIn(from) : await readFile(from, 'utf8').catch(() => undefined)
  if (text === undefined)
    throw new StartProblem(
      'not-suitable',
      `There are no erasures to read at ${from}.`,
      'Give a file of "evenkeel export erasures", or a newer backup.',
    )
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, i) => receiptFrom(line, `${from}, line ${i + 1}`))
}

/**
 * Erases again whoever was erased after the backup was taken, in the caller's transaction. Returns how many were there, and the receipts that
 * could not be applied because their account has joined an organisation of several.
 */
export async function applyReceipts(
  client: pg.ClientBase,
  receipts: readonly Receipt[],
): Promise<{ readonly erased: number; readonly open: readonly Receipt[] }> {
  const open: Receipt[] = []
  let erased = 0
  // Before there were organisations there was nobody to erase.
  if (!(await hasTable(client, 'public.org'))) return { erased, open: receipts }
  for (const receipt of receipts) {
    const { rows } = await client.query<{ kind: string; user_id: string | null }>(
      `select o.kind, p.user_id from public.org o join public.person p using (org_id) where o.org_id = $1 and p.person_id = $2`,
      [receipt.org_id, receipt.person_id],
    )
    const [person] = rows
    if (person?.kind === 'solo') {
      await client.query(`select set_config('evenkeel.org', $1, true)`, [receipt.org_id])
      await client.query('delete from identity.link where org_id = $1', [receipt.org_id])
      await client.query('select public.erase_solo($1::uuid)', [receipt.org_id])
      await client.query(
        'delete from identity."user" u where id = $1 and not exists (select from public.person p where p.user_id = u.id)',
        [person.user_id],
      )
      erased += 1
    } else if (person) open.push(receipt)
    await client.query('insert into identity.erasure (receipt_id, org_id, person_id, at) values ($1, $2, $3, $4) on conflict do nothing', [
      receipt.receipt_id,
      receipt.org_id,
      receipt.person_id,
      receipt.at,
    ])
  }
  return { erased, open }
}

async function hasTable(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [name])
  return rows[0]!.there
}

async function receiptsIn(backup: string): Promise<string | undefined> {
  const reader = await openBackup(backup)
  try {
    const file = 'identity.erasure.ndjson'
    if (!reader.has(file)) return undefined
    const lines: string[] = []
    for await (const line of linesOf(reader.read(file))) lines.push(line)
    return lines.join('\n')
  } finally {
    await reader.close()
  }
}

function receiptFrom(line: string, place: string): Receipt {
  try {
    const value: unknown = JSON.parse(line)
    if (Value.Check(Receipt, value)) return value
  } catch {
    // said below
  }
  throw new StartProblem('damaged', `This is no receipt of an erasure: ${place}.`, 'Make the file again with "evenkeel export erasures".')
}
