import { type Kysely, sql } from 'kysely'

/**
 * What an organisation promises about people who left is kept: after so many months nothing about them is there but a row without a name,
 * which others' rows point at. The function asks for itself whether it is time; who calls it cannot hurry it for somebody who is still here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`

const statements = [
  `alter table person add column left_at timestamptz`,
  `update person set left_at = coalesce((select max(at) from audit a where a.org_id = person.org_id and a.person_id = person.person_id
    and a.op = 'leaveOrganisation'), now()) where state = 'left'`,
  `create function erase_left(who uuid, at timestamptz) returns void language plpgsql security definer set search_path = public as $$
  declare
    place text;
    left_over oid[];
    before text := current_setting('evenkeel.person', true);
  begin
    if not exists (select 1 from person p join org o on o.org_id = p.org_id where p.org_id = ${org} and p.person_id = who and p.state = 'left'
        and p.left_at + make_interval(months => o.retention_months) <= at) then
      raise exception 'only what was kept long enough is erased this way' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('evenkeel.erasing', (${org})::text, true), set_config('evenkeel.person', who::text, true);
    -- Everything that is about a person. What they had a part in as one of an organisation stays: its log, its teams, its frameworks.
    select array_agg(c.oid) into left_over from pg_class c
      join pg_attribute o on o.attrelid = c.oid and o.attname = 'org_id' join pg_attribute p on p.attrelid = c.oid and p.attname = 'person_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('person', 'audit', 'team_place', 'library_import');
    while cardinality(left_over) > 0 loop
      select c.relname into strict place from pg_class c where c.oid = any (left_over) and not exists (
        select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = c.oid and f.conrelid <> c.oid and f.conrelid = any (left_over)) limit 1;
      execute format('delete from %I where org_id = $1 and person_id = $2', place) using ${org}, who;
      left_over := array_remove(left_over, format('%I', place)::regclass::oid);
    end loop;
    update person set name = 'Somebody who left', user_id = null, invited_email = null, external_id = null, time_zone = null, language = null
      where org_id = ${org} and person_id = who;
    perform set_config('evenkeel.person', coalesce(before, ''), true), set_config('evenkeel.erasing', '', true);
  end $$`,
  `revoke all on function erase_left(uuid, timestamptz) from public`,
  `grant execute on function erase_left(uuid, timestamptz) to evenkeel_app`,
]
