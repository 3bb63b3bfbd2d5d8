/** A trace that cannot be replayed as it is, and the line that says so. */
export class TraceError extends Error {
  override readonly name = 'TraceError'
  readonly code = 'malformed-trace'
  /** From 1. */
  readonly line: number
  constructor(line: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.line = line
  }
}
