import type { DeviceStatus, Scan, ScannerInput } from '@paycode/core'

/** What an input emitted since it was watched. */
export interface WatchedInput {
  readonly scans: Scan[]
  /** A scan's text, a rejection's reason in brackets. */
  readonly shorts: string[]
  /** The states, each with the code of its problem. */
  readonly states: string[]
  readonly stop: () => void
}

/** A status as a line: its state, and the code of its problem. */
export const statusLine = ({ state, problem }: DeviceStatus): string =>
  problem ? `${state} ${problem.code}` : state

/** Opens an input, and records what it emits until `stop()`. */
export function watchInput({ scans$, rejections$, status$ }: ScannerInput): WatchedInput {
  const scans: Scan[] = []
  const shorts: string[] = []
  const states: string[] = []
  const subscriptions = [
    status$.subscribe((status) => states.push(statusLine(status))),
    scans$.subscribe((scan) => {
      scans.push(scan)
      shorts.push(scan.text)
    }),
    rejections$.subscribe(({ reason }) => shorts.push(`(${reason})`)),
  ]
  return { scans, shorts, states, stop: () => subscriptions.forEach((one) => one.unsubscribe()) }
}
