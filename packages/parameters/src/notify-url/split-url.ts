/** The parts of an address as written (RFC 3986, appendix B), without decoding or normalising. */
interface UrlParts {
  /** Lower case. */
  readonly scheme: string
  /** Between `//` and the path; `undefined` when `//` is missing. */
  readonly authority: string | undefined
  readonly path: string
  readonly hasQuery: boolean
  readonly hasFragment: boolean
}

/** `undefined` where the text has no scheme. */
export function splitUrl(text: string): UrlParts | undefined {
  const scheme = /^[a-z][a-z0-9+.-]*(?=:)/i.exec(text)?.[0]
  if (scheme === undefined) return undefined
  const [beforeFragment, fragment] = cut(text.slice(scheme.length + 1), '#')
  const [hierarchy, query] = cut(beforeFragment, '?')
  const hasAuthority = hierarchy.startsWith('//')
  const [authority, path] = cut(hierarchy.slice(2), '/')
  return {
    scheme: scheme.toLowerCase(),
    authority: hasAuthority ? authority : undefined,
    path: path === undefined ? '' : `/${path}`,
    hasQuery: query !== undefined,
    hasFragment: fragment !== undefined,
  }
}

function cut(text: string, mark: string): [before: string, after: string | undefined] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
