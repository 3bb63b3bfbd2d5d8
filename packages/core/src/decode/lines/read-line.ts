import type { Source } from '../../input/source.ts'
import { reject, type InputReason, type Rejection } from '../rejection.ts'
import type { Scan } from '../scan.ts'
import { unframe } from '../unframe.ts'
import type { Line } from './line-splitter.ts'

/** The scan that a line stands for. `receivedAt`: ms since the epoch. */
export function readLine(
  line: Line,
  source: Source,
  receivedAt: number,
): Scan | Rejection<InputReason> {
  const content = unframe(line.text)
  if (line.overflow) return reject('overflow', content.text, source, receivedAt)
  return { ...content, source, receivedAt }
}
