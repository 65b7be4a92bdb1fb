import { type Kysely, sql } from 'kysely'

/** The demo: an organisation of a kind of its own, what is being done to it right now, and the one way to erase it whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`

const statements = [
  // What is proposed to people who join; they decide.
  `alter table org add column proposes_sharing boolean not null default false`,
  `alter table org drop constraint org_kind_check, add constraint org_kind_check check (kind in ('solo', 'organisation', 'demo'))`,
  // Kept beside the organisation, not in it: it is there before the organisation is, and while that is made again.
  `create table demo (
    org_id uuid primary key, state text not null check (state in ('making', 'ready')), since timestamptz not null,
    seed integer not null, people integer not null, made_at timestamptz)`,
  `alter table demo enable row level security`,
  `alter table demo force row level security`,
  `create policy tenant on demo using (org_id = ${org}) with check (org_id = ${org})`,
  `grant select, insert, update on demo to evenkeel_app`,
  // Reads the catalogue, so that a table that is added later is erased too. Tables nobody left points at come first.
  `create function erase_demo(which uuid) returns void language plpgsql security definer set search_path = public as $$
  declare
    who uuid;
    place text;
    left_over oid[];
    before text := current_setting('evenkeel.person', true);
  begin
    if which is distinct from ${org} or exists (select 1 from org where org_id = which and kind <> 'demo') then
      raise exception 'only the demo is erased this way' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('evenkeel.erasing', which::text, true);
    -- What is a person's own business is seen by that person alone, here too.
    for who in select person_id from person where org_id = which loop
      perform set_config('evenkeel.person', who::text, true);
      for place in select c.relname from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'own_business' loop
        execute format('delete from %I where org_id = $1', place) using which;
      end loop;
    end loop;
    perform set_config('evenkeel.person', coalesce(before, ''), true);
    select array_agg(c.oid) into left_over from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'demo';
    while cardinality(left_over) > 0 loop
      select c.relname into strict place from pg_class c where c.oid = any (left_over) and not exists (
        select 1 from pg_constraint f where f.contype = 'f' and f.confrelid = c.oid and f.conrelid <> c.oid and f.conrelid = any (left_over)) limit 1;
      execute format('delete from %I where org_id = $1', place) using which;
      left_over := array_remove(left_over, format('%I', place)::regclass::oid);
    end loop;
    perform set_config('evenkeel.erasing', '', true);
  end $$`,
  `revoke all on function erase_demo(uuid) from public`,
  `grant execute on function erase_demo(uuid) to evenkeel_app`,
]
