/** A block of addresses in CIDR form, and why it is refused. */
export interface AddressRange {
  readonly cidr: string
  readonly reason: 'local-address' | 'private-address' | 'special-address'
}

// IANA IPv4 Special-Purpose Address Registry, as in Python 3.11 `ipaddress`; private and local ones named by
// "Important Parameters", pay.weixin.qq.com
export const ipv4Ranges: readonly AddressRange[] = [
  { cidr: '0.0.0.0/8', reason: 'special-address' }, // this network, RFC 791
  { cidr: '10.0.0.0/8', reason: 'private-address' }, // RFC 1918
  { cidr: '100.64.0.0/10', reason: 'special-address' }, // shared by carriers, RFC 6598
  { cidr: '127.0.0.0/8', reason: 'local-address' }, // loopback, RFC 1122
  { cidr: '169.254.0.0/16', reason: 'special-address' }, // link-local, RFC 3927
  { cidr: '172.16.0.0/12', reason: 'private-address' }, // RFC 1918
  { cidr: '192.0.0.0/24', reason: 'special-address' }, // protocol assignments, RFC 6890
  { cidr: '192.0.2.0/24', reason: 'special-address' }, // documentation, RFC 5737
  { cidr: '192.88.99.0/24', reason: 'special-address' }, // 6to4 relay, RFC 7526
  { cidr: '192.168.0.0/16', reason: 'private-address' }, // RFC 1918
  { cidr: '198.18.0.0/15', reason: 'special-address' }, // benchmarks, RFC 2544
  { cidr: '198.51.100.0/24', reason: 'special-address' }, // documentation, RFC 5737
  { cidr: '203.0.113.0/24', reason: 'special-address' }, // documentation, RFC 5737
  { cidr: '224.0.0.0/4', reason: 'special-address' }, // multicast, RFC 1112
  { cidr: '240.0.0.0/4', reason: 'special-address' }, // reserved and broadcast, RFC 1112, RFC 919
]

/** All public IPv6 addresses are in here (RFC 4291); what is outside is refused without a row of its own. */
export const publicIpv6 = '2000::/3'

/** An IPv4 address in IPv6 clothes (RFC 4291): never public itself, and judged by what is inside. */
export const mappedIpv6 = '::ffff:0:0/96'

// IANA IPv6 Special-Purpose Address Registry, as in Python 3.11 `ipaddress`
export const ipv6Ranges: readonly AddressRange[] = [
  { cidr: '::1/128', reason: 'local-address' }, // loopback, RFC 4291
  { cidr: 'fc00::/7', reason: 'private-address' }, // unique local, RFC 4193
  { cidr: '2001::/23', reason: 'special-address' }, // protocol assignments, RFC 2928
  { cidr: '2001:db8::/32', reason: 'special-address' }, // documentation, RFC 3849
  { cidr: '2002::/16', reason: 'special-address' }, // 6to4, RFC 3056
  { cidr: '3fff::/20', reason: 'special-address' }, // documentation, RFC 9637
]
