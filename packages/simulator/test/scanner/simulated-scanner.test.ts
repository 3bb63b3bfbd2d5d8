import { memoryLedger, readyCodes, type DeviceStatus, type Scan } from '@paycode/core'
import { schedulerClock } from '@paycode/core/adapter'
import { VirtualTimeScheduler } from 'rxjs'
import { NotOpenError, simulatedScanner } from '../../src/index.ts'

const w1 = '134567890123456789'

function onBench(...options: Parameters<typeof simulatedScanner>) {
  const scanner = simulatedScanner(...options)
  const scans: Scan[] = []
  const states: DeviceStatus['state'][] = []
  scanner.status$.subscribe(({ state }) => states.push(state))
  const open = () => scanner.scans$.subscribe((scan) => scans.push(scan))
  return { scanner, scans, states, open }
}

test('is a keyboard by default, and what one likes otherwise', () => {
  const { kind, id } = simulatedScanner()
  expect({ kind, id }).toEqual({ kind: 'keyboard', id: 'simulated' })
  const source = { kind: 'camera', id: 'front' } as const
  const { scanner, scans, open } = onBench({ source })
  open()
  scanner.scan(w1)
  expect({ kind: scanner.kind, id: scanner.id }).toEqual(source)
  expect(scans).toMatchObject([{ text: w1, source }])
})

test('says when by the clock it is given', () => {
  const scheduler = new VirtualTimeScheduler()
  const { scanner, scans, open } = onBench({ clock: schedulerClock(scheduler) })
  open()
  scheduler.schedule(() => scanner.scan(w1), 1_234)
  scheduler.flush()
  expect(scans).toEqual([
    { text: w1, source: { kind: 'keyboard', id: 'simulated' }, receivedAt: 1_234 },
  ])
})

test('reports the symbol that it was given', () => {
  const { scanner, scans, open } = onBench()
  open()
  scanner.scan(w1, { symbology: 'qr', aim: ']Q1' })
  expect(scans).toMatchObject([{ text: w1, symbology: 'qr', aim: ']Q1' }])
  scanner.scan(w1)
  expect(Object.keys(scans[1] ?? {}).toSorted()).toEqual(['receivedAt', 'source', 'text'])
})

test('does not scan into the void: closed, it throws', () => {
  const { scanner, scans, open } = onBench()
  expect(() => scanner.scan(w1)).toThrow(NotOpenError)
  open().unsubscribe()
  expect(() => scanner.scan(w1)).toThrow('the device is not open')
  expect(scanner.isOpen).toBe(false)
  open()
  expect(scanner.isOpen).toBe(true)
  expect(scans).toEqual([])
})

test('reads nothing while unplugged, and says so', () => {
  const { scanner, scans, states, open } = onBench()
  const subscription = open()
  scanner.unplug()
  scanner.scan(w1)
  expect(scans).toEqual([])
  scanner.replug()
  scanner.scan(w1)
  expect(scans).toHaveLength(1)
  subscription.unsubscribe()
  expect(states).toEqual(['closed', 'opening', 'open', 'lost', 'open', 'closed'])
})

test('may be unplugged and replugged while no one listens', () => {
  const { scanner, states, open } = onBench()
  scanner.unplug()
  scanner.replug()
  scanner.unplug()
  expect(states).toEqual(['closed'])
  open()
  expect(states).toEqual(['closed', 'opening', 'lost'])
})

test('may be released out of a scan', () => {
  const { scanner, states } = onBench()
  const seen: string[] = []
  const subscription = scanner.scans$.subscribe(({ text }) => {
    seen.push(text)
    subscription.unsubscribe()
  })
  scanner.scan(w1)
  expect(seen).toEqual([w1])
  expect(scanner.isOpen).toBe(false)
  expect(states.at(-1)).toBe('closed')
})

test('reports when it is open', async () => {
  const { scanner, open } = onBench()
  const order: string[] = []
  const opened = scanner.opened().then(() => order.push('opened'))
  await Promise.resolve()
  order.push('opens')
  open()
  await opened
  await scanner.opened()
  expect(order).toEqual(['opens', 'opened'])
})

test('is an input like any other to the code under test', async () => {
  const scanner = simulatedScanner()
  const codes = readyCodes([scanner], { ledger: memoryLedger(), gate: 'always-armed' })
  const taken = new Promise<string>((resolve) => {
    codes.outcomes$.subscribe((outcome) => {
      resolve(outcome.status === 'ready' ? outcome.code.take() : outcome.reason)
    })
  })
  scanner.scan(w1)
  expect(await taken).toBe(w1)
})
