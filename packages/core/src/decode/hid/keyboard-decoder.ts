import type { HidOpen, HidReport } from '../../input/hid-event.ts'
import { KeystrokeDecoder } from '../keyboard/keystroke-decoder.ts'
import { pace } from '../keyboard/pace.ts'
import type { DeviceDecoder, DeviceSurroundings } from './device-decoder.ts'
import { keyboardLayoutOf } from './keyboard-layout.ts'
import { RawKeyboard } from './raw-keyboard.ts'

/** Reports of one scanner in keyboard mode: the wedge's own decoder, fed with what the keyboard says itself. */
export class KeyboardDecoder implements DeviceDecoder {
  readonly #keyboard: RawKeyboard
  readonly #decoder: KeystrokeDecoder
  /** When the last key came of what was queued before the opening; the rest of that scan may still be on its way. */
  #staleAt = Number.NEGATIVE_INFINITY

  constructor({ fields }: HidOpen, around: DeviceSurroundings) {
    this.#keyboard = new RawKeyboard(keyboardLayoutOf(fields))
    const { source, clock, scheduler } = around
    this.#decoder = new KeystrokeDecoder({ source, clock, scheduler }, around)
  }

  read(report: HidReport, at: number, isStale: boolean): void {
    const events = this.#keyboard.read(report, at)
    if (isStale || at - this.#staleAt < pace.burstGapMs) {
      const last = events.findLast(({ type }) => type === 'keydown')
      if (last) this.#staleAt = last.key === 'Enter' ? Number.NEGATIVE_INFINITY : at
      return
    }
    for (const event of events) this.#decoder.read(event)
  }

  close(): void {
    this.#decoder.interrupt()
    this.#decoder.stop()
  }

  stop(): void {
    this.#decoder.stop()
  }
}
