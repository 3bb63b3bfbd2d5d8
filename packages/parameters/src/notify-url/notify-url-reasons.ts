/**
 * Why an address is refused. The rules are checked in this order; the first that applies is the reason. One exception:
 * an authority that cannot be split into host and port is `malformed-host` before the other rules for hosts.
 */
export const notifyUrlReasons = [
  { reason: 'not-a-string', meaning: 'Not a string.' },
  { reason: 'too-long', meaning: 'More than 256 characters.' },
  {
    reason: 'whitespace-or-control',
    meaning: 'A blank, a line end, an invisible space or a control character.',
  },
  { reason: 'not-a-url', meaning: 'No complete address of the form https://host/path.' },
  {
    reason: 'scheme',
    meaning: 'Neither http nor https; or http although `requireHttps` is set.',
  },
  {
    reason: 'non-ascii',
    meaning:
      'A character outside ASCII; `asciiUrl` is the same address in ASCII, where that would be accepted.',
  },
  { reason: 'no-path', meaning: 'Nothing after the host, or slashes only.' },
  { reason: 'parameters', meaning: 'A question mark, even with nothing after it.' },
  { reason: 'fragment', meaning: 'A number sign, even with nothing after it.' },
  { reason: 'userinfo', meaning: 'A user name or password before the host.' },
  {
    reason: 'local-address',
    meaning: 'This machine: localhost or a loopback address, in any spelling.',
  },
  { reason: 'private-address', meaning: 'An address of a private network.' },
  {
    reason: 'special-address',
    meaning:
      'An address that is not public for another cause: link-local, shared, documentation, multicast and so on.',
  },
  { reason: 'trailing-dot', meaning: 'The host ends with a dot.' },
  { reason: 'malformed-host', meaning: 'No host name or address in its usual spelling.' },
  { reason: 'single-label-host', meaning: 'A host name without a dot.' },
  {
    reason: 'special-name',
    meaning: 'A name that public DNS does not serve, such as .local or .internal.',
  },
  {
    reason: 'example-address',
    meaning: 'An example of a document or demo instead of the real address.',
  },
  { reason: 'port', meaning: 'No port number from 1 to 65535 in its usual spelling.' },
  {
    reason: 'path',
    meaning: 'Dot segments, encoded control characters, or characters that a path must encode.',
  },
] as const

export type NotifyUrlReason = (typeof notifyUrlReasons)[number]['reason']

/** Accepted, but reported to fail in practice. A verdict lists its warnings in this order. */
export const notifyUrlWarnings = [
  // API V3 and newer pages ask for https; "Important Parameters", pay.weixin.qq.com, allows both
  { warning: 'http', meaning: 'Not https: API V3 refuses it.' },
  // WeChat developer community: mixed reports
  { warning: 'ip-literal', meaning: 'An IP address instead of a name.' },
  // WeChat developer community, 000c8c543bc32040c6ee20f4152800
  { warning: 'port', meaning: 'A port is named, even the usual one.' },
  {
    warning: 'path-parameter',
    meaning: 'A semicolon in the path: some servers read a parameter there.',
  },
] as const

export type NotifyUrlWarning = (typeof notifyUrlWarnings)[number]['warning']
