import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A secret of 32 bytes; Standard Webhooks 1.0 asks for 24 to 64. */
export const newSigningSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`

type Message = { readonly id: string; readonly at: Date; readonly body: string; readonly secrets: readonly string[] }

/** Standard Webhooks 1.0: `v1,` and the base64 of HMAC-SHA256(secret, id "." seconds "." body), one for each secret that is good at the moment. */
export function signedHeaders({ id, at, body, secrets }: Message): Readonly<Record<string, string>> {
  const seconds = Math.floor(at.getTime() / 1000)
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') }
}
