import { type Kysely, sql } from 'kysely'

/**
 * What a screen says about a person, kept until something it was made from changes. A cache of the fold, never the truth: a key that
 * no longer fits throws it away. It stands for what the person alone may see, so row security closes it to everybody else, and it goes
 * when the person goes. It takes the place of the trend, which is a part of the profile.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const person = `nullif(current_setting('evenkeel.person', true), '')::uuid`

const statements = [
  `create table reading (
    org_id uuid not null, person_id uuid not null, screen text not null, key text not null, reply jsonb not null, at timestamptz not null,
    primary key (org_id, person_id, screen), foreign key (org_id, person_id) references person on delete cascade)`,
  `alter table reading enable row level security`,
  `alter table reading force row level security`,
  `create policy tenant on reading using (org_id = ${org}) with check (org_id = ${org})`,
  `create policy own_business on reading as restrictive using (person_id = ${person}) with check (person_id = ${person})`,
  `grant select, insert, update on reading to evenkeel_app`,
  `create or replace function erase_solo(which uuid) returns void language plpgsql security definer set search_path = public as $$
  begin
    if which is distinct from ${org} or not exists (select 1 from org where org_id = which and kind = 'solo') then
      raise exception 'only a solo account is erased whole' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('evenkeel.erasing', which::text, true);
    delete from idempotency where org_id = which; delete from visit where org_id = which; delete from reading where org_id = which; delete from sitting where org_id = which;
    delete from dispute where org_id = which; delete from withdrawal where org_id = which; delete from evidence where org_id = which;
    delete from work where org_id = which; delete from consent where org_id = which; delete from aim where org_id = which;
    delete from audit where org_id = which; delete from audit_head where org_id = which;
    delete from person where org_id = which; delete from org where org_id = which;
    perform set_config('evenkeel.erasing', '', true);
  end $$`,
  `drop table trend`,
]
