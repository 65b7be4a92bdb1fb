import { type Kysely, sql } from 'kysely'

/**
 * Frameworks of others, kept as they are: one head for each source, and every release of it that was brought in, as the document that was read.
 * Before that, an import: the files in parts, and what was read from them, until somebody brings it in or lets it go.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const tenant = ['library_framework', 'library_release', 'library_import', 'library_part']

const statements = [
  `create table library_framework (
    org_id uuid not null references org, framework_id uuid not null, source_id text not null, number integer not null check (number >= 1),
    version integer not null default 1, primary key (org_id, framework_id), unique (org_id, source_id))`,
  // A release is only ever added: what a framework said at a time stays answerable. Removing the framework removes them all.
  `create table library_release (
    org_id uuid not null, framework_id uuid not null, number integer not null check (number >= 1), importer text not null,
    source jsonb not null, counts jsonb not null, changes integer not null check (changes >= 0), document jsonb not null,
    imported_at timestamptz not null, imported_by uuid not null, primary key (org_id, framework_id, number),
    foreign key (org_id, framework_id) references library_framework on delete cascade, foreign key (org_id, imported_by) references person)`,
  // `given`: what a person said beside the files. `reading`: what was read from them, without the document; null until they were read.
  `create table library_import (
    org_id uuid not null references org, import_id uuid not null, person_id uuid not null, opened_at timestamptz not null, files jsonb not null,
    given jsonb, reading jsonb, lines jsonb, document jsonb, against jsonb, version integer not null default 1,
    primary key (org_id, import_id), foreign key (org_id, person_id) references person)`,
  `create table library_part (
    org_id uuid not null, import_id uuid not null, file integer not null, part integer not null, text text not null,
    primary key (org_id, import_id, file, part), foreign key (org_id, import_id) references library_import on delete cascade)`,
  ...tenant.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert, delete on ${table} to evenkeel_app`,
  ]),
  `grant update on library_framework, library_import to evenkeel_app`,
]
