import { isIP } from 'node:net'
import Type, { type TSchema } from 'typebox'

/** One environment variable: everything that documents, reads and checks it. */
export type Variable = {
  readonly name: `EVENKEEL_${string}`
  readonly meaning: string
  /** What happens when it is not set, in words. */
  readonly otherwise: string
  readonly example: string
  /** What a good value looks like; follows "expected". */
  readonly expected: string
  /** Never printed. */
  readonly secret: boolean
  /** Text to value. What it cannot read it leaves as it is, for the schema to refuse. */
  readonly read: (text: string) => unknown
  readonly schema: TSchema
}

const asText = (text: string): unknown => text
const asNumber = (text: string): unknown => (/^\d{1,9}$/.test(text) ? Number(text) : text)

/** Every variable Evenkeel knows, in the order of the reference. Each may instead be given as `<name>_FILE`, the path of a file that holds the value. */
export const variables = {
  dataDir: variable({
    name: 'EVENKEEL_DATA_DIR',
    meaning: 'Folder for everything Evenkeel keeps: the embedded database, its secrets, the lock.',
    otherwise:
      'The usual place of the system: $XDG_DATA_HOME/evenkeel or ~/.local/share/evenkeel on Linux, ~/Library/Application Support/Evenkeel on macOS, %LOCALAPPDATA%\\Evenkeel on Windows, /var/lib/evenkeel as root.',
    example: '/srv/evenkeel',
    expected: 'the path of a folder',
    schema: Type.String({ minLength: 1 }),
  }),
  host: variable({
    name: 'EVENKEEL_HOST',
    meaning: 'Address to listen on; 0.0.0.0 for every network of this computer.',
    otherwise: '127.0.0.1: only this computer can reach it.',
    example: '0.0.0.0',
    expected: 'an IP address or a host name',
    schema: Type.String({ pattern: '^[A-Za-z0-9:.-]+$', maxLength: 253 }),
  }),
  port: variable({
    name: 'EVENKEEL_PORT',
    meaning: 'Port to listen on. A port set here is used or refused, never exchanged for another.',
    otherwise: '4310, or the next free one.',
    example: '4310',
    expected: 'a whole number from 1 to 65535',
    read: asNumber,
    schema: Type.Integer({ minimum: 1, maximum: 65535 }),
  }),
  publicUrl: variable({
    name: 'EVENKEEL_PUBLIC_URL',
    meaning: 'The address people type, for links in mails and for sign-in; may have a path.',
    otherwise: 'http://localhost and the port.',
    example: 'https://growth.example.org',
    expected: 'an http or https address without user name, query or fragment',
    read: (text) => text.replace(/\/+$/, ''),
    schema: Type.Refine(Type.String(), (text: string) => isPlainWebUrl(text)),
  }),
  databaseUrl: variable({
    name: 'EVENKEEL_DATABASE_URL',
    meaning: 'A PostgreSQL of your own, version 15 or newer.',
    otherwise: 'The PostgreSQL that comes with Evenkeel, in the data folder.',
    example: 'postgres://evenkeel:password@db.example.org:5432/evenkeel',
    expected: 'an address of the form postgres://user:password@host:port/database (special characters percent-encoded)',
    secret: true,
    schema: Type.Refine(Type.String(), (text: string) => isUrl(text, ['postgres:', 'postgresql:'])),
  }),
  smtpUrl: variable({
    name: 'EVENKEEL_SMTP_URL',
    meaning: 'Mail server to send through; smtps for encrypted from the start.',
    otherwise: 'No mail is sent; everything that would be mailed is shown in the browser.',
    example: 'smtps://user:password@mail.example.org:465',
    expected: 'an address of the form smtp://user:password@host:port or smtps://...',
    secret: true,
    schema: Type.Refine(Type.String(), (text: string) => isUrl(text, ['smtp:', 'smtps:'])),
  }),
  mailFrom: variable({
    name: 'EVENKEEL_MAIL_FROM',
    meaning: 'Sender of every mail. Needed when EVENKEEL_SMTP_URL is set.',
    otherwise: 'No sender.',
    example: 'Evenkeel <growth@example.org>',
    expected: 'a mail address, alone or as Name <address>',
    schema: Type.String({ pattern: '^(?:[^<>@\\r\\n]{1,100} <[^\\s<>@]{1,64}@[^\\s<>@]{1,255}>|[^\\s<>@]{1,64}@[^\\s<>@]{1,255})$' }),
  }),
  logLevel: variable({
    name: 'EVENKEEL_LOG_LEVEL',
    meaning: 'How much is logged.',
    otherwise: 'info',
    example: 'debug',
    expected: 'one of fatal, error, warn, info, debug, trace, silent',
    read: (text) => text.toLowerCase(),
    schema: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  }),
  trustProxy: variable({
    name: 'EVENKEEL_TRUST_PROXY',
    meaning: 'Reverse proxies whose word about the visitor and the address is believed.',
    otherwise: 'None is believed.',
    example: 'loopback,10.0.0.0/8',
    expected:
      'how many proxies stand in front (1 to 10), or their addresses with commas between: IP addresses, networks such as 10.0.0.0/8, loopback, linklocal, uniquelocal. "true" would believe anyone',
    read: (text) => (/^\d+$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())),
    schema: Type.Union([
      Type.Integer({ minimum: 1, maximum: 10 }),
      Type.Array(
        Type.Refine(Type.String(), (text: string) => isProxyAddress(text)),
        { minItems: 1, maxItems: 50 },
      ),
    ]),
  }),
  webhookHosts: variable({
    name: 'EVENKEEL_WEBHOOK_HOSTS',
    meaning: 'Hosts inside your own network that webhooks may be sent to, also without https.',
    otherwise: 'Webhooks go to the public internet only, by https.',
    example: 'ci.internal,10.1.2.3:8080',
    expected: 'host names or IP addresses, each alone or with a port, with commas between',
    read: (text) => text.split(',').map((part) => part.trim().toLowerCase()),
    schema: Type.Array(Type.String({ pattern: '^([a-z0-9.-]{1,253}|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?$' }), { minItems: 1, maxItems: 50 }),
  }),
  secret: variable({
    name: 'EVENKEEL_SECRET',
    meaning: 'Secret that signs sessions and links and seals what is private. Keep a copy: without it sealed text cannot be opened.',
    otherwise: 'Made at the first start and kept in the data folder.',
    example: '(openssl rand -hex 32)',
    expected: 'at least 32 characters',
    secret: true,
    schema: Type.String({ minLength: 32, maxLength: 1024 }),
  }),
  demo: variable({
    name: 'EVENKEEL_DEMO',
    meaning: 'Whether anybody may look around in the demo organisation, without an account. It stands apart from everything else.',
    otherwise: 'on: the first page has the door "Look around".',
    example: 'off',
    expected: 'on or off',
    read: (text) => text.toLowerCase(),
    schema: Type.Enum(['on', 'off']),
  }),
} as const satisfies Record<string, Variable>

type Given<Schema extends TSchema> = Omit<Variable, 'secret' | 'read' | 'schema'> & {
  readonly schema: Schema
  readonly secret?: true
  readonly read?: Variable['read']
}

function variable<Schema extends TSchema>(given: Given<Schema>) {
  return { secret: false, read: asText, ...given }
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // A PostgreSQL socket has its folder in ?host= and no host of its own.
  return url !== undefined && protocols.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'))
}

function isPlainWebUrl(text: string): boolean {
  if (!isUrl(text, ['http:', 'https:'])) return false
  const { username, password, search, hash } = new URL(text)
  return username + password + search + hash === '' && !text.endsWith('?') && !text.endsWith('#')
}

function isProxyAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true
  const [address = '', length, ...rest] = text.split('/')
  const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : 0
  if (bits === 0 || rest.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) >= 1 && Number(length) <= bits)
}
