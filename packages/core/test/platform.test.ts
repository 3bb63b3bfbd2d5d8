import { asyncScheduler, Subscription, VirtualTimeScheduler } from 'rxjs'
import type { MinimalAbortSignal, PlatformAbortSignal } from '../src/platform.ts'
import {
  letProcessEnd,
  newAbortController,
  randomBytes,
  schedulerClock,
  systemClock,
} from '../src/platform.ts'

describe('systemClock', () => {
  test('its wall clock is the time since the epoch', () => {
    const before = Date.now()
    const wall = systemClock.wall()
    expect(wall).toBeGreaterThanOrEqual(before)
    expect(wall).toBeLessThanOrEqual(Date.now())
  })

  test('its monotonic clock is that of the event stamps', () => {
    const before = performance.now()
    const monotonic = systemClock.monotonic()
    expect(monotonic).toBeGreaterThanOrEqual(before)
    expect(monotonic).toBeLessThanOrEqual(performance.now())
  })
})

test('schedulerClock reads both clocks off the scheduler', () => {
  const scheduler = new VirtualTimeScheduler()
  const clock = schedulerClock(scheduler)
  scheduler.frame = 123
  expect([clock.monotonic(), clock.wall()]).toEqual([123, 123])
})

test('newAbortController makes the platform’s own, which fetch accepts', () => {
  const controller = newAbortController()
  const signal: AbortSignal = controller.signal
  const reason = new Error('over')
  controller.abort(reason)
  expect(signal).toBeInstanceOf(AbortSignal)
  expect([signal.aborted, signal.reason]).toEqual([true, reason])
})

test('randomBytes are as many as asked for, and not twice the same', () => {
  expect(randomBytes(32)).toHaveLength(32)
  expect(randomBytes(32)).not.toEqual(randomBytes(32))
})

test('types: what core relies on is in the platform’s signal', () => {
  const part: MinimalAbortSignal = newAbortController().signal
  // @ts-expect-error the part that core knows is not the whole
  const whole: PlatformAbortSignal = part
  expect(whole.aborted).toBe(false)
})

describe('letProcessEnd', () => {
  test('a timer of asyncScheduler no longer keeps the process', () => {
    const timer = asyncScheduler.schedule(() => {}, 60_000)
    const handle = (timer as Subscription & { id: NodeJS.Timeout }).id
    expect(handle.hasRef()).toBe(true)
    letProcessEnd(timer)
    expect(handle.hasRef()).toBe(false)
    timer.unsubscribe()
  })

  test.each([
    ['virtual time', new VirtualTimeScheduler().schedule(() => {}, 1)],
    ['a browser’s number', Object.assign(new Subscription(), { id: 7 })],
    ['no timer', new Subscription()],
  ])('%s: nothing is to be done', (_, timer) => {
    expect(() => letProcessEnd(timer)).not.toThrow()
  })
})
