/**
 * `take()` was called too late: the code is older than the freshness limit. Ask the customer to refresh it and scan
 * again.
 */
export class CodeExpiredError extends Error {
  override readonly name = 'CodeExpiredError'
  readonly code = 'code-expired'
  constructor(masked: string) {
    super(`payment code ${masked} is too old: let the customer refresh it and scan again`)
  }
}

/** `take()` was called before: a code is handed out once. If its digits were submitted, query the order: another scan could pay twice. */
export class CodeTakenError extends Error {
  override readonly name = 'CodeTakenError'
  readonly code = 'code-taken'
  constructor(masked: string) {
    super(`payment code ${masked} was taken before: use the digits of the first take()`)
  }
}

/** `take()` after `disarm`: the order gave the code up. Arm again and scan a new code. */
export class CodeCancelledError extends Error {
  override readonly name = 'CodeCancelledError'
  readonly code = 'code-cancelled'
  constructor(masked: string) {
    super(`payment code ${masked} was given up by disarm: arm again and scan a new code`)
  }
}

/** The till is closed, or all its inputs have ended: no code can come. Open a new till with `readyCodes`. */
export class TillClosedError extends Error {
  override readonly name = 'TillClosedError'
  readonly code = 'till-closed'
  constructor(why: string) {
    super(`${why}: open a new till with readyCodes`)
  }
}

/** Waiting for a code was cancelled: by the `signal` of `next` (its reason is the `cause`), or by `disarm`. */
export class AbortError extends Error {
  override readonly name = 'AbortError'
  readonly code = 'ABORT_ERR'
}
