import { ageMs, instant } from '../../age.ts'
import type { Source } from '../../scan/source.ts'
import type { Clock } from '../../platform.ts'
import { standstillMs } from '../../scan/heartbeat.ts'
import { reject, type InputReason, type Rejection } from '../../scan/rejection.ts'
import type { Scan } from '../../scan/scan.ts'
import { unframe } from '../unframe.ts'
import type { Line } from './line-splitter.ts'

/** Turns a line into a scan. If the line has waited, the scan is as old as the line's first character. */
export function readLine(line: Line, source: Source, clock: Clock): Scan | Rejection<InputReason> {
  const content = unframe(line.text)
  const now = instant(clock)
  const waitedMs = ageMs(line.begun, now)
  const receivedAt = Math.floor(waitedMs > standstillMs ? now.wall - waitedMs : now.wall)
  if (line.overflow) return reject('overflow', content.text, source, receivedAt)
  return { ...content, source, receivedAt }
}
