/** What the platform lacks. `no-random-source`: Web Crypto. `no-url-parser`: the WHATWG `URL`. */
export type PlatformErrorCode = 'no-random-source' | 'no-url-parser'

/** The platform lacks something that a function needs. `code` is for programs, `cure` for people. */
export class PlatformError extends Error {
  override readonly name: string = 'PlatformError'
  readonly code: PlatformErrorCode
  /** What the developer can do about it, in one sentence. */
  readonly cure: string

  constructor(code: PlatformErrorCode, message: string, cure: string) {
    super(`${message} ${cure}`)
    this.code = code
    this.cure = cure
  }
}
