/** Names that mean this machine, and all names below them. */
export const localNames = [
  'localhost', // RFC 6761; "Important Parameters", pay.weixin.qq.com
] as const

/** Names that public DNS does not serve: the name itself and all below it. */
export const specialNames = [
  'test', // RFC 2606, RFC 6761
  'example', // RFC 2606, RFC 6761
  'invalid', // RFC 2606, RFC 6761
  'local', // RFC 6762
  'home.arpa', // RFC 8375
  'onion', // RFC 7686
  'alt', // RFC 9476
  'internal', // reserved for private use by ICANN, 2024
  // in private networks by convention
  'localdomain',
  'lan',
  'home',
  'corp',
  'intranet',
  'private',
] as const

/** Whether `host` (lower case, no trailing dot) is one of the names or below one. */
export function isAtOrBelow(names: readonly string[], host: string): boolean {
  return names.some((name) => host === name || host.endsWith(`.${name}`))
}
