import type { Subscription } from 'rxjs'
import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { wallAt } from '../arrival.ts'
import { textOfBytes, withoutLineEnd } from '../bytes-text.ts'
import { reject, type InputReason } from '../rejection.ts'
import { unframe } from '../unframe.ts'
import type { DeviceDecoder, DeviceSurroundings } from './device-decoder.ts'
import { guessLayout } from './guess-layout.ts'
import { hidProblem } from './hid-problems.ts'
import { isCommandReply, isScanReport, readPiece, type Piece } from './read-piece.ts'
import { longestGapMs, ReportJoiner, type Joined } from './report-joiner.ts'
import { layoutsOfFields, type ScanLayout } from './scan-layout.ts'
import { symbologyOfReport } from './vendor-codes.ts'

/** So many scans in a row that nobody understands are the scanner's way, no accident. */
const mostDamaged = 2

/** Reports of one scanner in HID POS mode. */
export class PosDecoder implements DeviceDecoder {
  readonly #vendorId: number
  /** What the device says of itself; empty where it does not. */
  readonly #layouts: readonly ScanLayout[]
  readonly #around: DeviceSurroundings
  readonly #joiner = new ReportJoiner()
  #timer: Subscription | undefined
  #isStaleTold = false
  #damagedInARow = 0

  constructor({ vendorId, fields = [] }: HidOpen, around: DeviceSurroundings) {
    this.#vendorId = vendorId
    this.#layouts = layoutsOfFields(fields)
    this.#around = around
  }

  read(report: HidReport, at: number, isStale: boolean): void {
    const { reportId, data } = report
    const isTold = this.#layouts.length > 0
    const told = this.#layouts.find((layout) => layout.reportId === reportId)
    if ((isTold && !told) || !isScanReport(reportId, data, told)) return
    const layout = told ?? guessLayout(this.#vendorId, reportId, data)
    const piece = layout && readPiece(layout, data)
    if (piece && isCommandReply(piece)) return
    if (this.#joiner.isOverdue(at)) this.#tell(this.#joiner.drop(), at)
    if (isStale) this.#drop(piece, at)
    else if (piece) this.#tell(this.#joiner.add(piece, at), at)
    else this.#damaged(at)
    this.#watch(at)
  }

  close(at: number): void {
    this.stop()
    this.#tell(this.#joiner.drop(), at)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  /** It was queued before the device was opened: from minutes ago, perhaps. */
  #drop(piece: Piece | undefined, at: number): void {
    this.#joiner.lose(piece?.isContinued === true, at)
    if (this.#isStaleTold || !piece) return
    this.#isStaleTold = true
    this.#refuse('stale-input', textOfBytes(piece.bytes), at)
  }

  /** Nothing of it can be believed: a count that is none, or a layout that nobody knows. */
  #damaged(at: number): void {
    const begun = this.#joiner.lose(false, at)
    this.#refuse('incomplete', begun ? textOfBytes(begun.bytes) : '', at)
    this.#damagedInARow += 1
    if (this.#damagedInARow !== mostDamaged) return
    const problem = hidProblem('unknown-report-layout')
    this.#around.emit({ status: 'device', device: { state: 'open', problem } })
  }

  #tell(joined: Joined | undefined, at: number): void {
    if (!joined) return
    const { clock, source, emit } = this.#around
    const { aim, bytes, vendorCode, problem } = joined
    const content = unframe(withoutLineEnd(textOfBytes(bytes)))
    if (problem) return this.#refuse(problem, content.text, at)
    if (this.#damagedInARow >= mostDamaged) emit({ status: 'device', device: { state: 'open' } })
    this.#damagedInARow = 0
    const symbology = content.symbology ?? symbologyOfReport(aim, vendorCode)
    const identifier = content.aim ?? aim
    emit({
      ...{ text: content.text, bytes, source, receivedAt: wallAt(at, clock) },
      ...(identifier !== undefined && { aim: identifier }),
      ...(symbology && { symbology }),
    })
  }

  #refuse(reason: InputReason, text: string, at: number): void {
    const { clock, source, emit } = this.#around
    emit(reject(reason, text, source, wallAt(at, clock)))
  }

  /** A scan whose rest does not come is told of, not waited for. */
  #watch(at: number): void {
    const { scheduler, clock } = this.#around
    this.#timer?.unsubscribe()
    if (!this.#joiner.isOpen) return
    this.#timer = scheduler.schedule(() => {
      if (this.#joiner.isOverdue(clock.monotonic())) this.#tell(this.#joiner.drop(), at)
      else this.#watch(at)
    }, longestGapMs + 1)
  }
}
