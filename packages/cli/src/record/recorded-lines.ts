import { randomInt } from 'node:crypto'
import { systemClock } from '@paycode/core/adapter'
import { hidEvents } from '@paycode/hid/node'
import { terminalKeystrokes } from '@paycode/keyboard-wedge/tty'
import { serialEvents } from '@paycode/serial/node'
import { byteScrubber, digitScrubber, HidLines, serialLine, traceLine } from '@paycode/simulator'
import { filter, map, type Observable } from 'rxjs'
import type { InputName } from '../scan/scan-options.ts'

export interface Recorded {
  readonly input: InputName
  readonly port?: string
  /** Whether digits are replaced. */
  readonly isScrubbed: boolean
}

const random = (): number => randomInt(2 ** 32) / 2 ** 32

/** A scanner's events as lines of a trace, from the subscription on. */
export function recordedLines(recorded: Recorded, onInterrupt: () => void): Observable<string> {
  const startedAt = systemClock.monotonic()
  switch (recorded.input) {
    case 'hid':
      return hidLines(recorded, startedAt)
    case 'serial':
      return serialLines(recorded, startedAt)
    case 'tty':
    case 'stdin':
    case 'manual':
      return keyLines(recorded, startedAt, onInterrupt)
    default:
      return recorded.input satisfies never
  }
}

function keyLines(
  { isScrubbed }: Recorded,
  startedAt: number,
  onInterrupt: () => void,
): Observable<string> {
  const keystrokes$ = terminalKeystrokes({ onInterrupt })
  const scrubbed$ = isScrubbed ? keystrokes$.pipe(map(digitScrubber(random))) : keystrokes$
  return scrubbed$.pipe(map((keystroke) => traceLine(keystroke, startedAt)))
}

function hidLines({ isScrubbed }: Recorded, startedAt: number): Observable<string> {
  const lines = new HidLines(startedAt)
  const events$ = hidEvents({ readKeyboards: true })
  const scrubbed$ = isScrubbed ? events$.pipe(map(byteScrubber(random).hid)) : events$
  return scrubbed$.pipe(map((event) => lines.line(event)))
}

function serialLines({ port = '', isScrubbed }: Recorded, startedAt: number): Observable<string> {
  const scrub = byteScrubber(random)
  return serialEvents({ path: port }).pipe(
    filter((event) => event.type === 'serial'),
    map(({ at, bytes }) =>
      serialLine({ at, bytes: isScrubbed ? scrub.bytes(bytes) : bytes }, port, startedAt),
    ),
  )
}
