import type { DeviceStatus, Scan, ScannerInput } from '@paycode/core'

/** What an input has emitted since `watchInput`. */
export interface WatchedInput {
  readonly scans: Scan[]
  /** The text of each scan; of a rejection the reason in brackets. */
  readonly shorts: string[]
  /** The state of each status, with the code of its problem. */
  readonly states: string[]
  readonly stop: () => void
}

/** A status as text: its state, and the code of its problem. */
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
