import { type VirtualTime } from '@paycode/simulator/testing'
import type { Subscription } from 'rxjs'
import type { GateMode, ReadyCode } from '../../../src/ready/ready-code.ts'
import { readyCodes, type Outcome, type ReadyCodes } from '../../../src/ready/ready-codes.ts'
import type { ReadyOptions } from '../../../src/ready/ready-options.ts'
import { fakeTime } from './fake-time.ts'
import { promptLedger } from './fake-ledger.ts'
import { handScanner, type HandScanner } from './hand-scanner.ts'

/** A short text for an outcome: `ready 13…89 A-1`, `expired 13…89`. */
export const outcomeText = (outcome: Outcome<GateMode>): string =>
  outcome.status === 'ready'
    ? `ready ${outcome.code.masked} ${outcome.code.orderId ?? '-'}`
    : `${outcome.reason} ${outcome.masked}`

export interface Till extends ReadyCodes<GateMode> {
  readonly time: VirtualTime
  readonly left: HandScanner
  readonly right: HandScanner
  readonly outcomes: Outcome<GateMode>[]
  readonly listening: Subscription
  /** The outcomes since the last call. */
  heard(): string[]
  /** The last ready code. */
  readonly code: ReadyCode<GateMode>
}

/** Two scanners, a subscribed stream, and time that the test moves. */
export function till(options: Partial<ReadyOptions> = {}): Till {
  const time = fakeTime()
  const left = handScanner('left', time)
  const right = handScanner('right', time)
  const codes = readyCodes([left, right], {
    clock: time,
    scheduler: time.scheduler,
    ledger: promptLedger(),
    ...options,
  })
  const outcomes: Outcome<GateMode>[] = []
  let heard = 0
  const listening = codes.outcomes$.subscribe((outcome) => outcomes.push(outcome))
  return {
    ...codes,
    time,
    left,
    right,
    outcomes,
    listening,
    heard() {
      const news = outcomes.slice(heard).map(outcomeText)
      heard = outcomes.length
      return news
    },
    get code() {
      const ready = outcomes.findLast((outcome) => outcome.status === 'ready')
      if (ready?.status !== 'ready') throw new Error('nothing is ready')
      return ready.code
    },
  }
}
