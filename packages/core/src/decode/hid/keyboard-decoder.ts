import { problemOf } from '../../problem.ts'
import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { KeystrokeDecoder } from '../keyboard/keystroke-decoder.ts'
import { pace } from '../keyboard/pace.ts'
import type { DeviceDecoder, DeviceSurroundings } from './device-decoder.ts'
import { hidHints } from './hid-hints.ts'
import { isUnknownLayout, keyboardLayoutOf, type KeyboardLayout } from './keyboard-layout.ts'
import { isEmpty } from './read-piece.ts'
import { RawKeyboard } from './raw-keyboard.ts'

/** This many reports with keys in unknown places are the scanner's way, no accident. */
const minUnknown = 2

/** Reports of one scanner in keyboard mode: the wedge's own decoder, fed with what the keyboard says itself. */
export class KeyboardDecoder implements DeviceDecoder {
  readonly #layout: KeyboardLayout
  readonly #keyboard: RawKeyboard
  readonly #decoder: KeystrokeDecoder
  /** When the last key came of what was queued before the opening; the rest of that scan may still be on its way. */
  #staleAt = Number.NEGATIVE_INFINITY
  readonly #around: DeviceSurroundings
  #unknown = 0

  constructor({ fields }: HidOpen, around: DeviceSurroundings) {
    this.#layout = keyboardLayoutOf(fields)
    this.#keyboard = new RawKeyboard(this.#layout)
    this.#around = around
    const { source, clock, scheduler } = around
    this.#decoder = new KeystrokeDecoder({ source, clock, scheduler }, around)
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

  /** The first byte is an id or the modifiers. What is empty behind it is a release. */
  #countUnknown({ data }: HidReport): void {
    if (isEmpty(data.subarray(1))) return
    this.#unknown += 1
    if (this.#unknown !== minUnknown) return
    const problem = problemOf(hidHints, 'unknown-report-layout')
    this.#around.emit({ kind: 'status', status: { state: 'open', problem } })
  }

  close(): void {
    this.#decoder.interrupt()
    this.#decoder.stop()
  }

  stop(): void {
    this.#decoder.stop()
  }
}
