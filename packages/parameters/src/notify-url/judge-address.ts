import { ipv4Bits, ipv6Bits } from './address-bits.ts'
import {
  ipv4Ranges,
  ipv6Ranges,
  mappedIpv6,
  publicIpv6,
  type AddressRange,
} from './address-ranges.ts'

type AddressReason = AddressRange['reason']

/** Why an IPv4 address (a canonical dotted quad) is not public; `undefined` where it is public. */
export function judgeIpv4(address: string): AddressReason | undefined {
  return judgeIpv4Bits(ipv4Bits(address))
}

/** Why an IPv6 address (as `URL` writes it, without brackets) is not public; `undefined` where it is public. */
export function judgeIpv6(address: string): AddressReason | undefined {
  const bits = ipv6Bits(address)
  if (isIn6(mappedIpv6, bits)) return judgeIpv4Bits(bits & 0xffff_ffffn) ?? 'special-address'
  const range = ipv6Ranges.find(({ cidr }) => isIn6(cidr, bits))
  return range?.reason ?? (isIn6(publicIpv6, bits) ? undefined : 'special-address')
}

function judgeIpv4Bits(bits: bigint): AddressReason | undefined {
  return ipv4Ranges.find(({ cidr }) => isIn(cidr, bits, ipv4Bits, 32))?.reason
}

function isIn6(cidr: string, bits: bigint): boolean {
  return isIn(cidr, bits, ipv6Bits, 128)
}

function isIn(
  cidr: string,
  bits: bigint,
  read: (address: string) => bigint,
  width: number,
): boolean {
  const slash = cidr.indexOf('/')
  const free = BigInt(width - Number(cidr.slice(slash + 1)))
  return bits >> free === read(cidr.slice(0, slash)) >> free
}
