import { Subject } from 'rxjs'
import { manualInput } from '../../src/scan/manual-input.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import { readyCodes, type Outcome } from '../../src/ready/ready-codes.ts'

test.each([[134579302432164180], [null], [undefined], [{ text: '1' }]])(
  'a driver that passes %p gets `not-a-string`, and the next scan is fine',
  async (text) => {
    const desk = manualInput()
    const { outcomes$, otherScans$ } = readyCodes([desk], {
      ledger: memoryLedger(),
      gate: 'always-armed',
    })
    const outcomes: Outcome<'always-armed'>[] = []
    const others: unknown[] = []
    outcomes$.subscribe((outcome) => outcomes.push(outcome))
    otherScans$.subscribe((scan) => others.push(scan))
    desk.submit(text as unknown as string)
    desk.submit('134567890123456789')
    await new Promise(setImmediate)
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: 'not-a-string', masked: '…' },
      { status: 'ready' },
    ])
    expect(others).toEqual([])
  },
)

test.each([
  { ledger: null },
  { ledger: {} },
  { fingerprinter: {} },
  { clock: {} },
  { scheduler: null },
])('%j is a TypeError at the call', (options) => {
  expect(() => readyCodes([], options as never)).toThrow(TypeError)
})

test.each([{}, { scans$: new Subject() }, { rejections$: new Subject() }])(
  'a value that is not an input is a TypeError at the call',
  (input) => {
    expect(() => readyCodes([input as never], { ledger: memoryLedger() })).toThrow(
      'each input must be a scanner input, with scans$',
    )
  },
)
