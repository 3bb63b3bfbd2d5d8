// RFC 3986: the characters that a path may contain literally, and bytes as %XX.
const legalPath = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/
// C0, DEL, and C1 in UTF-8
const encodedControl = /%(?:[01][0-9a-f]|7f|c2%[89][0-9a-f])/i

/**
 * "Important Parameters", pay.weixin.qq.com, refuses an address that ends after the host. This package also refuses `/`
 * and `//`.
 */
export function isBarePath(path: string): boolean {
  return /^\/*$/.test(path)
}

/** Why a path is refused as written. Finds dot segments also percent-encoded and before a `;`. */
export function judgePath(path: string): 'path' | undefined {
  if (!legalPath.test(path) || encodedControl.test(path)) return 'path'
  const hasDotSegment = path
    .replace(/%2e/gi, '.')
    .split('/')
    .some((segment) => /^\.\.?(?:;|$)/.test(segment))
  return hasDotSegment ? 'path' : undefined
}
