import { BlockList, isIP } from 'node:net'

/** Not for the public: IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its updates), multicast (RFC 5771) and what is reserved. */
const closed4 = listOf('ipv4', [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
])

/**
 * Global unicast is 2000::/3 (RFC 4291); everything else (loopback, link-local, unique local, multicast, IPv4-mapped, NAT64) is closed by
 * not being in it. Inside it are closed: protocol assignments with Teredo and ORCHID, documentation, and 6to4, which carries an IPv4 address.
 */
const open6 = listOf('ipv6', ['2000::/3'])
const closed6 = listOf('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'])

/** Whether an address, as text, belongs to the public internet. What is no address does not. */
export function isPublic(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed4.check(address, 'ipv4')
  return version === 6 && !address.includes('%') && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

function listOf(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', length] = network.split('/')
    list.addSubnet(address, Number(length), family)
  }
  return list
}
