/** `port` is `undefined` without a colon, and empty with nothing after it. */
interface HostAndPort {
  readonly host: string
  readonly port: string | undefined
}

/** Host (IPv6 with its brackets) and port as written; `undefined` where they cannot be told apart. */
export function splitAuthority(authority: string): HostAndPort | undefined {
  const match = /^(\[[^\]]*\]|[^:[\]]+)(?::([^:]*))?$/.exec(authority)
  return match?.[1] === undefined ? undefined : { host: match[1], port: match[2] }
}
