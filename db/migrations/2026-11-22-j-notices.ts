import { type Kysely, sql } from 'kysely'

/**
 * When somebody's weekly letter leaves next. Whether they want it is a dated answer like any other consent; this row only makes sure that each
 * week is sent once, however often its job runs. It is the person's own business.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const person = `nullif(current_setting('evenkeel.person', true), '')::uuid`

const statements = [
  `create table weekly_letter (
    org_id uuid not null, person_id uuid not null, next_at timestamptz not null,
    primary key (org_id, person_id), foreign key (org_id, person_id) references person on delete cascade)`,
  `alter table weekly_letter enable row level security`,
  `alter table weekly_letter force row level security`,
  `create policy tenant on weekly_letter using (org_id = ${org}) with check (org_id = ${org})`,
  `create policy own_business on weekly_letter as restrictive using (person_id = ${person}) with check (person_id = ${person})`,
  `grant select, insert, update, delete on weekly_letter to evenkeel_app`,
]
