import { parseUrl } from '../platform.ts'
import { judgeHost } from './judge-host.ts'
import { isBarePath, judgePath } from './judge-path.ts'
import { judgePort } from './judge-port.ts'
import { assertNotifyUrlOptions, type NotifyUrlOptions } from './notify-url-options.ts'
import type { NotifyUrlReason, NotifyUrlWarning } from './notify-url-reasons.ts'
import { splitAuthority } from './split-authority.ts'
import { splitUrl } from './split-url.ts'

// `string[1,256]` (V3) and `String(256)` (V2), WxJava 3e48dc7f; counted in UTF-16 code units
const maxLength = 256
// Characters that `URL` would silently strip or change.
const blankOrControl = /[\p{White_Space}\p{Cc}\u200b\ufeff]/u
const nonAscii = /[^\0-\x7f]/

/** Plain JSON data. `url` is the input, unchanged; `asciiUrl` may come with `non-ascii` only. */
export type NotifyUrlVerdict =
  | { readonly ok: true; readonly url: string; readonly warnings: readonly NotifyUrlWarning[] }
  | { readonly ok: false; readonly reason: NotifyUrlReason; readonly asciiUrl?: string }

/**
 * Checks whether an address may be a `notify_url`, by the rules of "Important Parameters", pay.weixin.qq.com, and
 * the registries of addresses and names that are not public. It promises "syntactically fit", never "reachable":
 * it does not query DNS, so a public name that resolves to a private address passes.
 *
 * @throws TypeError when an option is not what {@link NotifyUrlOptions} says.
 * @throws PlatformError `no-url-parser` where there is no `URL` class.
 */
export function checkNotifyUrl(input: unknown, options: NotifyUrlOptions = {}): NotifyUrlVerdict {
  assertNotifyUrlOptions(options)
  if (typeof input !== 'string') return refuse('not-a-string')
  if (input.length > maxLength) return refuse('too-long')
  if (blankOrControl.test(input)) return refuse('whitespace-or-control')

  const parts = splitUrl(input)
  if (parts === undefined) return refuse('not-a-url')
  const { scheme, authority, path, hasQuery, hasFragment } = parts
  if (scheme !== 'https' && scheme !== 'http') return refuse('scheme')
  if (authority === undefined || authority === '') return refuse('not-a-url')
  if (scheme === 'http' && options.requireHttps === true) return refuse('scheme')
  if (nonAscii.test(input)) return refuseNonAscii(input, options)
  if (isBarePath(path)) return refuse('no-path')
  if (hasQuery) return refuse('parameters')
  if (hasFragment) return refuse('fragment')
  if (authority.includes('@')) return refuse('userinfo')

  const site = splitAuthority(authority)
  if (site === undefined) return refuse('malformed-host')
  const host = judgeHost(site.host)
  const reason = host.reason ?? judgePort(site.port) ?? judgePath(path)
  if (reason !== undefined) return refuse(reason)

  const warnings: NotifyUrlWarning[] = []
  if (scheme === 'http') warnings.push('http')
  if (host.isAddress) warnings.push('ip-literal')
  if (site.port !== undefined) warnings.push('port')
  if (path.includes(';')) warnings.push('path-parameter')
  return { ok: true, url: input, warnings }
}

// `asciiUrl` is given only where it passes the check itself: the ASCII form of ①②⑦.⓪.⓪.① is a local address.
function refuseNonAscii(input: string, options: NotifyUrlOptions): NotifyUrlVerdict {
  const asciiUrl = parseUrl(input)?.href
  const isFit = asciiUrl !== undefined && checkNotifyUrl(asciiUrl, options).ok
  return { ok: false, reason: 'non-ascii', ...(isFit ? { asciiUrl } : {}) }
}

function refuse(reason: NotifyUrlReason): NotifyUrlVerdict {
  return { ok: false, reason }
}
