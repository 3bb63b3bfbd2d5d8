/** Wrong use of the command: exit code 2. The message says what is wrong; `--help` shows the right use. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** Exit codes of every command. */
export const exitCodes = {
  /** `scan`: at least one ready code. `check`: accepted. `replay`: at least one ready code. */
  ok: 0,
  /** Nothing ready, refused, or failed. */
  nothing: 1,
  /** Wrong use, or input that is not of the format. */
  usage: 2,
} as const
