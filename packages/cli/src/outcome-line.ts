import type { DeviceStatus, GateMode, Outcome, Scan, Source } from '@paycode/core'

export interface LineOptions {
  /** Whether the mask is printed instead of the digits. */
  readonly mask: boolean
}

/** One outcome as the fields of its NDJSON line. A ready code is taken here. */
export function outcomeFields(outcome: Outcome<GateMode>, { mask }: LineOptions): object {
  if (outcome.status === 'rejected') {
    const { status, reason, wallet, masked, source, count } = outcome
    return {
      ...{ status, reason, ...(wallet !== undefined && { wallet }), masked },
      input: sourceName(source),
      ...(count && { count }),
    }
  }
  const { wallet, issuer, scannedAt, expiresAt, masked, source } = outcome.code
  const digits = outcome.code.take()
  return {
    status: 'ready',
    auth_code: mask ? masked : digits,
    wallet,
    issuer,
    scanned_at: scannedAt,
    expires_at: expiresAt,
    input: sourceName(source),
  }
}

/** A scan that is not a payment code, as the fields of its NDJSON line. */
export const otherScanFields = ({ text, symbology, source }: Scan): object => ({
  ...{ status: 'other-scan', text },
  ...(symbology && { symbology }),
  input: sourceName(source),
})

/** A scanner's status, as the fields of its NDJSON line. `problem` is the problem's code. */
export const deviceFields = ({ state, problem }: DeviceStatus, source: Source): object => ({
  ...{ status: 'device', state },
  ...(problem && { problem: problem.code }),
  input: sourceName(source),
})

/** The origin of a scan: the kind of its input, or `stdin` for piped lines. */
const sourceName = ({ kind, id }: Source): string => (id === 'stdin' ? id : kind)
