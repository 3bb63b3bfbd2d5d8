import { fakeTime } from './support/fake-time.ts'
import { instant } from '../../src/age.ts'
import { alwaysArmedGate, manualGate, type Gate, type ManualGate } from '../../src/ready/gate.ts'

const setUp = () => {
  const time = fakeTime()
  const onArm = jest.fn()
  const gate = manualGate(time, onArm)
  return { time, onArm, gate, refusal: () => gate.refusalOf(instant(time)) }
}

const cancellable = () => ({ cancel: jest.fn() })

describe('manual', () => {
  test('shut until armed, open for one code', () => {
    const { gate, refusal } = setUp()
    expect([gate.isArmed, refusal()]).toEqual([false, 'not-armed'])
    gate.arm({ orderId: 'A-1' })
    expect([gate.isArmed, refusal()]).toEqual([true, undefined])
    const reservation = gate.reserve()
    expect(reservation.orderId).toBe('A-1')
    expect([gate.isArmed, refusal()]).toEqual([true, 'attempt-in-progress'])
    reservation.settle(cancellable())
    expect([gate.isArmed, refusal()]).toEqual([false, 'not-armed'])
  })

  test('each arm is reported with its time', () => {
    const { time, gate, onArm } = setUp()
    time.pass(5)
    gate.arm({ orderId: 'A-1' })
    expect(onArm.mock.calls).toEqual([[instant(time)]])
  })

  test('a failed claim opens it again for the same order', () => {
    const { gate, refusal } = setUp()
    gate.arm({ orderId: 'A-1' })
    gate.reserve().reopen()
    expect([gate.isArmed, refusal()]).toEqual([true, undefined])
    expect(gate.reserve().orderId).toBe('A-1')
  })

  test('what was scanned before the arm is not armed', () => {
    const { time, gate } = setUp()
    const before = instant(time)
    time.pass(10)
    gate.arm({ orderId: 'A-1' })
    expect(gate.refusalOf(before)).toBe('not-armed')
    expect(gate.refusalOf(instant(time))).toBeUndefined()
    time.pass(10)
    expect(gate.refusalOf(before)).toBe('not-armed')
  })

  test('that holds while another code is being claimed', () => {
    const { time, gate } = setUp()
    const before = instant(time)
    time.pass(10)
    gate.arm({ orderId: 'A-1' })
    gate.reserve()
    expect(gate.refusalOf(before)).toBe('not-armed')
  })

  test('a scan in the millisecond of the arm is not from before it', () => {
    // Wall clocks have whole milliseconds, monotonic ones do not: a delay may seem 1 ms too long.
    let now = { monotonic: 5_000.9, wall: 1_000 }
    const gate = manualGate({ monotonic: () => now.monotonic, wall: () => now.wall }, () => {})
    gate.arm({ orderId: 'A-1' })
    const receivedAt = now.wall
    now = { monotonic: 5_001.1, wall: 1_001 }
    const clock = { monotonic: () => now.monotonic, wall: () => now.wall }
    expect(gate.refusalOf(instant(clock, now.wall - receivedAt))).toBeUndefined()
  })

  test('a wall clock set back after the arm does not shut the gate', () => {
    const { time, gate, refusal } = setUp()
    gate.arm({ orderId: 'A-1' })
    time.pass(10)
    time.shiftWall(-3_600_000)
    expect(refusal()).toBeUndefined()
  })

  describe('wrong use', () => {
    test('a second arm throws, and the first order stays', () => {
      const { gate, onArm } = setUp()
      gate.arm({ orderId: 'A-1' })
      expect(() => gate.arm({ orderId: 'B-2' })).toThrow(TypeError)
      expect(() => gate.arm({ orderId: 'A-1' })).toThrow('armed already')
      expect(onArm).toHaveBeenCalledTimes(1)
      expect(gate.reserve().orderId).toBe('A-1')
    })

    test('also while a claim runs', () => {
      const { gate } = setUp()
      gate.arm({ orderId: 'A-1' })
      gate.reserve()
      expect(() => gate.arm({ orderId: 'B-2' })).toThrow(TypeError)
    })

    test.each([[{ orderId: '' }], [{ orderId: 7 }], [{}], [undefined], [null], ['A-1']])(
      'arm(%j) throws',
      (order) => {
        const { gate } = setUp()
        expect(() => gate.arm(order as { orderId: string })).toThrow(TypeError)
        expect(gate.isArmed).toBe(false)
      },
    )

    test('reserve where nothing is open throws', () => {
      const { gate } = setUp()
      expect(() => gate.reserve()).toThrow(TypeError)
      gate.arm({ orderId: 'A-1' })
      const reservation = gate.reserve()
      expect(() => gate.reserve()).toThrow(TypeError)
      reservation.settle(cancellable())
      expect(() => gate.reserve()).toThrow(TypeError)
    })
  })

  test('its functions need no `this`', () => {
    const { arm, disarm, refusalOf, reserve } = setUp().gate
    arm({ orderId: 'A-1' })
    expect(reserve().orderId).toBe('A-1')
    expect(() => arm({ orderId: 'B-2' })).toThrow('armed already')
    disarm()
    expect(refusalOf({ monotonic: 0, wall: 0 })).toBe('not-armed')
  })

  describe.each([
    ['disarm()', (gate: ManualGate) => gate.disarm],
    ['the disarm that arm returned', (_: ManualGate, own: () => void) => own],
  ])('%s', (_, choose) => {
    test('shuts the gate; again is no error', () => {
      const { gate, refusal } = setUp()
      const disarm = choose(gate, gate.arm({ orderId: 'A-1' }))
      disarm()
      expect([gate.isArmed, refusal()]).toEqual([false, 'not-armed'])
      expect(disarm).not.toThrow()
      expect(() => gate.arm({ orderId: 'B-2' })).not.toThrow()
    })

    test('cancels a claim under way', () => {
      const { gate, refusal } = setUp()
      const disarm = choose(gate, gate.arm({ orderId: 'A-1' }))
      const reservation = gate.reserve()
      const cancelled = jest.fn()
      reservation.cancelled$.subscribe(cancelled)
      disarm()
      expect(cancelled).toHaveBeenCalledTimes(1)
      reservation.reopen()
      expect([gate.isArmed, refusal()]).toEqual([false, 'not-armed'])
    })

    test('gives a settled code up', () => {
      const { gate } = setUp()
      const disarm = choose(gate, gate.arm({ orderId: 'A-1' }))
      const code = cancellable()
      gate.reserve().settle(code)
      disarm()
      expect(code.cancel).toHaveBeenCalledTimes(1)
    })
  })

  test('disarm() without an order does nothing', () => {
    const { gate } = setUp()
    expect(() => gate.disarm()).not.toThrow()
  })

  test('a stale disarm does nothing to a later order, nor to its claim or code', () => {
    const { gate, refusal } = setUp()
    const stale = gate.arm({ orderId: 'A-1' })
    stale()
    gate.arm({ orderId: 'B-2' })
    stale()
    expect([gate.isArmed, refusal()]).toEqual([true, undefined])
    const reservation = gate.reserve()
    const cancelled = jest.fn()
    reservation.cancelled$.subscribe(cancelled)
    const code = cancellable()
    stale()
    reservation.settle(code)
    stale()
    expect([cancelled.mock.calls, code.cancel.mock.calls]).toEqual([[], []])
  })

  test('a stale reservation does nothing to a later order', () => {
    const { gate, refusal } = setUp()
    gate.arm({ orderId: 'A-1' })
    const stale = gate.reserve()
    gate.disarm()
    gate.arm({ orderId: 'B-2' })
    stale.settle(cancellable())
    expect(gate.isArmed).toBe(true)
    gate.reserve()
    stale.reopen()
    expect(refusal()).toBe('attempt-in-progress')
  })

  test('an order that has its code gives way to the next, and keeps its code', () => {
    const { gate } = setUp()
    gate.arm({ orderId: 'A-1' })
    const code = cancellable()
    gate.reserve().settle(code)
    gate.arm({ orderId: 'B-2' })
    gate.disarm()
    expect(code.cancel).not.toHaveBeenCalled()
  })
})

describe('always armed', () => {
  test('every code may be claimed, several at a time, for no order', () => {
    const { time } = setUp()
    const gate: Gate = alwaysArmedGate
    expect([gate.isArmed, gate.refusalOf(instant(time))]).toEqual([true, undefined])
    const [one, other] = [gate.reserve(), gate.reserve()]
    one.settle(cancellable())
    other.reopen()
    expect([one.orderId, other.orderId, gate.isArmed]).toEqual([undefined, undefined, true])
    expect(gate.refusalOf(instant(time))).toBeUndefined()
  })
})

test('types: an order has a name', () => {
  const { gate } = setUp()
  // @ts-expect-error orderId is not there
  expect(() => gate.arm({})).toThrow(TypeError)
  // @ts-expect-error orderId is no number
  expect(() => gate.arm({ orderId: 7 })).toThrow(TypeError)
})
