/** A trace cannot be replayed. Names the line that is wrong. */
export class TraceError extends Error {
  override readonly name = 'TraceError'
  readonly code = 'malformed-trace'
  /** The number of the line, from 1. */
  readonly line: number
  constructor(line: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.line = line
  }
}
