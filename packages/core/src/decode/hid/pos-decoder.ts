import { problemOf } from '../../problem.ts'
import type { Subscription } from 'rxjs'
import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { wallAt } from '../arrival.ts'
import { textOfBytes, withoutLineEnd } from '../bytes-text.ts'
import { reject, type InputReason } from '../../scan/rejection.ts'
import { unframe } from '../unframe.ts'
import type { DeviceDecoder, DeviceSurroundings } from './device-decoder.ts'
import { hidHints, type HidHint } from './hid-hints.ts'
import type { Piece } from './read-piece.ts'
import { readReport } from './read-report.ts'
import { longestGapMs, ReportJoiner, type Joined } from './report-joiner.ts'
import { layoutsOfFields, type ScanLayout } from './scan-layout.ts'
import { symbologyOfReport } from './vendor-codes.ts'

/** This many damaged reports in a row are the scanner's way, no accident. */
const minDamaged = 2

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
  /** The problem that was reported last and still holds. */
  #hint: HidHint | undefined

  constructor({ vendorId, fields = [] }: HidOpen, around: DeviceSurroundings) {
    this.#vendorId = vendorId
    this.#layouts = layoutsOfFields(fields)
    this.#around = around
  }

  read(report: HidReport, at: number, isStale: boolean): void {
    const reading = readReport(report, this.#layouts, this.#vendorId)
    if (reading === 'nothing') return
    const piece = reading === 'damaged' ? undefined : reading.piece
    if (this.#joiner.isOverdue(at)) this.#tell(this.#joiner.drop(), at)
    if (isStale) this.#drop(piece, at)
    else if (reading === 'damaged') this.#damaged(at)
    else {
      this.#damagedInARow = 0
      this.#hintAt(reading.isDescriptorWrong ? 'descriptor-wrong' : undefined)
      this.#tell(this.#joiner.add(reading.piece, at), at)
    }
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

  /** The report contradicts itself or fits no layout. What was begun before it is lost with it. */
  #damaged(at: number): void {
    const begun = this.#joiner.lose(false, at)
    this.#refuse('damaged-report', begun ? textOfBytes(begun.bytes) : '', at)
    this.#damagedInARow += 1
    if (this.#damagedInARow === minDamaged) this.#hintAt('unknown-report-layout')
  }

  #hintAt(hint: HidHint | undefined): void {
    if (hint === this.#hint) return
    this.#hint = hint
    const problem = hint && problemOf(hidHints, hint)
    this.#around.emit({ kind: 'status', status: { state: 'open', ...(problem && { problem }) } })
  }

  #tell(joined: Joined | undefined, at: number): void {
    if (!joined) return
    const { clock, source, emit } = this.#around
    const { aim, bytes, vendorCode, problem } = joined
    const content = unframe(withoutLineEnd(textOfBytes(bytes)))
    if (problem) return this.#refuse(problem, content.text, at)
    const symbology = content.symbology ?? symbologyOfReport(aim, vendorCode)
    const identifier = content.aim ?? aim
    const scan = {
      ...{ text: content.text, bytes, source, receivedAt: wallAt(at, clock) },
      ...(identifier !== undefined && { aim: identifier }),
      ...(symbology && { symbology }),
    }
    emit({ kind: 'scan', scan })
  }

  #refuse(reason: InputReason, text: string, at: number): void {
    const { clock, source, emit } = this.#around
    emit({ kind: 'rejection', rejection: reject(reason, text, source, wallAt(at, clock)) })
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
