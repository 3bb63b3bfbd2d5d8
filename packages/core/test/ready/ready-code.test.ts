import { inspect } from 'node:util'
import { epoch } from '@paycode/simulator/testing'
import { asyncScheduler, type Subscription } from 'rxjs'
import { systemClock } from '../../src/platform.ts'
import { reveal } from '../../src/code/payment-code.ts'
import { instant } from '../../src/age.ts'
import { CodeCancelledError, CodeExpiredError, CodeTakenError } from '../../src/ready/errors.ts'
import { ClaimedCode, type GateMode, type ReadyCode } from '../../src/ready/ready-code.ts'
import { w1 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { paymentCode } from './support/payment-codes.ts'

const setUp = (freshnessMs = 60_000) => {
  const time = fakeTime()
  const lifetime = { clock: time, scheduler: time.scheduler, freshnessMs, firstSeen: instant(time) }
  const code = new ClaimedCode(paymentCode(time), w1, lifetime, 'A-1')
  return { time, code }
}

test('what it says of itself', () => {
  const { code } = setUp(45_000)
  expect({ ...code }).toEqual({
    wallet: 'wechat-pay',
    issuer: 'mainland-china',
    lookAlike: undefined,
    orderId: 'A-1',
    scannedAt: epoch,
    expiresAt: epoch + 45_000,
    masked: '13…89',
    source: { kind: 'keyboard', id: 'left' },
  })
})

test.each(['monotonic', 'wall'] as const)('a %s clock that says NaN leaves nothing', (name) => {
  const { time } = setUp()
  let isBroken = false
  const clock = { ...time, monotonic: time.monotonic, wall: time.wall }
  const broken = { ...clock, [name]: () => (isBroken ? Number.NaN : clock[name]()) }
  const lifetime = { ...{ clock: broken, scheduler: time.scheduler }, freshnessMs: 60_000 }
  const firstSeen = instant(broken)
  const code = new ClaimedCode(paymentCode(time), w1, { ...lifetime, firstSeen }, 'A-1')
  isBroken = true
  expect(code.remainingMs()).toBe(0)
  expect(() => code.take()).toThrow(CodeExpiredError)
  isBroken = false
  expect(() => code.take()).toThrow(CodeExpiredError)
})

describe('it shows its mask only', () => {
  const middle = w1.slice(2, -2)
  const { code } = setUp()
  const thrown = (run: () => unknown): Error => {
    try {
      run()
    } catch (error) {
      return error as Error
    }
    throw new Error('nothing was thrown')
  }
  const withStack = (error: Error): string => `${error.message}\n${error.stack}\n${inspect(error)}`

  const shown = (): [string, string][] => [
    ['String()', String(code)],
    ['a template literal', `${code}`],
    ['+', '' + (code as unknown as string)],
    ['concat', ''.concat(code as unknown as string)],
    ['join', [code].join('')],
    ['toString', code.toString()],
    ['toLocaleString', code.toLocaleString()],
    ['as a number', String(Number(code))],
    ['as a key', Object.keys({ [code as unknown as string]: 1 }).join()],
    ['JSON.stringify', JSON.stringify(code)],
    ['JSON.stringify, nested', JSON.stringify({ codes: [code] }, null, 2)],
    ['inspect', inspect(code)],
    ['inspect, nested', inspect({ deep: [{ code }] }, { depth: Infinity })],
    ['inspect, hidden', inspect(code, { showHidden: true, depth: Infinity, getters: true })],
    [
      'inspect, not custom',
      inspect(code, { customInspect: false, showHidden: true, depth: Infinity, getters: true }),
    ],
    ['inspect of the prototype', inspect(Object.getPrototypeOf(code), { showHidden: true })],
    ['an Error', withStack(new Error(`failed: ${code}`, { cause: code }))],
    ['structuredClone', inspect(structuredClone({ ...code }), { depth: Infinity })],
    ['structuredClone of itself', inspect(structuredClone(code), { depth: Infinity })],
    ['a spread', JSON.stringify({ ...code })],
    ['Object.entries', JSON.stringify(Object.entries(code))],
    ['its descriptors', inspect(Object.getOwnPropertyDescriptors(code), { depth: Infinity })],
    ['Reflect.ownKeys', Reflect.ownKeys(code).map(String).join()],
    ['its signal', inspect(code.signal, { showHidden: true, depth: Infinity })],
    ['jest’s own', expect.getState().currentTestName + inspect(expect.objectContaining(code))],
  ]

  test.each(shown())('%s', (_, text) => {
    expect(text).not.toContain(w1)
    expect(text).not.toContain(middle)
  })

  test('the mask is there to be read', () => {
    expect(String(code)).toBe('13…89')
    expect(`${code}`).toBe('13…89')
    expect(JSON.parse(JSON.stringify(code))).toMatchObject({
      wallet: 'wechat-pay',
      issuer: 'mainland-china',
      orderId: 'A-1',
      scannedAt: epoch,
      expiresAt: epoch + 60_000,
      masked: '13…89',
    })
    expect(inspect(code)).toBe('ReadyCode 13…89 (wechat-pay)')
  })

  test.each(['log', 'error', 'dir', 'table', 'debug', 'trace'] as const)('console.%s', (method) => {
    const written: string[] = []
    const write = (text: unknown): boolean => written.push(String(text)) > 0
    const out = jest.spyOn(process.stdout, 'write').mockImplementation(write)
    const err = jest.spyOn(process.stderr, 'write').mockImplementation(write)
    try {
      const { Console } = jest.requireActual<typeof import('node:console')>('node:console')
      const real = new Console(process.stdout, process.stderr)
      real[method](code)
    } finally {
      out.mockRestore()
      err.mockRestore()
    }
    expect(written.join('')).toContain('13…89')
    expect(written.join('')).not.toContain(middle)
  })

  test('the errors that it throws, with their stacks', () => {
    const taken = setUp()
    taken.code.take()
    const expired = setUp()
    expired.time.pass(60_000)
    const cancelled = setUp()
    cancelled.code.cancel()
    for (const { code: spent } of [taken, expired, cancelled]) {
      const text = withStack(thrown(() => spent.take()))
      expect(text).toContain('13…89')
      expect(text).not.toContain(middle)
    }
    expect(withStack(cancelled.code.signal.reason as Error)).not.toContain(middle)
  })
})

describe('take', () => {
  test('gives the digits once', () => {
    const { code } = setUp()
    expect(code.take()).toBe(w1)
    expect(() => code.take()).toThrow(CodeTakenError)
    expect(() => code.take()).toThrow(CodeTakenError)
  })

  test('is in time at 59 999 ms and too late at 60 000', () => {
    const early = setUp()
    early.time.pass(59_999)
    expect(early.code.take()).toBe(w1)
    const late = setUp()
    late.time.pass(60_000)
    expect(() => late.code.take()).toThrow(CodeExpiredError)
  })

  test('goes by a lowered limit', () => {
    const { time, code } = setUp(45_000)
    time.pass(45_000)
    expect(() => code.take()).toThrow(CodeExpiredError)
  })

  test('the machine slept two minutes: too late', () => {
    const { time, code } = setUp()
    time.sleep(120_000)
    expect(() => code.take()).toThrow(CodeExpiredError)
  })

  test('the wall clock was set back by an hour: too late all the same', () => {
    const { time, code } = setUp()
    time.shiftWall(-3_600_000)
    time.pass(60_000)
    expect(() => code.take()).toThrow(CodeExpiredError)
  })

  test('expired is final, even if the clock is set back afterwards', () => {
    const { time, code } = setUp()
    time.shiftWall(3_600_000)
    expect(() => code.take()).toThrow(CodeExpiredError)
    time.shiftWall(-3_600_000)
    expect(() => code.take()).toThrow(CodeExpiredError)
    expect(code.remainingMs()).toBe(0)
  })

  test('a copy cannot be taken', () => {
    const { code } = setUp()
    const copy = Object.create(code) as ReadyCode
    expect(() => copy.take()).toThrow(TypeError)
    expect({ ...code }).not.toHaveProperty('take')
    expect(code.take()).toBe(w1)
  })

  test('after cancel there is nothing to take', () => {
    const { code } = setUp()
    code.cancel()
    expect(() => code.take()).toThrow(CodeCancelledError)
  })

  test('what has ended without being taken forgets the digits', () => {
    const cancelled = setUp()
    cancelled.code.cancel()
    const expired = setUp()
    expired.time.pass(60_000)
    expect(() => expired.code.take()).toThrow(CodeExpiredError)
    expect([reveal(cancelled.code), reveal(expired.code)]).toEqual([undefined, undefined])
  })

  test('cancelled stays cancelled when the time is over', () => {
    const { time, code } = setUp()
    code.cancel()
    time.pass(60_000)
    expect(() => code.take()).toThrow(CodeCancelledError)
  })
})

describe('remainingMs', () => {
  test('counts down to 0 and stays there', () => {
    const { time, code } = setUp()
    expect(code.remainingMs()).toBe(60_000)
    time.pass(59_999)
    expect(code.remainingMs()).toBe(1)
    time.pass(1)
    expect(code.remainingMs()).toBe(0)
    time.pass(1_000)
    expect(code.remainingMs()).toBe(0)
  })

  test('goes by the clock that went further', () => {
    const { time, code } = setUp()
    time.sleep(50_000)
    expect(code.remainingMs()).toBe(10_000)
    time.pass(5_000)
    expect(code.remainingMs()).toBe(5_000)
  })

  test('is 0 when the code was given up', () => {
    const { code } = setUp()
    code.cancel()
    expect(code.remainingMs()).toBe(0)
  })
})

describe('signal', () => {
  test('no timer without a reader of the signal', () => {
    const { time, code } = setUp()
    code.take()
    expect(time.timers).toBe(0)
  })

  test('aborts at expiry with the error that take throws, and leaves no timer', () => {
    const { time, code } = setUp()
    const { signal } = code
    expect(code.signal).toBe(signal)
    expect(time.timers).toBe(1)
    time.pass(59_999)
    expect(signal.aborted).toBe(false)
    expect(time.timers).toBe(1)
    time.pass(1)
    expect(signal.aborted).toBe(true)
    expect(signal.reason).toBeInstanceOf(CodeExpiredError)
    expect(time.timers).toBe(0)
    expect(() => code.take()).toThrow(signal.reason as Error)
  })

  test('never aborts once the code is taken: its request may have charged the customer', () => {
    const { time, code } = setUp()
    const { signal } = code
    time.pass(58_000)
    code.take()
    expect(time.timers).toBe(0)
    time.pass(60_000)
    expect(signal.aborted).toBe(false)
    expect(() => code.take()).toThrow(CodeTakenError)
    expect(signal.aborted).toBe(false)
  })

  test('first asked for after the code was taken, it never aborts either', () => {
    const { time, code } = setUp()
    code.take()
    const { signal } = code
    time.pass(60_000)
    expect(signal.aborted).toBe(false)
    expect(time.timers).toBe(0)
  })

  test('a wall clock set on is noticed within a second', () => {
    const { time, code } = setUp()
    const { signal } = code
    time.pass(10_000)
    time.shiftWall(3_600_000)
    time.pass(1_000)
    expect(signal.aborted).toBe(true)
    expect(time.timers).toBe(0)
  })

  test('a limit of less than a second is kept to the millisecond', () => {
    const { time, code } = setUp(1_500)
    const { signal } = code
    time.pass(1_499)
    expect(signal.aborted).toBe(false)
    time.pass(1)
    expect(signal.aborted).toBe(true)
  })

  test('take too late aborts it before the timer does', () => {
    const { time, code } = setUp()
    const { signal } = code
    time.sleep(60_000)
    expect(signal.aborted).toBe(false)
    expect(() => code.take()).toThrow(CodeExpiredError)
    expect(signal.aborted).toBe(true)
    expect(time.timers).toBe(0)
  })

  test('its timer does not keep a Node process that is done', () => {
    const schedule = jest.spyOn(asyncScheduler, 'schedule')
    const lifetime = {
      clock: systemClock,
      scheduler: asyncScheduler,
      freshnessMs: 60_000,
      firstSeen: instant(systemClock),
    }
    const code = new ClaimedCode(paymentCode(systemClock), w1, lifetime, undefined)
    expect(code.signal.aborted).toBe(false)
    const timer = schedule.mock.results[0]!.value as Subscription & { id: NodeJS.Timeout }
    schedule.mockRestore()
    expect(timer.id.hasRef()).toBe(false)
    code.cancel()
    expect(timer.closed).toBe(true)
  })

  test('aborts at cancel, once, and leaves no timer', () => {
    const { time, code } = setUp()
    const { signal } = code
    const aborts = jest.fn()
    signal.addEventListener('abort', aborts)
    code.cancel()
    code.cancel()
    expect(signal.reason).toBeInstanceOf(CodeCancelledError)
    expect(aborts).toHaveBeenCalledTimes(1)
    expect(time.timers).toBe(0)
  })

  test('of a taken code nothing is called back by cancel', () => {
    const { code } = setUp()
    const { signal } = code
    code.take()
    code.cancel()
    expect(signal.aborted).toBe(false)
    expect(() => code.take()).toThrow(CodeTakenError)
  })

  test('first asked for after the end, it is aborted already', () => {
    const cancelled = setUp()
    cancelled.code.cancel()
    expect(cancelled.code.signal.reason).toBeInstanceOf(CodeCancelledError)
    const expired = setUp()
    expired.time.pass(60_000)
    expect(expired.code.signal.reason).toBeInstanceOf(CodeExpiredError)
    expect(cancelled.time.timers + expired.time.timers).toBe(0)
  })

  test('fetch accepts it and gives up with its reason', async () => {
    const { code } = setUp()
    code.cancel()
    await expect(fetch('http://localhost:9', { signal: code.signal })).rejects.toBe(
      code.signal.reason,
    )
  })
})

test('types', () => {
  const code: ReadyCode<GateMode> = setUp().code
  const signal: AbortSignal = code.signal
  // @ts-expect-error a code is read, not written
  code.orderId = 'B-2'
  // @ts-expect-error the digits are no property
  expect(code.digits).toBeUndefined()
  // @ts-expect-error nor is it a text
  const text: string = code
  // @ts-expect-error only the gate cancels it
  expect([signal.aborted, typeof text, typeof code.cancel]).toHaveLength(3)
})
