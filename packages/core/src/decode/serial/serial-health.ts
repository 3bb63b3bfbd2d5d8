import { problemOf } from '../../problem.ts'
import type { DeviceStatus } from '../../scan/device-status.ts'
import { AroundCode, type AroundHint } from '../around-code.ts'
import { serialHints, type SerialHint } from './serial-hints.ts'

type Fault = Exclude<SerialHint, AroundHint>

/** How many times in a row a fault must be seen to be reported; the most urgent first. */
const minTimes: readonly (readonly [fault: Fault, times: number])[] = [
  ['noise', 2],
  ['wrong-suffix', 2],
  ['suffix-missing', 1],
  ['no-suffix', 2],
  ['wrong-check-byte', 1],
]

/** Finds out from its scans what is wrong with a serial scanner. */
export class SerialHealth {
  readonly #seen = new Map<Fault, number>()
  readonly #around = new AroundCode()
  #aroundHint: AroundHint | undefined
  #hint: SerialHint | undefined

  saw(fault: Fault): void {
    this.#seen.set(fault, (this.#seen.get(fault) ?? 0) + 1)
  }

  /** A scan shows that these faults do not exist. */
  refute(...faults: readonly Fault[]): void {
    for (const fault of faults) this.#seen.delete(fault)
  }

  /** Takes the text of a scan, which may show a prefix or suffix that no option names. */
  read(text: string): void {
    this.#aroundHint = this.#around.read(text)
  }

  /** The status to report if the hint has changed. */
  news(): DeviceStatus | undefined {
    const [fault] = minTimes.find(([name, times]) => (this.#seen.get(name) ?? 0) >= times) ?? []
    const hint = fault ?? this.#aroundHint
    if (hint === this.#hint) return undefined
    this.#hint = hint
    if (!hint) return { state: 'open' }
    return { state: 'open', problem: problemOf(serialHints, hint) }
  }
}
