import { type Kysely, sql } from 'kysely'

/**
 * Who you are. Not tenant data: a user may belong to several organisations, and is looked up before any tenant is known.
 * The five camelCase tables have the shape the identity library asks for. Session tokens are stored hashed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create schema identity`.execute(db)
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `create table identity."user" (
    id text primary key, name text not null, email text not null unique, "emailVerified" boolean not null default false,
    image text, "createdAt" timestamptz not null, "updatedAt" timestamptz not null)`,
  `create table identity.session (
    id text primary key, "userId" text not null references identity."user" on delete cascade, token text not null unique,
    "expiresAt" timestamptz not null, "ipAddress" text, "userAgent" text, "createdAt" timestamptz not null, "updatedAt" timestamptz not null)`,
  `create index on identity.session ("userId")`,
  `create table identity.account (
    id text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references identity."user" on delete cascade,
    "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
    scope text, password text, "createdAt" timestamptz not null, "updatedAt" timestamptz not null)`,
  `create index on identity.account ("userId")`,
  `create table identity.verification (
    id text primary key, identifier text not null, value text not null, "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null, "updatedAt" timestamptz not null)`,
  `create index on identity.verification (identifier)`,
  `create table identity.passkey (
    id text primary key, name text, "publicKey" text not null, "userId" text not null references identity."user" on delete cascade,
    "credentialID" text not null unique, counter bigint not null, "deviceType" text not null, "backedUp" boolean not null,
    transports text, "createdAt" timestamptz, aaguid text)`,
  `create index on identity.passkey ("userId")`,
  // A link somebody without an account may follow. The token itself is never stored.
  `create table identity.link (
    token_hash text primary key, purpose text not null, org_id uuid not null, person_id uuid not null, subject_id uuid not null,
    expires_at timestamptz not null, used_at timestamptz)`,
  // Proof that an account was erased, without saying whose: a restored backup erases it again.
  `create table identity.erasure (receipt_id uuid primary key, org_id uuid not null, person_id uuid not null, at timestamptz not null)`,
  `grant usage on schema identity to evenkeel_app`,
  `grant select, insert, update, delete on identity."user", identity.session, identity.account, identity.verification, identity.passkey, identity.link to evenkeel_app`,
  `grant select, insert on identity.erasure to evenkeel_app`,
]
