/** Why a port is refused as written: it must be 1 to 65535 without leading zeros. No port is accepted. */
export function judgePort(port: string | undefined): 'port' | undefined {
  if (port === undefined) return undefined
  return /^[1-9][0-9]{0,4}$/.test(port) && Number(port) <= 65_535 ? undefined : 'port'
}
