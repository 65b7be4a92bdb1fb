import { type Kysely, sql } from 'kysely'

/**
 * What is asked of somebody's manager. Work may be asked of a person of the organisation instead of by a link; a certificate is seen by a
 * manager or it is not, and each check is a row of its own that never changes. Neither gives a manager any right: who manages whom is asked
 * at every request.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`

const statements = [
  `alter table work add column asked_of uuid, add foreign key (org_id, asked_of) references person`,
  `create index on work (org_id, asked_of) where state = 'waiting'`,
  `create table certificate_request (
    org_id uuid not null, request_id uuid not null, person_id uuid not null, evidence_id uuid not null, asked_of uuid not null,
    state text not null check (state in ('waiting', 'answered', 'withdrawn')), asked_at timestamptz not null,
    primary key (org_id, request_id), foreign key (org_id, person_id) references person,
    foreign key (org_id, asked_of) references person, foreign key (org_id, evidence_id) references evidence)`,
  // The same certificate waits once for the same manager.
  `create unique index certificate_request_once on certificate_request (org_id, asked_of, evidence_id) where state = 'waiting'`,
  `create index on certificate_request (org_id, person_id)`,
  `create table certificate_check (
    org_id uuid not null, check_id uuid not null, request_id uuid not null, person_id uuid not null, evidence_id uuid not null, checked_by uuid not null,
    seen boolean not null, reason text, at timestamptz not null, check (seen or reason is not null),
    primary key (org_id, check_id), foreign key (org_id, request_id) references certificate_request,
    foreign key (org_id, person_id) references person, foreign key (org_id, checked_by) references person)`,
  `create index on certificate_check (org_id, person_id)`,
  `create trigger append_only before update or delete on certificate_check for each row execute function refuse_change()`,
  ...['certificate_request', 'certificate_check'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert on ${table} to evenkeel_app`,
  ]),
  `grant update on certificate_request to evenkeel_app`,
]
