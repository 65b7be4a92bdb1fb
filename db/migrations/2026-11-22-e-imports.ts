import { type Kysely, sql } from 'kysely'

/**
 * What is brought in from files. The rows of a file stand in a place of their own until they are all right; then they become people, places
 * and evidence in one transaction, and the place is emptied. What stays says which row became what, and never who rated.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const tenant = ['import', 'import_row', 'imported']

const statements = [
  // Where other systems know this person by another name, and in which hours and language they live. Null: nobody has said.
  `alter table person add column external_id text, add column time_zone text, add column language text`,
  `create unique index person_external_id on person (org_id, lower(external_id)) where external_id is not null and state <> 'left'`,
  `create table import (
    org_id uuid not null references org, import_id uuid not null, kind text not null check (kind in ('people', 'ratings')),
    state text not null check (state in ('receiving', 'checking', 'ready', 'done', 'taken-back', 'broken', 'discarded')),
    file_name text not null, size bigint not null, received bigint not null default 0, tail text not null default '', seam text not null default '',
    next_line integer not null default 1, delimiter text, header jsonb, columns jsonb, scale jsonb, row_count integer not null default 0,
    checked integer not null default 0, checked_line integer not null default 0, fault text, result jsonb, version integer not null default 1,
    begun_by uuid not null, begun_at timestamptz not null, done_at timestamptz,
    primary key (org_id, import_id), foreign key (org_id, begun_by) references person)`,
  `create index on import (org_id, begun_at)`,
  `create table import_row (
    org_id uuid not null, import_id uuid not null, line integer not null, cells jsonb not null, flaw text, verdict text
      check (verdict in ('new', 'changed', 'same', 'bad', 'held')),
    place text, says text, remedy text, key text, hash text, found jsonb,
    primary key (org_id, import_id, line), foreign key (org_id, import_id) references import)`,
  `create index on import_row (org_id, import_id, key) where key is not null`,
  `create index on import_row (org_id, import_id, line) where verdict = 'bad'`,
  // Which row became what. The two hashes are keyed: without the secret of the installation nobody can try ratings against them.
  `create table imported (
    org_id uuid not null, import_id uuid not null, line integer not null, person_id uuid not null, evidence_id uuid, key text, hash text,
    primary key (org_id, import_id, line), foreign key (org_id, import_id) references import,
    foreign key (org_id, person_id) references person, foreign key (org_id, evidence_id) references evidence)`,
  `create index on imported (org_id, key) where key is not null`,
  `create index on imported (org_id, evidence_id) where evidence_id is not null`,
  ...tenant.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert on ${table} to evenkeel_app`,
  ]),
  `grant update on import, import_row to evenkeel_app`,
  `grant delete on import_row to evenkeel_app`,
]
