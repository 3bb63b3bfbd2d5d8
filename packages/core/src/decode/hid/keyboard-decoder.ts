import { problemOf } from '../../problem.ts'
import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { KeystrokeDecoder } from '../keyboard/keystroke-decoder.ts'
import { pace } from '../keyboard/pace.ts'
import type { DeviceDecoder, DecoderContext } from './device-decoder.ts'
import { hidHints } from './hid-hints.ts'
import { isUnknownLayout, keyboardLayoutOf, type KeyboardLayout } from './keyboard-layout.ts'
import { isEmpty } from './read-piece.ts'
import { RawKeyboard } from './raw-keyboard.ts'

/** After this many reports of an unknown layout, the layout is the scanner's and not an accident. */
const minUnknown = 2

/** Reads the reports of one scanner in keyboard mode: the wedge's decoder gets the key events of the raw keyboard. */
export class KeyboardDecoder implements DeviceDecoder {
  readonly #layout: KeyboardLayout
  readonly #keyboard: RawKeyboard
  readonly #decoder: KeystrokeDecoder
  /** When the last key that was queued before the opening came, in ms; the rest of that scan may still follow. */
  #staleAt = Number.NEGATIVE_INFINITY
  readonly #context: DecoderContext
  #unknown = 0

  constructor({ fields }: HidOpen, context: DecoderContext) {
    this.#layout = keyboardLayoutOf(fields)
    this.#keyboard = new RawKeyboard(this.#layout)
    this.#context = context
    const { source, clock, scheduler } = context
    this.#decoder = new KeystrokeDecoder({ source, clock, scheduler }, context)
  }

  read(report: HidReport, at: number, isStale: boolean): void {
    if (isUnknownLayout(this.#layout, report)) return this.#countUnknown(report)
    const events = this.#keyboard.read(report, at)
    if (isStale || at - this.#staleAt < pace.burstGapMs) {
      const last = events.findLast(({ type }) => type === 'keydown')
      if (last) this.#staleAt = last.key === 'Enter' ? Number.NEGATIVE_INFINITY : at
      return
    }
    for (const event of events) this.#decoder.read(event)
  }

  /**
   * Counts a report with keys. The first byte is an id or the modifiers; a report that is empty after it is a release.
   */
  #countUnknown({ data }: HidReport): void {
    if (isEmpty(data.subarray(1))) return
    this.#unknown += 1
    if (this.#unknown !== minUnknown) return
    const problem = problemOf(hidHints, 'unknown-report-layout')
    this.#context.emit({ kind: 'status', status: { state: 'open', problem } })
  }

  close(): void {
    this.#decoder.interrupt()
    this.#decoder.stop()
  }

  stop(): void {
    this.#decoder.stop()
  }
}
