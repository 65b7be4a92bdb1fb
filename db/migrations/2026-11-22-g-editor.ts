import { type Kysely, sql } from 'kysely'

/**
 * An organisation's own framework, in numbered versions. At most one is a draft; one that was published never changes again, because results
 * point at it: an aim keeps the version it was set under, and null stands for the framework Evenkeel comes with.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`

const statements = [
  // `document` holds competencies and role families as packages/content knows them; `removed` what was taken out of a draft and can be put back.
  `create table framework_version (
    org_id uuid not null references org, number integer not null check (number > 0), state text not null check (state in ('draft', 'published')),
    document jsonb not null, removed jsonb not null default '[]', made_by uuid not null, made_at timestamptz not null,
    published_by uuid, published_at timestamptz, why text not null default '', version integer not null default 1,
    primary key (org_id, number), foreign key (org_id, made_by) references person, foreign key (org_id, published_by) references person,
    check ((state = 'published') = (published_at is not null and published_by is not null)))`,
  `create unique index framework_version_one_draft on framework_version (org_id) where state = 'draft'`,
  `create function refuse_change_of_published() returns trigger language plpgsql as $$
  begin
    if old.state = 'published' then
      raise exception 'a published version of a framework never changes' using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
  end $$`,
  `create trigger published_stays before update or delete on framework_version for each row execute function refuse_change_of_published()`,
  `alter table framework_version enable row level security`,
  `alter table framework_version force row level security`,
  `create policy tenant on framework_version using (org_id = ${org}) with check (org_id = ${org})`,
  `grant select, insert, update, delete on framework_version to evenkeel_app`,
  `alter table aim add column framework_version integer`,
  `alter table aim add foreign key (org_id, framework_version) references framework_version (org_id, number)`,
]
