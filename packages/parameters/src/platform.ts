import { PlatformError } from './platform-error.ts'

// The only file that uses the platform. Node, browsers and workers have both parts.
interface Platform {
  readonly URL?: new (text: string) => ParsedUrl
  readonly crypto?: { getRandomValues?(bytes: Uint8Array): unknown }
}

/** The two members of a WHATWG `URL` that the rules use. */
interface ParsedUrl {
  /** The whole address, normalised and in ASCII. */
  readonly href: string
  /** Lower case, numbers as dotted quads, IPv6 in brackets. */
  readonly hostname: string
}

const platform: Platform = globalThis as Platform

/**
 * Parses an absolute address as the WHATWG URL standard says; `undefined` where it is invalid.
 *
 * @throws PlatformError `no-url-parser`.
 */
export function parseUrl(text: string): ParsedUrl | undefined {
  const { URL } = platform
  if (URL === undefined) {
    throw new PlatformError(
      'no-url-parser',
      'This platform has no URL class.',
      'Load a WHATWG URL polyfill before checking an address.',
    )
  }
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/**
 * `length` bytes from the platform's cryptographic generator.
 *
 * @throws PlatformError `no-random-source`.
 */
export function platformRandomBytes(length: number): Uint8Array {
  const { crypto } = platform
  if (typeof crypto?.getRandomValues !== 'function') {
    throw new PlatformError(
      'no-random-source',
      'This platform has no cryptographic random source.',
      'Pass the option randomBytes.',
    )
  }
  const bytes = new Uint8Array(length)
  crypto.getRandomValues(bytes)
  return bytes
}
