import type { Subscription } from 'rxjs'
import type { SerialEvent } from '../../input/serial-event.ts'
import { arrivedAt, wallAt } from '../arrival.ts'
import { textOfBytes } from '../bytes-text.ts'
import { isText } from '../is-text.ts'
import { LineSplitter, type Line } from '../lines/line-splitter.ts'
import { readLine } from '../lines/read-line.ts'
import { isPaymentShaped } from '../payment-shape.ts'
import { queuedMs } from '../queued-ms.ts'
import { reject, type InputReason } from '../rejection.ts'
import type { DeviceReport } from '../scanner-input.ts'
import { serialHints, type SerialHint } from './serial-hints.ts'
import type { SerialOptions } from './serial-options.ts'

/** What comes so soon (ms) after a scan that was cut off is its rest. */
const restOfScanMs = 1_000
/** So many scans in a row with the same fault are no accident. */
const leastForHint = 2

/** How a frame ended. */
type Ending = 'terminator' | 'silence' | 'close'

/** The state machine behind `decodeSerial`: one frame at a time, one timer, bounded. */
export class SerialDecoder {
  readonly #around: Required<SerialOptions>
  readonly #emit: (report: DeviceReport) => void
  readonly #splitter: LineSplitter
  #timer: Subscription | undefined
  #staleUntil = Number.NEGATIVE_INFINITY
  #isStaleTold = false
  /** What has begun was queued before the port was opened, its head at least. */
  #begunIsStale = false
  #begunAt = 0
  #lastAt = 0
  #cutAt = Number.NEGATIVE_INFINITY
  #hasTerminator = false
  #hint: SerialHint | undefined
  readonly #faults: Record<SerialHint, number> = { noise: 0, 'no-suffix': 0 }

  constructor(around: Required<SerialOptions>, emit: (report: DeviceReport) => void) {
    this.#around = around
    this.#emit = emit
    this.#splitter = new LineSplitter(around.terminator === 'none' ? 'lines' : 'frames')
  }

  read(event: SerialEvent): void {
    const at = arrivedAt(event.at, this.#around.clock)
    if (event.type === 'serial') return this.#chunk(event.bytes, at)
    this.#end('close', at)
    if (event.type !== 'serial-open') return
    this.#staleUntil = at + queuedMs
    this.#isStaleTold = false
  }

  /** The port is gone: what was begun is told of. */
  close(): void {
    this.#end('close', this.#around.clock.monotonic())
  }

  /** Nothing waits any more. */
  stop(): void {
    this.#timer?.unsubscribe()
  }

  #chunk(bytes: Uint8Array, at: number): void {
    const { idleMs, scheduler } = this.#around
    if (bytes.length === 0) return
    if (at - this.#lastAt >= idleMs) this.#end('silence', at)
    const isStale = at <= this.#staleUntil
    if (this.#splitter.begun === '') {
      this.#begunAt = at
      this.#begunIsStale = false
    }
    this.#begunIsStale ||= isStale
    this.#lastAt = at
    for (const line of this.#splitter.push(carried(bytes))) {
      this.#hasTerminator = true
      this.#frame(line, 'terminator', at)
      this.#begunIsStale = isStale
      this.#begunAt = at
    }
    this.#timer?.unsubscribe()
    if (this.#splitter.begun === '') return
    this.#timer = scheduler.schedule(() => this.#end('silence', at), idleMs)
  }

  #end(how: Ending, at: number): void {
    this.#timer?.unsubscribe()
    for (const line of this.#splitter.end()) this.#frame(line, how, at)
  }

  #frame(line: Line, how: Ending, at: number): void {
    const bytes = bytesOf(line.text)
    const { source, clock } = this.#around
    const read = readLine({ ...line, text: textOfBytes(bytes) }, source, wallAt(at, clock))
    if (this.#begunIsStale) return this.#dropStale(line.text, at)
    if (!('text' in read)) return this.#emit(read)
    const { text } = read
    if (!isText(bytes)) {
      this.#count('noise')
      // Of what is nothing but noise, as when a plug goes in, there is nothing to say.
      return isWorthSaying(text) ? this.#refuse('incomplete', text, at) : undefined
    }
    const isWhole = how === 'terminator' || (how === 'silence' && this.#endsBySilence(text))
    const isRest = !isPaymentShaped(text) && this.#begunAt - this.#cutAt < restOfScanMs
    const isCut = how === 'close' || (how === 'silence' && this.#around.terminator === 'auto')
    this.#cutAt = isCut ? at : Number.NEGATIVE_INFINITY
    if (isCut && how === 'silence') this.#count('no-suffix')
    if (!isWhole) return this.#refuse('incomplete', text, at)
    if (isRest) return this.#refuse('wrong-length', text, at)
    if (!isCut) this.#clean()
    this.#emit({ ...read, bytes })
  }

  /** Where a terminator is usual, what has none is cut off. */
  #endsBySilence(text: string): boolean {
    return this.#around.terminator === 'none' || (!this.#hasTerminator && isPaymentShaped(text))
  }

  #dropStale(text: string, at: number): void {
    if (this.#isStaleTold || !isWorthSaying(text)) return
    this.#isStaleTold = true
    this.#refuse('stale-input', text, at)
  }

  #refuse(reason: InputReason, text: string, at: number): void {
    const { source, clock } = this.#around
    this.#emit(reject(reason, text, source, wallAt(at, clock)))
  }

  #count(hint: SerialHint): void {
    this.#faults[hint] += 1
    if (this.#faults[hint] < leastForHint || this.#hint === hint) return
    this.#hint = hint
    const problem = { code: hint, cure: serialHints[hint] }
    this.#emit({ status: 'device', device: { state: 'open', problem } })
  }

  #clean(): void {
    this.#faults.noise = 0
    this.#faults['no-suffix'] = 0
    if (this.#hint) this.#emit({ status: 'device', device: { state: 'open' } })
    this.#hint = undefined
  }
}

/** Bytes as text, a character each: the splitter cuts text, and a line end is never a part of another character in UTF-8. */
const carried = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))

/** A letter or a digit at the least. */
const isWorthSaying = (text: string): boolean => /[0-9A-Za-z]/.test(text)
