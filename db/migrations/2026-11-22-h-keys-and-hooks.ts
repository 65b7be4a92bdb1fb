import { type Kysely, sql } from 'kysely'

/**
 * Keys an organisation gives to its own programs, webhooks it asks for, and what became of each delivery. A key's secret is stored as a hash; a
 * webhook's has to be told again with every delivery, so it is sealed. The audit names the key that did something; rows from before name none.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const asked = `nullif(current_setting('evenkeel.key', true), '')`
const tenant = ['api_key', 'webhook', 'delivery']

const statements = [
  `create table api_key (
    org_id uuid not null references org, key_id uuid not null, name text not null, scopes text[] not null, secret_hash text not null unique,
    made_by uuid not null, made_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz, last_used_on date,
    primary key (org_id, key_id), foreign key (org_id, made_by) references person)`,
  `create table webhook (
    org_id uuid not null references org, hook_id uuid not null, url text not null, description text not null, events text[] not null,
    sealed_secret text not null, former_secret text, former_until timestamptz,
    state text not null check (state in ('on', 'paused', 'stopped')), failing_since timestamptz,
    made_at timestamptz not null, removed_at timestamptz, version integer not null default 1,
    primary key (org_id, hook_id))`,
  // What is sent is made from this row every time: ids and kinds only. turn numbers the tries that were ever queued, so that a stale one is known.
  `create table delivery (
    org_id uuid not null, delivery_id uuid not null, hook_id uuid not null, event text not null, payload jsonb not null, made_at timestamptz not null,
    state text not null check (state in ('waiting', 'delivered', 'failed')), turn integer not null default 0, tries integer not null default 0,
    tried_at timestamptz, status integer, reason text, milliseconds integer, next_at timestamptz,
    primary key (org_id, delivery_id), foreign key (org_id, hook_id) references webhook)`,
  `create index on delivery (org_id, hook_id, made_at desc, delivery_id desc)`,
  `alter table audit add column key_id uuid`,
  ...tenant.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert, update on ${table} to evenkeel_app`,
  ]),
  `grant delete on delivery to evenkeel_app`,
  // A key arrives before any tenant is known: whoever has it may find that one row.
  `create policy own_secret on api_key for select using (secret_hash = ${asked})`,
  // One round trip from a key to what it stands for. It stands for nothing once it has expired or was ended, or once whoever made it is no longer
  // an active owner. The day it was last used is put down once a day. Runs with the caller's rights, under row security.
  `create function key_asking(hash text, at timestamptz) returns table (org_id uuid, key_id uuid, name text, scopes text[], state text)
  language plpgsql as $$
  declare k record; stands text; today date := (at at time zone 'UTC')::date;
  begin
    perform set_config('evenkeel.key', hash, true);
    select a.* into k from api_key a where a.secret_hash = hash;
    if not found then return; end if;
    perform set_config('evenkeel.org', k.org_id::text, true);
    stands := case
      when k.ended_at is not null then 'ended'
      when k.expires_at <= at then 'expired'
      when not exists (select from person p where p.org_id = k.org_id and p.person_id = k.made_by and p.state = 'active' and p.role = 'owner') then 'resting'
      else 'good' end;
    if stands = 'good' and k.last_used_on is distinct from today then
      update api_key a set last_used_on = today where a.org_id = k.org_id and a.key_id = k.key_id;
    end if;
    return query select k.org_id, k.key_id, k.name, k.scopes, stands;
  end $$`,
  `revoke all on function key_asking(text, timestamptz) from public`,
  `grant execute on function key_asking(text, timestamptz) to evenkeel_app`,
]
