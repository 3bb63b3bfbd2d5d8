/** `port` is `undefined` without a colon, and empty where nothing follows the colon. */
interface HostAndPort {
  readonly host: string
  readonly port: string | undefined
}

/** Host (IPv6 with its brackets) and port as written; `undefined` where the text cannot be split into them. */
export function splitAuthority(authority: string): HostAndPort | undefined {
  const match = /^(\[[^\]]*\]|[^:[\]]+)(?::([^:]*))?$/.exec(authority)
  return match?.[1] === undefined ? undefined : { host: match[1], port: match[2] }
}
