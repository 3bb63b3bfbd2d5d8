import { parseUrl } from '../platform.ts'
import { judgeIpv4, judgeIpv6 } from './judge-address.ts'
import { judgeName } from './judge-name.ts'
import type { NotifyUrlReason } from './notify-url-reasons.ts'

/** Without `reason` the host is public, as far as can be known without DNS. */
interface HostVerdict {
  readonly reason: NotifyUrlReason | undefined
  readonly isAddress: boolean
}

/**
 * Judges a host first as `URL` normalises it, so that 2130706433 or 0x7f.1 cannot hide 127.0.0.1. Then judges the written
 * form, because another parser may read an unusual spelling as another host.
 */
export function judgeHost(written: string): HostVerdict {
  const host = parseUrl(`http://${written}/`)?.hostname
  const kind = host === undefined ? 'none' : kindOf(host)
  const isAddress = kind === 'ipv4' || kind === 'ipv6'
  return { reason: reasonOf(kind, written, host ?? ''), isAddress }
}

type HostKind = 'none' | 'ipv4' | 'ipv6' | 'name'

function kindOf(host: string): HostKind {
  if (host.startsWith('[')) return 'ipv6'
  return /^[0-9]+(?:\.[0-9]+){3}$/.test(host) ? 'ipv4' : 'name'
}

function reasonOf(kind: HostKind, written: string, host: string): NotifyUrlReason | undefined {
  switch (kind) {
    case 'none':
      return 'malformed-host'
    case 'ipv4':
      return judgeIpv4(host) ?? judgeSpelling(written, host)
    case 'ipv6':
      return judgeIpv6(host.slice(1, -1))
    case 'name':
      return judgeName(written, host)
    default:
      return kind satisfies never
  }
}

function judgeSpelling(written: string, host: string): NotifyUrlReason | undefined {
  if (written === host) return undefined
  return written === `${host}.` ? 'trailing-dot' : 'malformed-host'
}
