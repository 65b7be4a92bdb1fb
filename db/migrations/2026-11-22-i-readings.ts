import { type Kysely, sql } from 'kysely'

/**
 * What a screen says about a person, kept until something it was made from changes. A cache of the fold, never the truth: a key that
 * no longer fits throws it away. It stands for what the person alone may see, so row security closes it to everybody else, and it goes
 * when the person goes. It takes the place of the trend, which is a part of the profile. Erasing walks through the catalogue from here on.
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
  `drop table trend`,
  // One walk for whoever is erased whole. It reads the catalogue, so that a table that is added later is erased too; tables nobody left points
  // at come first. It has no rights of its own: the two functions that may call it decide who is erased.
  `create function erase_rows(which uuid) returns void language plpgsql set search_path = public as $$
  declare
    who uuid;
    place text;
    left_over oid[];
    before text := current_setting('evenkeel.person', true);
  begin
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
  `revoke all on function erase_rows(uuid) from public`,
  ...[
    ['solo', 'only a solo account is erased whole', `not exists (select 1 from org where org_id = which and kind = 'solo')`],
    ['demo', 'only the demo is erased this way', `exists (select 1 from org where org_id = which and kind <> 'demo')`],
  ].map(
    ([
      kind,
      says,
      isOther,
    ]) => `create or replace function erase_${kind}(which uuid) returns void language plpgsql security definer set search_path = public as $$
  begin
    if which is distinct from ${org} or ${isOther} then raise exception '${says}' using errcode = 'insufficient_privilege'; end if;
    perform erase_rows(which);
  end $$`,
  ),
]
