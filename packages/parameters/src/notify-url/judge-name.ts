import { exampleHosts } from './example-hosts.ts'
import type { NotifyUrlReason } from './notify-url-reasons.ts'
import { isAtOrBelow, localNames, specialNames } from './special-names.ts'

// RFC 1035 and RFC 1123: letters, digits and inner hyphens, at most 63 in a label. Their limit of 253 for a whole name
// needs no check: an address of at most 256 characters has room for 247.
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** Why a host name is refused. `written` is as in the address, `host` as `URL` reads it. */
export function judgeName(written: string, host: string): NotifyUrlReason | undefined {
  const name = host.replace(/\.$/, '')
  if (isAtOrBelow(localNames, name)) return 'local-address'
  if (host !== name && name !== '') return 'trailing-dot'
  const labels = name.split('.')
  if (written.toLowerCase() !== name) return 'malformed-host'
  if (!labels.every((text) => label.test(text))) return 'malformed-host'
  if (labels.length === 1) return 'single-label-host'
  if (isAtOrBelow(specialNames, name)) return 'special-name'
  return isAtOrBelow(exampleHosts, name) ? 'example-address' : undefined
}
