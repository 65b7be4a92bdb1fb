import { type Kysely, sql } from 'kysely'

/**
 * What belongs to an organisation (solo: an organisation of one). org_id comes first in every primary key, row security is
 * forced, and the application's role owns nothing. Rows that are a person's own business are closed to everybody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...tables, ...rules, ...grants]) await sql.raw(statement).execute(db)
}

const tables = [
  `create table org (
    org_id uuid primary key, name text not null, kind text not null check (kind in ('solo', 'organisation')), created_at timestamptz not null)`,
  `create table person (
    org_id uuid not null references org, person_id uuid not null, user_id text, name text not null,
    role text not null check (role in ('member', 'manager', 'hr', 'owner', 'auditor')),
    state text not null check (state in ('active', 'invited', 'suspended', 'left')),
    version integer not null default 1, created_at timestamptz not null,
    primary key (org_id, person_id), unique (org_id, user_id))`,
  `create index on person (user_id)`,
  `create table aim (
    org_id uuid not null, person_id uuid not null, current_family text not null, current_level text not null, target_family text not null,
    target_level text not null, hours_a_week numeric(4,1) not null check (hours_a_week between 0.5 and 40), why text not null,
    version integer not null default 1, updated_at timestamptz not null,
    primary key (org_id, person_id), foreign key (org_id, person_id) references person)`,
  `create table consent (
    org_id uuid not null, consent_id uuid not null, person_id uuid not null, kind text not null, given boolean not null, at timestamptz not null,
    primary key (org_id, consent_id), foreign key (org_id, person_id) references person)`,
  `create table evidence (
    org_id uuid not null, evidence_id uuid not null, person_id uuid not null, source text not null, source_version integer not null,
    day date not null, payload jsonb not null, recorded_at timestamptz not null, recorded_by uuid,
    primary key (org_id, evidence_id), foreign key (org_id, person_id) references person)`,
  `create index on evidence (org_id, person_id, day)`,
  // Evidence itself never changes; the newest row here says whether it counts. Withdrawing can be undone, and both stay on record.
  `create table withdrawal (
    org_id uuid not null, evidence_id uuid not null, turn integer not null, person_id uuid not null, withdrawn boolean not null,
    at timestamptz not null, reason text not null,
    primary key (org_id, evidence_id, turn), foreign key (org_id, evidence_id) references evidence)`,
  `create index on withdrawal (org_id, person_id)`,
  `create table dispute (
    org_id uuid not null, dispute_id uuid not null, person_id uuid not null, evidence_id uuid not null, words text not null, at timestamptz not null,
    primary key (org_id, dispute_id), foreign key (org_id, evidence_id) references evidence)`,
  `create index on dispute (org_id, person_id)`,
  `create table sitting (
    org_id uuid not null, sitting_id uuid not null, person_id uuid not null, kind text not null, state text not null check (state in ('open', 'finished')),
    subject text, plan jsonb not null, answers jsonb not null, version integer not null default 1,
    started_at timestamptz not null, finished_at timestamptz,
    primary key (org_id, sitting_id), foreign key (org_id, person_id) references person)`,
  `create unique index sitting_one_open on sitting (org_id, person_id, kind, coalesce(subject, '')) where state = 'open'`,
  `create table work (
    org_id uuid not null, work_id uuid not null, person_id uuid not null, competency text not null, outcome text not null, context text not null,
    benefited text not null, link text, verifier_id uuid not null, verifier_name text not null, verifier_email text,
    state text not null check (state in ('waiting', 'rated', 'declined', 'withdrawn')), version integer not null default 1, created_at timestamptz not null,
    primary key (org_id, work_id), foreign key (org_id, person_id) references person)`,
  `create index on work (org_id, person_id)`,
  `create table visit (
    org_id uuid not null, person_id uuid not null, current_at timestamptz not null, previous_at timestamptz,
    primary key (org_id, person_id), foreign key (org_id, person_id) references person)`,
  // A cache of the fold, never the truth: thrown away and made anew whenever its key no longer fits.
  `create table trend (
    org_id uuid not null, person_id uuid not null, key text not null, points jsonb not null, computed_at timestamptz not null,
    primary key (org_id, person_id), foreign key (org_id, person_id) references person)`,
  // Who did what to what kind of thing; never content. Each row carries the hash of the row before it.
  `create table audit (
    org_id uuid not null, seq bigint not null, at timestamptz not null, actor_id uuid, op text not null, about_kind text not null, about_id text not null,
    person_id uuid, previous_hash text not null, hash text not null, primary key (org_id, seq))`,
  `create index on audit (org_id, person_id, seq)`,
  `create table audit_head (org_id uuid primary key, seq bigint not null, hash text not null)`,
  `create table idempotency (
    org_id uuid not null, person_id uuid not null, key text not null, op text not null, request_hash text not null, answer jsonb, at timestamptz not null,
    primary key (org_id, person_id, key))`,
]

const tenant = [
  'org',
  'person',
  'aim',
  'consent',
  'evidence',
  'withdrawal',
  'dispute',
  'sitting',
  'work',
  'visit',
  'trend',
  'audit',
  'audit_head',
  'idempotency',
]
// The gym is not the exam: drafts and unfinished answers are readable by the person alone, whoever asks.
const ownBusiness = ['sitting', 'visit', 'idempotency']
// Rows that are only ever added. Erasing a person is a verb of its own, below.
const appendOnly = ['evidence', 'withdrawal', 'dispute', 'consent', 'audit']

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const person = `nullif(current_setting('evenkeel.person', true), '')::uuid`
const user = `nullif(current_setting('evenkeel.user', true), '')`

const rules = [
  ...tenant.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
  ]),
  ...ownBusiness.map(
    (table) => `create policy own_business on ${table} as restrictive using (person_id = ${person}) with check (person_id = ${person})`,
  ),
  // Signing in happens before any tenant is known: a user may find out which people they are.
  `create policy own_memberships on person for select using (user_id = ${user})`,
  `create function refuse_change() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' and current_setting('evenkeel.erasing', true) = old.org_id::text then return old; end if;
    raise exception 'rows of % are only ever added', tg_table_name using errcode = 'restrict_violation';
  end $$`,
  ...appendOnly.map(
    (table) => `create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`,
  ),
  // One round trip from a session to the people it stands for. Runs with the caller's rights, under row security.
  `create function people_of_session(token_hash text, at timestamptz, keep interval) returns table (
    session_id text, user_id text, org_id uuid, person_id uuid, name text, role text, state text, org_kind text)
  language plpgsql as $$
  declare s record;
  begin
    select id, "userId", "updatedAt" into s from identity.session where token = token_hash and "expiresAt" > at;
    if s.id is null then return; end if;
    if s."updatedAt" < at - interval '1 day' then
      update identity.session set "updatedAt" = at, "expiresAt" = at + keep where id = s.id;
    end if;
    perform set_config('evenkeel.user', s."userId", true);
    return query select s.id, p.user_id, p.org_id, p.person_id, p.name, p.role, p.state, null::text from person p where p.user_id = s."userId" order by p.created_at;
  end $$`,
  // Erasing: only this function may delete evidence, and only inside the organisation the caller already stands in.
  `create function erase_solo(which uuid) returns void language plpgsql security definer set search_path = public as $$
  begin
    if which is distinct from ${org} or not exists (select 1 from org where org_id = which and kind = 'solo') then
      raise exception 'only a solo account is erased whole' using errcode = 'insufficient_privilege';
    end if;
    perform set_config('evenkeel.erasing', which::text, true);
    delete from idempotency where org_id = which; delete from visit where org_id = which; delete from trend where org_id = which; delete from sitting where org_id = which;
    delete from dispute where org_id = which; delete from withdrawal where org_id = which; delete from evidence where org_id = which;
    delete from work where org_id = which; delete from consent where org_id = which; delete from aim where org_id = which;
    delete from audit where org_id = which; delete from audit_head where org_id = which;
    delete from person where org_id = which; delete from org where org_id = which;
    perform set_config('evenkeel.erasing', '', true);
  end $$`,
]

const grants = [
  `revoke all on schema public from public`,
  `grant usage on schema public to evenkeel_app`,
  ...tenant.map((table) => `grant select, insert on ${table} to evenkeel_app`),
  ...['org', 'person', 'aim', 'sitting', 'work', 'visit', 'trend', 'audit_head', 'idempotency'].map(
    (table) => `grant update on ${table} to evenkeel_app`,
  ),
  `grant delete on idempotency, sitting to evenkeel_app`,
  `revoke all on function erase_solo(uuid) from public`,
  `grant execute on function erase_solo(uuid), people_of_session(text, timestamptz, interval) to evenkeel_app`,
]
