import { epoch } from '@paycode/simulator/testing'
import { manualInput } from '../../src/scan/manual-input.ts'
import { pushInput, type PushInputOptions, type PushOptions } from '../../src/scan/push-input.ts'
import type { Scan } from '../../src/scan/scan.ts'
import { w1 } from '../ready/support/codes.ts'
import { fakeTime } from '../ready/support/fake-time.ts'

function setUp(options: Partial<PushInputOptions> = {}) {
  const time = fakeTime()
  const input = pushInput({ id: 'intents', clock: time, scheduler: time.scheduler, ...options })
  const scans: Scan[] = []
  const open = () => input.scans$.subscribe((scan) => scans.push(scan))
  return { time, input, scans, open }
}

test('a scan is what was pushed, with its symbology, from the source host', () => {
  const { input, scans, open, time } = setUp()
  open()
  time.pass(10_000)
  expect(input.push(w1, { symbology: 'code-128', at: time.wall() - 300 })).toBe(true)
  expect(scans).toStrictEqual([
    {
      text: w1,
      source: { kind: 'host', id: 'intents' },
      receivedAt: epoch + 9_700,
      symbology: 'code-128',
    },
  ])
})

test('another kind may be named', () => {
  const { input, scans, open } = setUp({ kind: 'camera' })
  open()
  input.push(w1)
  expect([input.kind, scans[0]?.source]).toEqual(['camera', { kind: 'camera', id: 'intents' }])
})

test('a time in the future counts as now', () => {
  const { input, scans, open, time } = setUp()
  open()
  input.push(w1, { at: time.wall() + 60_000 })
  expect(scans[0]?.receivedAt).toBe(epoch)
})

test('without a subscriber a scan is dropped, and push returns false', () => {
  const { input, scans, open } = setUp()
  expect(input.push(w1)).toBe(false)
  open().unsubscribe()
  expect(input.push(w1)).toBe(false)
  expect(scans).toEqual([])
})

describe('the age of a scan without a time', () => {
  const ageOf = ({ time, scans }: ReturnType<typeof setUp>): number =>
    time.wall() - (scans.at(-1)?.receivedAt ?? 0)

  test('is nothing while the process runs, so that no order is younger than its scan', () => {
    const till = setUp()
    till.open()
    for (let ms = 0; ms < 5_000; ms += 170) {
      till.time.pass(170)
      till.input.push(w1)
      expect(ageOf(till)).toBe(0)
    }
  })

  test('is nothing right after the opening', () => {
    const till = setUp()
    till.time.pass(60_000)
    till.open()
    till.input.push(w1)
    expect(ageOf(till)).toBe(0)
  })

  test('counts the time for which the process stood still, its first beat afterwards included', () => {
    const till = setUp()
    till.open()
    till.time.pass(5_000)
    till.time.sleep(70_000)
    till.input.push(w1)
    expect(ageOf(till)).toBeGreaterThanOrEqual(70_000)
    till.time.pass(250)
    till.input.push(w1)
    expect(ageOf(till)).toBeGreaterThanOrEqual(70_000)
  })

  test('a wall clock set back makes nothing younger', () => {
    const till = setUp()
    till.open()
    till.time.pass(5_000)
    till.time.shiftWall(-3_600_000)
    till.input.push(w1)
    expect(ageOf(till)).toBe(0)
  })

  test('the heartbeat ends with the last subscription', () => {
    const { time, open } = setUp()
    const listening = open()
    time.pass(2_000)
    expect(time.timers).toBe(1)
    listening.unsubscribe()
    expect(time.timers).toBe(0)
  })
})

describe('wrong use', () => {
  test.each([[{}], [{ id: '' }], [{ id: 1 }]])('%j needs an id', (options) => {
    expect(() => pushInput(options as PushInputOptions)).toThrow('pushInput: id must be')
  })

  test.each<[object, string]>([
    [{ symbology: 'qrcode' }, 'push: symbology must be one of gs1-128, code-128, qr'],
    [{ at: '1' }, 'push: at must be a time in ms'],
    [{ at: Number.NaN }, 'push: at must be a time in ms'],
    [{ at: -1 }, 'push: at must be a time in ms'],
    [{ time: 1 }, 'push: unknown option "time"'],
  ])('push %j', (options, message) => {
    const { input, open } = setUp()
    open()
    expect(() => input.push(w1, options as PushOptions)).toThrow(TypeError)
    expect(() => input.push(w1, options as PushOptions)).toThrow(message)
  })

  test('a misspelt option is named', () => {
    expect(() => pushInput({ id: 'a', kinds: 'host' } as PushInputOptions)).toThrow('"kind"')
    expect(() => manualInput({ ids: 'a' } as object)).toThrow('"id"')
  })
})
