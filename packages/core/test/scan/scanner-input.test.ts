import { concat, NEVER, Observable, of, Subject } from 'rxjs'
import { TestScheduler, type RunHelpers } from 'rxjs/testing'
import { reject } from '../../src/scan/rejection.ts'
import type { Scan } from '../../src/scan/scan.ts'
import { scannerInput, type DeviceReport } from '../../src/scan/scanner-input.ts'

const source = { kind: 'serial', id: 'COM3' } as const
const scan = (text: string): Scan => ({ text, source, receivedAt: 0 })
const status = (state: 'open' | 'lost'): DeviceReport => ({ kind: 'status', status: { state } })

const a = scan('134567890123456789')
const b = scan('101122334455667788')
const x = reject('incomplete', '13456789', source, 0)
const reports: Record<string, DeviceReport> = {
  ...{ a: { kind: 'scan', scan: a }, b: { kind: 'scan', scan: b } },
  ...{ x: { kind: 'rejection', rejection: x }, o: status('open'), l: status('lost') },
}
const outcomes = { a, b, x }
const states = {
  ...{
    O: { state: 'open' },
    L: { state: 'lost' },
    c: { state: 'closed' },
    p: { state: 'opening' },
  },
}

const marbles = (test: (helpers: RunHelpers) => void) =>
  new TestScheduler((actual, expected) => expect(actual).toStrictEqual(expected)).run(test)

describe('scannerInput', () => {
  test('has the name and kind of its source', () => {
    expect(scannerInput(source, NEVER)).toMatchObject({ id: 'COM3', kind: 'serial' })
  })

  test('opens once for all subscribers, and releases with the last', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const open$ = cold('    --a--x--b--a', reports)
      const input = scannerInput(source, open$)
      const first = '         ^-----!'
      const second = '        -^--------!'
      const refusals = '      ---^-----!'
      const device = '        ^---------!'
      expectObservable(input.scans$, first).toBe(' --a----', outcomes)
      expectObservable(input.scans$, second).toBe('--a-----b', outcomes)
      expectObservable(input.rejections$, refusals).toBe('-----x', outcomes)
      expectSubscriptions(open$.subscriptions).toBe(device)
    })
  })

  test('rejections alone open it too', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const open$ = cold('--a--x', reports)
      const input = scannerInput(source, open$)
      expectObservable(input.rejections$, '^------!').toBe('-----x', outcomes)
      expectSubscriptions(open$.subscriptions).toBe('^------!')
    })
  })

  test('opens again, from the start', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const open$ = cold('  -a-b', reports)
      const { scans$ } = scannerInput(source, open$)
      expectObservable(scans$, '^-!').toBe('        -a', outcomes)
      expectObservable(scans$, '-----^---!').toBe(' ------a-b', outcomes)
      expectSubscriptions(open$.subscriptions).toBe(['^-!', '-----^---!'])
    })
  })

  test('a late subscriber gets no old scan', () => {
    marbles(({ cold, expectObservable }) => {
      const { scans$ } = scannerInput(source, cold('-a-b', reports))
      expectObservable(scans$, '^').toBe('  -a-b', outcomes)
      expectObservable(scans$, '--^').toBe('---b', outcomes)
    })
  })

  test('the status opens nothing, replays what is and follows it', () => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const open$ = cold('         --o--l--o', reports)
      const input = scannerInput(source, open$)
      expectObservable(input.status$, '     ^').toBe(' c--p-O--L--O--c', states)
      expectObservable(input.scans$, '      ---^----------!').toBe('')
      expectObservable(input.status$, '     -------^').toBe('-------OL--O--c', states)
      expectObservable(input.status$, '     ----------------^').toBe('----------------c', states)
      expectSubscriptions(open$.subscriptions).toBe('---^----------!')
    })
  })

  test('the status is no scan and no rejection', () => {
    marbles(({ cold, expectObservable }) => {
      const input = scannerInput(source, cold('-o-(axl)-b', reports))
      expectObservable(input.scans$).toBe('     ---a-----b', outcomes)
      expectObservable(input.rejections$).toBe('---x', outcomes)
    })
  })

  test('the status says closed when the device has been released, not before', () => {
    const order: string[] = []
    const open$ = new Observable<DeviceReport>((subscriber) => {
      order.push('opened')
      subscriber.next(status('open'))
      return () => order.push('released')
    })
    const input = scannerInput(source, open$)
    input.status$.subscribe(({ state }) => order.push(state))
    input.scans$.subscribe().unsubscribe()
    expect(order).toStrictEqual(['closed', 'opening', 'opened', 'open', 'released', 'closed'])
  })

  test('a binding that ends is closed and can be opened again', () => {
    const seen: string[] = []
    const input = scannerInput(source, of(status('open'), { kind: 'scan' as const, scan: a }))
    input.status$.subscribe(({ state }) => seen.push(state))
    input.scans$.subscribe(({ text }) => seen.push(text))
    input.scans$.subscribe(({ text }) => seen.push(text))
    const once = ['opening', 'open', a.text, 'closed']
    expect(seen).toStrictEqual(['closed', ...once, ...once])
  })

  test('a binding that fails against its contract is closed as well', () => {
    const errors: unknown[] = []
    const seen: string[] = []
    const reports$ = new Subject<DeviceReport>()
    const input = scannerInput(source, reports$)
    input.status$.subscribe(({ state }) => seen.push(state))
    input.scans$.subscribe({ error: (error) => errors.push(error) })
    reports$.error('broken')
    expect(errors).toStrictEqual(['broken'])
    expect(seen).toStrictEqual(['closed', 'opening', 'closed'])
  })

  test('status$ takes no status from outside', () => {
    const { status$ } = scannerInput(source, concat(of({ kind: 'scan' as const, scan: a }), NEVER))
    expect(status$).not.toHaveProperty('next')
  })
})
