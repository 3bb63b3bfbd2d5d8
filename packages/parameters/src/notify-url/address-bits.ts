/** The 32 bits of a dotted quad whose four numbers are known to be in range. */
export function ipv4Bits(text: string): bigint {
  return joinBits(text.split('.').map(Number), 8n)
}

/** The 128 bits of an IPv6 address that is known to be well-formed and free of dotted numbers. */
export function ipv6Bits(text: string): bigint {
  const [head = [], tail = []] = text.split('::').map(groupsOf)
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0)
  return joinBits([...head, ...zeros, ...tail], 16n)
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

function joinBits(parts: readonly number[], size: bigint): bigint {
  return parts.reduce((bits, part) => (bits << size) | BigInt(part), 0n)
}
