import { VirtualTimeScheduler } from 'rxjs'
import { InterruptWatch } from '../../src/tty/interrupt-watch.ts'

/** The times of interrupts after keys at these times. `true` marks a Ctrl+C. */
function interruptsOf(keys: readonly [at: number, isCtrlC: boolean][], stopAt?: number): number[] {
  const scheduler = new VirtualTimeScheduler()
  const interrupts: number[] = []
  const watch = new InterruptWatch(() => interrupts.push(scheduler.now()), scheduler)
  for (const [at, isCtrlC] of keys) scheduler.schedule(() => watch.key(isCtrlC, at), at)
  if (stopAt !== undefined) scheduler.schedule(() => watch.stop(), stopAt)
  scheduler.flush()
  return interrupts
}

test.each<[what: string, keys: [number, boolean][], interrupts: number[]]>([
  ['nothing', [], []],
  [
    'other keys',
    [
      [0, false],
      [500, false],
    ],
    [],
  ],
  ['alone', [[0, true]], [100]],
  [
    '100 ms after a key',
    [
      [0, false],
      [100, true],
    ],
    [200],
  ],
  [
    '99 ms after a key',
    [
      [0, false],
      [99, true],
    ],
    [],
  ],
  [
    '101 ms before a key',
    [
      [0, true],
      [101, false],
    ],
    [100],
  ],
  [
    '99 ms before a key',
    [
      [0, true],
      [99, false],
    ],
    [],
  ],
  [
    'twice, apart',
    [
      [0, true],
      [1_000, true],
    ],
    [100, 1_100],
  ],
  [
    'twice at once, by an impatient person',
    [
      [0, true],
      [60, true],
    ],
    [100],
  ],
  [
    'held down',
    [
      [0, true],
      [500, true],
      [533, true],
      [566, true],
    ],
    [100, 600],
  ],
  [
    'at the edges of a scan',
    [
      [0, true],
      [8, false],
      [16, false],
      [24, true],
    ],
    [],
  ],
])('Ctrl+C: %s', (_, keys, interrupts) => {
  expect(interruptsOf(keys)).toEqual(interrupts)
})

test('stopped, it interrupts no more', () => {
  expect(interruptsOf([[0, true]], 50)).toEqual([])
  expect(interruptsOf([[0, true]], 150)).toEqual([100])
})
