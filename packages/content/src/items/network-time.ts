/** What somebody believes about round trips; `facts` is how it is. All counts are round trips between client and server. */
export type Beliefs = {
  /** TCP handshake before the first byte can be sent (RFC 9293, 3.5). */
  readonly tcp: number
  /** Full TLS handshake: 2 for TLS 1.2 (RFC 5246, 7.3), 1 for TLS 1.3 (RFC 8446, 2). */
  readonly tls: { readonly '1.2': number; readonly '1.3': number }
  /** A request goes there and its answer comes back. */
  readonly request: number
  /** Is a connection to the same host and port used again for the next request? */
  readonly reuse: boolean
  /** Does another port or scheme need a connection of its own? */
  readonly ownConnectionPerScheme: boolean
}

export const facts: Beliefs = { tcp: 1, tls: { '1.2': 2, '1.3': 1 }, request: 1, reuse: true, ownConnectionPerScheme: true }

export type Request = { readonly scheme: 'http' | 'https'; readonly thinkMs: number }

/** Milliseconds from the start of a name lookup to the first byte of the last answer; requests follow each other to one host. */
export function firstByteMs(
  requests: readonly Request[],
  at: { lookupMs: number; roundTripMs: number; tls: '1.2' | '1.3' },
  beliefs: Beliefs,
): number {
  const open = new Set<string>()
  let total = at.lookupMs
  for (const { scheme, thinkMs } of requests) {
    const connection = beliefs.ownConnectionPerScheme ? scheme : 'any'
    const handshakes = beliefs.tcp + (scheme === 'https' ? beliefs.tls[at.tls] : 0)
    const trips = (beliefs.reuse && open.has(connection) ? 0 : handshakes) + beliefs.request
    open.add(connection)
    total += trips * at.roundTripMs + thinkMs
  }
  return total
}

export type Growth = { readonly first: number; next(window: number): number }

/** Initial window of 10 segments (RFC 6928), doubled each round trip without loss (slow start, RFC 5681, 3.1). */
export const slowStart: Growth = { first: 10, next: (window) => window * 2 }

/** Round trips until all segments have arrived, the one that carries the request included. */
export function tripsFor(segments: number, growth: Growth): number {
  let sent = 0
  let trips = 0
  for (let window = growth.first; sent < segments; window = growth.next(window)) {
    sent += window
    trips++
  }
  return trips
}
