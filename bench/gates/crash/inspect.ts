import pg from 'pg'
import type { Vault } from '../../../features/context.ts'
import { type AuditRow, brokenLink } from '../../../server/audit.ts'
import { appSecret } from '../../../server/config/secrets.ts'
import { attach } from '../../../server/postgres/attach.ts'
import { ownDatabase, urlOf } from '../../../server/serve/place.ts'
import { openVault } from '../../../server/vault.ts'
import type { Acknowledged } from './journal.ts'
import type { Wish } from './writers.ts'

export type Found = {
  /** Acknowledged writes that are not there. */
  readonly lost: readonly string[]
  /** Writes of which one part is there and another is not, in words. */
  readonly halfDone: readonly string[]
  /** Rows that nobody was told about and nobody is waiting for: something was done twice. */
  readonly extra: readonly string[]
  /** Of what was not acknowledged, the keys under which the work had been done all the same. */
  readonly alreadyDone: readonly string[]
}

/** Looks at everything from outside, as the database's own administrator, whom row security does not hide anything from. */
export async function inspect(dataDir: string, promised: readonly Acknowledged[], open: readonly Wish[]): Promise<Found> {
  const server = await attach({ dataDir })
  const client = new pg.Client({ connectionString: urlOf(server.adminUrl, ownDatabase) })
  await client.connect()
  try {
    // One moment for all questions: jobs go on meanwhile.
    await client.query('begin isolation level repeatable read read only')
    const vault = openVault(await appSecret({ dataDir, secret: undefined }))
    return await look(client, { promised, open, vault })
  } finally {
    await client.end()
    await server.stop()
  }
}

type Known = { readonly promised: readonly Acknowledged[]; readonly open: readonly Wish[]; readonly vault: Vault }

async function look(client: pg.Client, { promised, open, vault }: Known): Promise<Found> {
  const list = async <T>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as T[]
  const there = new Set((await list<{ id: string }>(everyId)).map(({ id }) => id))
  const told = new Set(promised.map(({ id }) => id))
  const answers = (await list<Kept>('select org_id, person_id, key, answer from idempotency')).map((row) => ({
    key: row.key,
    id: idIn(row, vault),
  }))
  const unanswered = new Set(open.map(({ key }) => key))
  const keys = answers.filter(({ key }) => unanswered.has(key))
  const waitedFor = new Set(keys.map(({ id }) => id))
  const answered = new Set(answers.map(({ id }) => id))
  const halfDone: string[] = [
    ...answers
      .filter(({ id }) => id === null || !there.has(id))
      .map(({ key }) => `a key without its answer, or an answer without its row: ${key}`),
    ...[...there].filter((id) => !answered.has(id)).map((id) => `a row without its key: ${id}`),
  ]
  for (const { says, sql } of halves) for (const { it } of await list<{ it: string }>(sql)) halfDone.push(`${says}: ${it}`)
  return {
    lost: promised.filter(({ id }) => !there.has(id)).map(({ kind, id }) => `${kind} ${id}`),
    halfDone: [...halfDone, ...(await brokenChains(list))],
    extra: [...there].filter((id) => !told.has(id) && !waitedFor.has(id)),
    alreadyDone: keys.map(({ key }) => key),
  }
}

const everyId = `select evidence_id as id from evidence union all select work_id from work`
type Kept = {
  readonly org_id: string
  readonly person_id: string
  readonly key: string
  readonly answer: { readonly sealed: string } | null
}

/** What a repeated request would be answered with: the id of what was done under the key. It is kept sealed. */
function idIn({ org_id, person_id, key, answer }: Kept, vault: Vault): string | null {
  const opened = answer && vault.open(answer.sealed, `answer:${org_id}:${person_id}:${key}`)
  const { result } = JSON.parse(opened ?? '{}') as { result?: { evidenceId?: string; workId?: string } }
  return result?.evidenceId ?? result?.workId ?? null
}

/** Each finds what is there without its other half; the first column names it. */
const halves: readonly { readonly says: string; readonly sql: string }[] = [
  {
    says: 'evidence and audit do not match',
    sql: `with e as (select person_id, recorded_at as at, payload->>'competency' as about, count(*) from evidence group by 1, 2, 3),
      a as (select person_id, at, about_id as about, count(*) from audit where op = 'assess' group by 1, 2, 3)
      (select 'evidence ' || e::text as it from e except select 'evidence ' || a::text from a)
      union all (select 'audit ' || a::text from a except select 'audit ' || e::text from e)`,
  },
  {
    says: 'work and audit do not match',
    sql: `select coalesce('work ' || w.work_id, 'audit ' || a.seq) as it
      from work w full join (select * from audit where op = 'addWork') a on a.about_id = w.work_id::text where w.work_id is null or a.seq is null`,
  },
  {
    says: 'work that asks by mail does not have one job',
    sql: `select w.work_id::text as it from work w
      where (select count(*) from jobs.job j where j.name = 'work.ask-verifier' and j.data->>'workId' = w.work_id::text) <> 1`,
  },
  {
    says: 'a job without its work',
    sql: `select j.id::text as it from jobs.job j where j.name = 'work.ask-verifier'
      and not exists (select from work w where w.work_id::text = j.data->>'workId')`,
  },
  {
    says: 'more jobs about evidence than evidence',
    sql: `select person as it from (select data->>'personId' as person, count(*) from jobs.job where name = 'home.renew-readings' group by 1) j
      where j.count > (select count(*) from evidence where person_id::text = j.person)`,
  },
]

type List = <T>(sql: string) => Promise<T[]>

async function brokenChains(list: List): Promise<readonly string[]> {
  type Link = AuditRow & { readonly org_id: string }
  const chains = Map.groupBy(await list<Link>('select * from audit order by org_id, seq'), ({ org_id }) => org_id)
  const heads = await list<{ org_id: string; seq: string; hash: string }>('select * from audit_head where seq > 0')
  return heads.flatMap(({ org_id, seq, hash }) => {
    const chain = chains.get(org_id) ?? []
    const last = chain.at(-1)
    const broken = brokenLink(chain) ?? (last?.seq === seq && last.hash === hash ? null : `it ends at ${last?.seq}, its head says ${seq}`)
    return broken === null ? [] : [`the audit chain of ${org_id}: ${broken}`]
  })
}
