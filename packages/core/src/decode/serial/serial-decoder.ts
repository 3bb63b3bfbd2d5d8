import type { Subscription } from 'rxjs'
import type { SerialEvent } from '../../input/serial-event.ts'
import { surroundingsOf } from '../around-code.ts'
import { arrivedAt, queuedMs, wallAt } from '../arrival.ts'
import { isText, textOfBytes } from '../bytes-text.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { reject, type InputReason } from '../../scan/rejection.ts'
import type { DeviceReport } from '../../scan/scanner-input.ts'
import { TerminatorHabit } from '../terminator-habit.ts'
import { unframe, type Unframed } from '../unframe.ts'
import { FrameSplitter, type CheckByte, type Frame } from './frame-splitter.ts'
import { SerialHealth } from './serial-health.ts'
import type { SerialOptions } from './serial-options.ts'

/** Time after a scan that was cut off in which its rest may come, in ms. */
const restOfScanMs = 1_000

/** What ended a frame without a terminator. */
type Stop = 'silence' | 'close'

/** A frame with its meaning. */
interface Reading {
  readonly content: Unframed
  readonly bytes: Uint8Array
  readonly isNoise: boolean
  readonly ending: 'terminator' | Stop
  /** STX or SOH began it, and the closing byte did not come. */
  readonly isOpen: boolean
  /** A whole payment code by its shape. */
  readonly isCode: boolean
  readonly isWhole: boolean
}

/** The state machine behind `decodeSerial`: one frame at a time, one timer, bounded. */
export class SerialDecoder {
  readonly #options: Required<SerialOptions>
  readonly #emit: (report: DeviceReport) => void
  readonly #splitter = new FrameSplitter()
  /** One scan is enough to learn it, because a port has one scanner. */
  readonly #habit = new TerminatorHabit(1)
  readonly #health = new SerialHealth()
  #timer: Subscription | undefined
  #staleUntil = Number.NEGATIVE_INFINITY
  #isStaleReported = false
  /** The open frame, at least its head, was queued before the port was opened. */
  #begunIsStale = false
  #begunAt = 0
  #lastAt = 0
  #cutAt = Number.NEGATIVE_INFINITY

  constructor(options: Required<SerialOptions>, emit: (report: DeviceReport) => void) {
    this.#options = options
    this.#emit = emit
  }

