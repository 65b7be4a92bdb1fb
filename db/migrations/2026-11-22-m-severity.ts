import { type Kysely, sql } from 'kysely'

/**
 * How those who rate judge, learned at night from everybody's evidence, and what each run found. All of it is worked out and can be again. A voice
 * stands by itself for anybody it has not judged yet; about somebody it has judged stands what was learned from everybody else, or nothing.
 * What was learned about a voice is about the person who speaks, and goes with them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const org = `nullif(current_setting('evenkeel.org', true), '')::uuid`

const statements = [
  `create table calibration (
    org_id uuid not null references org, number integer not null check (number > 0), at timestamptz not null, stamp text not null,
    people integer not null, voices integer not null, leniency_sd double precision not null, halo_sd double precision not null, health jsonb not null,
    primary key (org_id, number))`,
  // The person who speaks; nobody for a voice that is no person of the organisation.
  `create table severity (
    org_id uuid not null, voice text not null, person_id uuid, people integer not null check (people > 0),
    mean double precision not null, sd double precision not null check (sd > 0),
    primary key (org_id, voice), foreign key (org_id, person_id) references person)`,
  `create index on severity (org_id, person_id)`,
  // The person who is judged. Without figures: the voice judged nobody else.
  `create table severity_about (
    org_id uuid not null, voice text not null, person_id uuid not null, mean double precision, sd double precision check (sd > 0),
    check ((mean is null) = (sd is null)),
    primary key (org_id, voice, person_id), foreign key (org_id, voice) references severity on delete cascade,
    foreign key (org_id, person_id) references person)`,
  `create index on severity_about (org_id, person_id)`,
  ...['calibration', 'severity', 'severity_about'].flatMap((table) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy tenant on ${table} using (org_id = ${org}) with check (org_id = ${org})`,
    `grant select, insert on ${table} to evenkeel_app`,
  ]),
  // Each run takes the place of the one before it; what the runs found stays.
  `grant delete on severity, severity_about to evenkeel_app`,
]
