/** A block of IPv4 addresses: all addresses whose first `length` bits equal those of `base`. Addresses are whole numbers from 0 to 2^32 - 1. */
export type Prefix = { readonly base: number; readonly length: number }

/** '10.0.0.1' to 167772161; throws on anything that is not four octets. */
export function parseAddress(text: string): number {
  const octets = text.split('.')
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) <= 255))
    throw new RangeError(`not an IPv4 address: ${text}`)
  return octets.reduce((address, octet) => address * 256 + Number(octet), 0)
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.')
}

/** '10.0.0.0/8'; the base is kept as written, even when bits beyond the prefix are set (see isAligned). */
export function parsePrefix(text: string): Prefix {
  const [address = '', length = ''] = text.split('/')
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) throw new RangeError(`not a prefix: ${text}`)
  return { base: parseAddress(address), length: Number(length) }
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.base)}/${prefix.length}`
}

/** 2^(32 - length) addresses, network and broadcast address included. */
export function sizeOf(length: number): number {
  return 2 ** (32 - length)
}

/** The block of this length that an address lies in. */
export function blockOf(address: number, length: number): Prefix {
  return { base: address - (address % sizeOf(length)), length }
}

export function lastOf(prefix: Prefix): number {
  return prefix.base + sizeOf(prefix.length) - 1
}

export function contains(prefix: Prefix, address: number): boolean {
  return blockOf(address, prefix.length).base === blockOf(prefix.base, prefix.length).base
}

/** Two aligned blocks share an address exactly when one contains the other's first. */
export function overlap(one: Prefix, other: Prefix): boolean {
  return one.length <= other.length ? contains(one, other.base) : contains(other, one.base)
}

/** A block must begin at a multiple of its own size. */
export function isAligned(prefix: Prefix): boolean {
  return prefix.base % sizeOf(prefix.length) === 0
}

export type Route = { readonly to: Prefix; readonly via: string; readonly metric: number }

/** The most specific route that contains the address; among equally specific ones the lowest metric. (RFC 1812, 5.2.4.3) */
export function longestMatch(routes: readonly Route[], address: number): Route | null {
  return matching(routes, address).toSorted((a, b) => b.to.length - a.to.length || a.metric - b.metric)[0] ?? null
}

/** The routes whose block contains the address, in the order of the table. */
export function matching(routes: readonly Route[], address: number): readonly Route[] {
  return routes.filter((route) => contains(route.to, address))
}