  read(event: SerialEvent): void {
    const at = arrivedAt(event.at, this.#options.clock)
    if (event.type === 'serial') return this.#chunk(event.bytes, at)
    this.#end('close', at)
    if (event.type !== 'serial-open') return
    this.#habit.reopened()
    this.#staleUntil = at + queuedMs
    this.#isStaleReported = false
  }

  /** The port is gone: an open scan is reported. */
  end(): void {
    this.#end('close', this.#options.clock.monotonic())
  }

  /** Stops the timer. */
  stop(): void {
    this.#timer?.unsubscribe()
  }

  #chunk(bytes: Uint8Array, at: number): void {
    const { idleMs, scheduler } = this.#options
    if (bytes.length === 0) return
    if (at - this.#lastAt >= idleMs) this.#end('silence', this.#lastAt)
    const isStale = at <= this.#staleUntil
    if (this.#splitter.isIdle) {
      this.#begunAt = at
      this.#begunIsStale = false
    }
    this.#begunIsStale ||= isStale
    this.#lastAt = at
    for (const piece of this.#splitter.push(bytes)) {
      this.#piece(piece, 'silence', at)
      this.#begunIsStale = isStale
      this.#begunAt = at
    }
    this.#timer?.unsubscribe()
    if (this.#splitter.isIdle) return
    this.#timer = scheduler.schedule(() => this.#end('silence', at), idleMs)
  }

  #end(stop: Stop, at: number): void {
    this.#timer?.unsubscribe()
    for (const piece of this.#splitter.end(stop)) this.#piece(piece, stop, at)
  }

  #piece(piece: Frame | CheckByte, stop: Stop, at: number): void {
    if (piece.kind === 'frame') return this.#frame(piece, stop, at)
    if (piece.isRight) this.#health.refute('wrong-check-byte')
    else this.#health.saw('wrong-check-byte')
    this.#reportHealth()
  }

  #frame(frame: Frame, stop: Stop, at: number): void {
    if (frame.text === '') return this.#terminatorAlone(at)
    const reading = this.#read(frame, stop)
    const { content, bytes, isNoise, isWhole } = reading
    const { text } = content
    // Pure line noise, for example while plugging in, cuts nothing and is not reported.
    const isScan = !isNoise || isWorthReporting(text)
    const isRest = frame.isTail || this.#begunAt - this.#cutAt < restOfScanMs
    if (!this.#begunIsStale) this.#learn(reading, isRest)
    if (isScan) this.#cutAt = this.#isCut(reading) ? at : Number.NEGATIVE_INFINITY
    if (this.#begunIsStale) return this.#dropStale(text, at)
    this.#reportHealth()
    if (!isScan) return
    if (frame.overflow) return this.#refuse('overflow', text, at)
    if (isNoise || !isWhole) return this.#refuse('incomplete', text, at)
    if (isRest) return this.#refuse('wrong-length', text, at)
    const { source, clock } = this.#options
    const receivedAt = wallAt(at, clock)
    this.#emit({ kind: 'scan', scan: { ...content, bytes, source, receivedAt } })
  }

  #read(frame: Frame, stop: Stop): Reading {
    const { terminator, suffix } = this.#options
    const content = unframe(frame.text, this.#options)
    const bytes = bytesOf(content.text)
    const text = textOfBytes(bytes)
    const isSuffixed = stop === 'silence' && suffix !== '' && frame.text.endsWith(suffix)
    const isOpen = frame.end === 'open'
    const ending = frame.end === 'terminator' || (isSuffixed && !isOpen) ? 'terminator' : stop
    const isCode = isPaymentShaped(text) && !isOpen
    const endsBySilence = terminator === 'none' || (isCode && !this.#habit.isKnown)
    return {
      content: { ...content, text },
      bytes: bytesOf(frame.text),
      isNoise: !isText(bytes),
      ...{ ending, isOpen, isCode },
      isWhole: ending === 'terminator' || (ending === 'silence' && endsBySilence),
    }
  }

  /** Whether more of this scan may come. Where whole codes end in silence, a whole code is not the head of a scan. */
  #isCut({ ending, isCode }: Reading): boolean {
    if (ending !== 'silence' || this.#options.terminator === 'none') return false
    return !(isCode && this.#habit.hasSilentCodes)
  }

  #learn({ content, isNoise, ending, isOpen, isCode }: Reading, isRest: boolean): void {
    if (isNoise) return this.#learnNoise(content.text)
    this.#health.read(content.text)
    if (ending === 'terminator') return this.#learnTerminator()
    if (ending === 'close' || isOpen) return
    if (this.#options.terminator === 'none') return this.#health.refute('noise', 'wrong-suffix')
    const { wasSeen } = this.#habit
    if (isCode) this.#habit.missed(0)
    if (isCode && wasSeen) this.#health.saw('suffix-missing')
    else if (!wasSeen && (isCode || !isRest)) this.#health.saw('no-suffix')
  }

  /** A control byte at the edge of a whole code is a setting of the scanner, not noise. */
  #learnNoise(text: string): void {
    const around = surroundingsOf(text)
    if (!around || !controls.test(around.before + around.after)) return this.#health.saw('noise')
    this.#health.read(text)
    if (around.before === '') this.#health.saw('wrong-suffix')
  }

  #learnTerminator(): void {
    this.#habit.ended()
    this.#habit.wasAccident()
    this.#health.refute('noise', 'wrong-suffix', 'suffix-missing', 'no-suffix')
  }

  /** The terminator of the scan that was cut off has come late. */
  #terminatorAlone(at: number): void {
    if (at - this.#cutAt >= restOfScanMs) return
    this.#cutAt = Number.NEGATIVE_INFINITY
    this.#learnTerminator()
    this.#reportHealth()
  }

  #dropStale(text: string, at: number): void {
    if (this.#isStaleReported || !isWorthReporting(text)) return
    this.#isStaleReported = true
    this.#refuse('stale-input', text, at)
  }

  #refuse(reason: InputReason, text: string, at: number): void {
    const { source, clock } = this.#options
    const rejection = reject(reason, text, source, wallAt(at, clock))
    this.#emit({ kind: 'rejection', rejection })
  }

  #reportHealth(): void {
    const status = this.#health.news()
    if (status) this.#emit({ kind: 'status', status })
  }
}

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

/** Whether a text has at least one letter or digit. */
const isWorthReporting = (text: string): boolean => /[0-9A-Za-z]/.test(text)

const controls = /^[\u0000-\u001f]*$/
