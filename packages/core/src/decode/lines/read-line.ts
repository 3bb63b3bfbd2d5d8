import { ageMs, instant } from '../../age.ts'
import type { Source } from '../../scan/source.ts'
import type { Clock } from '../../platform.ts'
import { standstillMs } from '../../scan/heartbeat.ts'
import { reject } from '../../scan/rejection.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { unframe } from '../unframe.ts'
import type { Line } from './line-splitter.ts'

/** Turns a line into a scan. If the line has waited, the scan is as old as the line's first character. */
export function readLine(line: Line, source: Source, clock: Clock): DeviceReport {
  const content = unframe(line.text)
  const now = instant(clock)
  const waitedMs = ageMs(line.begun, now)
  const receivedAt = Math.floor(waitedMs > standstillMs ? now.wall - waitedMs : now.wall)
  if (line.overflow) {
    return { kind: 'rejection', rejection: reject('overflow', content.text, source, receivedAt) }
  }
  return { kind: 'scan', scan: { ...content, source, receivedAt } }
}
