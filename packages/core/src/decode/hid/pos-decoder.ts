import { problemOf } from '../../problem.ts'
import type { Subscription } from 'rxjs'
import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { wallAt } from '../arrival.ts'
import { textOfBytes, withoutLineEnd } from '../bytes-text.ts'
import { reject, type InputReason } from '../../scan/rejection.ts'
import { unframe } from '../unframe.ts'
import type { DeviceDecoder, DecoderContext } from './device-decoder.ts'
import { hidHints, type HidHint } from './hid-hints.ts'
import type { Piece } from './read-piece.ts'
import { readReport } from './read-report.ts'
import { maxGapMs, ReportJoiner, type Joined } from './report-joiner.ts'
import { layoutsOfFields, type ScanLayout } from './scan-layout.ts'
import { symbologyOfReport } from './vendor-codes.ts'

/** After this many damaged reports in a row, the scanner's layout is unknown; fewer are an accident. */
const minDamaged = 2

/** Reads the reports of one scanner in HID POS mode. */
export class PosDecoder implements DeviceDecoder {
  readonly #vendorId: number
  /** The layouts that the device declares; empty where it declares none. */
  readonly #layouts: readonly ScanLayout[]
  readonly #context: DecoderContext
  readonly #joiner = new ReportJoiner()
  #timer: Subscription | undefined
  #isStaleReported = false
  #damagedInARow = 0
  /** The last reported problem, while it holds. */
  #hint: HidHint | undefined

  constructor({ vendorId, fields = [] }: HidOpen, context: DecoderContext) {
    this.#vendorId = vendorId
    this.#layouts = layoutsOfFields(fields)
    this.#context = context
  }

  read(report: HidReport, at: number, isStale: boolean): void {
    const reading = readReport(report, this.#layouts, this.#vendorId)
    if (reading === 'nothing') return
    const piece = reading === 'damaged' ? undefined : reading.piece
    if (this.#joiner.isOverdue(at)) this.#report(this.#joiner.drop(), at)
    if (isStale) this.#drop(piece, at)
    else if (reading === 'damaged') this.#damaged(at)
    else {
      this.#damagedInARow = 0
      this.#hintAt(reading.isDescriptorWrong ? 'descriptor-wrong' : undefined)
      this.#report(this.#joiner.add(reading.piece, at), at)
    }
    this.#watch(at)
  }

  close(at: number): void {
    this.stop()
    this.#report(this.#joiner.drop(), at)
  }

  stop(): void {
    this.#timer?.unsubscribe()
  }

  /** Drops a report that was queued before the device was opened, perhaps minutes ago. */
  #drop(piece: Piece | undefined, at: number): void {
    this.#joiner.lose(piece?.isContinued === true, at)
    if (this.#isStaleReported || !piece) return
    this.#isStaleReported = true
    this.#refuse('stale-input', textOfBytes(piece.bytes), at)
  }

  /** Refuses a report that contradicts itself or fits no layout. The scan that it interrupts is lost with it. */
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
    this.#context.emit({ kind: 'status', status: { state: 'open', ...(problem && { problem }) } })
  }

  #report(joined: Joined | undefined, at: number): void {
    if (!joined) return
    const { clock, source, emit } = this.#context
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
    const { clock, source, emit } = this.#context
    emit({ kind: 'rejection', rejection: reject(reason, text, source, wallAt(at, clock)) })
  }

  /** Reports a scan whose rest does not come in time, instead of waiting for it. */
  #watch(at: number): void {
    const { scheduler, clock } = this.#context
    this.#timer?.unsubscribe()
    if (!this.#joiner.isOpen) return
    this.#timer = scheduler.schedule(() => {
      if (this.#joiner.isOverdue(clock.monotonic())) this.#report(this.#joiner.drop(), at)
      else this.#watch(at)
    }, maxGapMs + 1)
  }
}
