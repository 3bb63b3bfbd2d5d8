import type { Outcome } from '@paycode/core'
import { parseTrace, replayTrace, type ReplayOptions, type TraceOptions } from '../../src/index.ts'

// All codes are made up.
export const w1 = '134567890123456789'
export const w2 = '101122334455667788'
export const hongKong = '150000000000000042'
export const alipay = '287654321098765432'
export const product = '6901234567892'

/** One event of a trace. */
export interface Line {
  readonly t: number
  readonly type: string
  readonly [field: string]: unknown
}

export interface Typing {
  /** The time of the first key, in ms. Default 0. */
  readonly at?: number
  /** The time between two keys, in ms. Default 8. */
  readonly gapMs?: number
  /** Whether Enter ends the scan. Default true. */
  readonly enter?: boolean
  /** Extra fields for every key, or for each key by its place. */
  readonly more?: object | ((index: number) => object)
}

/** The presses and releases with which a scanner types a text on a US keyboard. */
export function typed(text: string, typing: Typing = {}): Line[] {
  const { at = 0, gapMs = 8, enter = true, more = {} } = typing
  const keys = Array.from(text, (key) => ({
    key,
    code: `Digit${key}`,
    keyCode: key.charCodeAt(0),
  }))
  if (enter) keys.push({ key: 'Enter', code: 'Enter', keyCode: 13 })
  return keys.flatMap((key, index) => {
    const t = at + index * gapMs
    const extra = typeof more === 'function' ? more(index) : more
    return [
      { t, type: 'keydown', ...key, ...extra },
      { t: t + gapMs / 2, type: 'keyup', ...key, ...extra },
    ]
  })
}

/** The text of a trace. */
export const traceOf = (options: TraceOptions, ...events: (Line | Line[])[]): string =>
  [{ 'paycode-trace': 1, options }, ...events.flat()]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')

/** A trace under an always armed gate. */
export const armed = (...events: (Line | Line[])[]): string =>
  traceOf({ gate: 'always-armed' }, ...events)

export const arm = (t: number, order = 'A-1'): Line => ({ t, type: 'arm', order })

/** The lines that `paycode replay` prints for a trace. It takes every ready code at once. */
export async function replayed(text: string): Promise<string[]> {
  const lines: string[] = []
  await replayTrace(parseTrace(text), (outcome, t) => lines.push(lineOf(outcome, t)))
  return lines
}

/** The lines of `paycode replay --all`, which include other scans and the statuses of devices. */
export async function replayedAll(text: string): Promise<string[]> {
  const lines: string[] = []
  await replayTrace(parseTrace(text), (outcome, t) => lines.push(lineOf(outcome, t)), {
    onOtherScan: ({ text: content, symbology, source }, t) =>
      lines.push(
        JSON.stringify({ status: 'other-scan', text: content, symbology, input: source.kind, t }),
      ),
    onDevice: ({ state, problem }, source, t) =>
      lines.push(
        JSON.stringify({ status: 'device', state, problem: problem?.code, input: source.kind, t }),
      ),
  })
  return lines
}

function lineOf(outcome: Outcome, t: number): string {
  if (outcome.status === 'rejected') {
    const { status, reason, masked, source } = outcome
    return JSON.stringify({ status, reason, masked, input: source.kind, t })
  }
  const { code } = outcome
  const { wallet, issuer, scannedAt, expiresAt, source } = code
  return JSON.stringify({
    ...{ status: 'ready', auth_code: code.take(), wallet, issuer },
    ...{ scanned_at: scannedAt, expires_at: expiresAt, input: source.kind, t },
  })
}

/** The outcomes of a trace in a short form: `144 134567890123456789` or `144 (not-armed)`. */
export async function outcomes(text: string, options: ReplayOptions = {}): Promise<string[]> {
  const seen: string[] = []
  const listener = (outcome: Outcome, t: number): void => {
    seen.push(`${t} ${outcome.status === 'ready' ? outcome.code.take() : `(${outcome.reason})`}`)
  }
  await replayTrace(parseTrace(text), listener, options)
  return seen
}
