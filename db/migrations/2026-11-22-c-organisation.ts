import { type Kysely, sql } from 'kysely'

/**
 * Teams with history, and what an organisation has settled about itself. Who manages whom is a matter of dated rows: a manager's view
 * ends the moment the row does. What a person shares is a dated answer like any other consent, so it needs no table of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`
const tenant = ['team', 'team_place']

const statements = [
  `alter table org add column language text not null default 'en', add column retention_months integer check (retention_months between 6 and 120),
    add column version integer not null default 1`,
  // Where the invitation goes; forgotten the moment it is accepted.
  `alter table person add column invited_email text`,
  `create table team (
    org_id uuid not null references org, team_id uuid not null, name text not null, created_at timestamptz not null, closed_at timestamptz,
    version integer not null default 1, primary key (org_id, team_id))`,
  `create unique index team_name on team (org_id, lower(name)) where closed_at is null`,
  // A place in a team, from a day on. Ended, never removed: who could see what, and when, stays answerable.
  `create table team_place (
    org_id uuid not null, place_id uuid not null, team_id uuid not null, person_id uuid not null,
    part text not null check (part in ('member', 'manager')), since timestamptz not null, until timestamptz,
    primary key (org_id, place_id), foreign key (org_id, team_id) references team, foreign key (org_id, person_id) references person,
    check (until is null or until >= since))`,
  `create unique index team_place_once on team_place (org_id, team_id, person_id) where until is null`,
  `create index on team_place (org_id, person_id) where until is null`,
  ...tenant.flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert, update on ${table} to evenkeel_app`,
  ]),
]
