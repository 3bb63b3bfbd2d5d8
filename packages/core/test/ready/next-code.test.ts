import { TestScheduler } from 'rxjs/testing'
import type { Rejection } from '../../src/scan/rejection.ts'
import { TillClosedError } from '../../src/ready/errors.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { memoryLedger } from '../../src/ledger/memory-ledger.ts'
import type { NextOrder } from '../../src/ready/next-code.ts'
import type { ReadyCode } from '../../src/ready/ready-code.ts'
import { readyCodes, type RejectionReason } from '../../src/ready/ready-codes.ts'
import { w1, w2, w3 } from './support/codes.ts'
import { fakeTime } from './support/fake-time.ts'
import { askedLedger, promptLedger } from './support/fake-ledger.ts'
import { handScanner } from './support/hand-scanner.ts'

type Refusal = Rejection<RejectionReason>

function setUp(ledger: Ledger = promptLedger()) {
  const time = fakeTime()
  const scanner = handScanner('left', time)
  const till = readyCodes([scanner], { ledger, clock: time, scheduler: time.scheduler })
  const refused: string[] = []
  const onRefusal = ({ reason, masked }: Refusal): void => void refused.push(`${reason} ${masked}`)
  return { time, scanner, till, refused, onRefusal }
}

/** The name and message of a failure. */
const failure = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise
    return 'none'
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

describe('the code of an order', () => {
  test('comes once, for its order, and shuts the gate', async () => {
    const { till, scanner, refused, onRefusal } = setUp()
    const coming = till.next({ orderId: 'A-1', onRefusal })
    scanner.scan(w1)
    scanner.scan(w2)
    const code = await coming
    expect([code.orderId, code.take()]).toEqual(['A-1', w1])
    expect(refused).toEqual(['not-armed 10…88'])
  })

  test('each order in turn; ages and holds go on between them', async () => {
    const { till, scanner, time, refused, onRefusal } = setUp()
    const first = till.next({ orderId: 'A-1', onRefusal })
    scanner.scan(w1)
    await first
    scanner.scan(w2)
    time.pass(60_000)
    expect(scanner.subscriptions).toBe(2)
    const second = till.next({ orderId: 'A-2', onRefusal })
    for (const text of [w1, w2, w3]) scanner.scan(text)
    expect((await second).take()).toBe(w3)
    expect(refused).toEqual(['not-armed 10…88', 'already-used 13…89', 'expired 10…88'])
  })

  test('the inputs open with the first next and close with close', async () => {
    const { till, scanner } = setUp()
    expect(scanner.subscriptions).toBe(0)
    const coming = till.next({ orderId: 'A-1' })
    expect(scanner.subscriptions).toBe(2)
    scanner.scan(w1)
    await coming
    await till.close()
    expect(scanner.subscriptions).toBe(0)
  })

  test('a claim that fails leaves the order waiting', async () => {
    const ledger = askedLedger()
    const { till, scanner, refused, onRefusal } = setUp(ledger)
    const coming = till.next({ orderId: 'A-1', onRefusal })
    scanner.scan(w1)
    ledger.questions[0]?.answer('already-claimed')
    scanner.scan(w2)
    ledger.questions[1]?.answer('claimed')
    expect((await coming).take()).toBe(w2)
    expect(refused).toEqual(['already-used 13…89'])
  })

  test('a next that is called as the code of another order comes waits for its own', async () => {
    const { till, scanner } = setUp()
    let second: Promise<ReadyCode> | undefined
    till.outcomes$.subscribe(({ status }) => {
      if (status === 'ready') second ??= till.next({ orderId: 'A-2' })
    })
    const first = till.next({ orderId: 'A-1' })
    scanner.scan(w1)
    expect((await first).take()).toBe(w1)
    scanner.scan(w2)
    const code = await second
    expect([code?.orderId, code?.take()]).toEqual(['A-2', w2])
  })

  test('a code that grew too old on its way leaves the order waiting for another', async () => {
    const ledger = askedLedger()
    const { till, scanner, time, refused, onRefusal } = setUp(ledger)
    const coming = till.next({ orderId: 'A-1', onRefusal })
    time.pass(10)
    scanner.scan(w1, { receivedAt: time.wall() - 5 })
    time.sleep(60_000)
    ledger.questions[0]?.answer('claimed')
    scanner.scan(w2)
    ledger.questions[1]?.answer('claimed')
    expect((await coming).take()).toBe(w2)
    expect(refused).toEqual(['expired 13…89'])
  })

  test('a code of an order that was armed by hand is not its own', async () => {
    const { till, scanner } = setUp()
    const first = till.next({ orderId: 'A-1' })
    scanner.scan(w1)
    await first
    till.arm({ orderId: 'B-2' })
    scanner.scan(w2)
    const third = till.next({ orderId: 'C-3' })
    scanner.scan(w3)
    expect((await third).take()).toBe(w3)
  })
})

describe('a refusal', () => {
  test('goes to onRefusal as well as to the stream, also after the code has come', async () => {
    const { till, scanner, refused, onRefusal } = setUp()
    const stream: string[] = []
    till.outcomes$.subscribe((outcome) => stream.push(outcome.status))
    const coming = till.next({ orderId: 'A-1', onRefusal })
    scanner.reject('incomplete')
    scanner.scan(w1)
    await coming
    scanner.reject('held-key')
    expect(refused).toEqual(['incomplete …', 'held-key …'])
    expect(stream).toEqual(['rejected', 'ready', 'rejected'])
  })

  test('goes to the last order only, and nowhere after close', async () => {
    const { till, scanner, refused, onRefusal } = setUp()
    const first = till.next({ orderId: 'A-1', onRefusal: () => refused.push('wrong') })
    scanner.scan(w1)
    await first
    const second = till.next({ orderId: 'A-2', onRefusal })
    scanner.reject('incomplete')
    const failed = failure(second)
    await till.close()
    scanner.reject('incomplete')
    expect(refused).toEqual(['incomplete …'])
    expect(await failed).toMatch(/^TillClosedError/)
  })

  test('whose handler throws rejects next, and the order is over', async () => {
    const { till, scanner } = setUp()
    const coming = till.next({
      orderId: 'A-1',
      onRefusal() {
        throw new Error('the screen is broken')
      },
    })
    scanner.reject('incomplete')
    expect(await failure(coming)).toBe('Error: the screen is broken')
    const again = till.next({ orderId: 'A-1' })
    scanner.scan(w1)
    expect((await again).take()).toBe(w1)
  })
})

describe('giving up', () => {
  test('an abort disarms, with the reason as cause', async () => {
    const { till, scanner, refused, onRefusal } = setUp()
    const giveUp = new AbortController()
    const coming = till.next({ orderId: 'A-1', signal: giveUp.signal })
    const failed = coming.catch((error: unknown) => error)
    giveUp.abort('the customer pays cash')
    expect(await failed).toMatchObject({ name: 'AbortError', cause: 'the customer pays cash' })
    const second = till.next({ orderId: 'A-2', onRefusal })
    scanner.scan(w1)
    expect((await second).orderId).toBe('A-2')
    expect(refused).toEqual([])
  })

  test('a signal that is aborted already arms nothing and opens nothing', async () => {
    const { till, scanner } = setUp()
    const signal = AbortSignal.abort()
    expect(await failure(till.next({ orderId: 'A-1', signal }))).toMatch(/^AbortError/)
    expect(scanner.subscriptions).toBe(0)
    expect(() => till.arm({ orderId: 'A-2' })).not.toThrow()
  })

  test('an abort during the claim burns the code', async () => {
    const ledger = askedLedger()
    const { till, scanner, time, refused, onRefusal } = setUp(ledger)
    const giveUp = new AbortController()
    const failed = failure(till.next({ orderId: 'A-1', signal: giveUp.signal }))
    scanner.scan(w1)
    giveUp.abort()
    ledger.questions[0]?.answer('claimed')
    expect(await failed).toMatch(/^AbortError/)
    time.pass(3_000)
    const second = till.next({ orderId: 'A-2', onRefusal })
    scanner.scan(w1)
    expect(refused).toEqual(['already-used 13…89'])
    await till.close()
    expect(await failure(second)).toMatch(/^TillClosedError/)
  })

  test('an abort after the code has come does nothing, and leaves no listener', async () => {
    const { till, scanner } = setUp()
    const giveUp = new AbortController()
    const removed = jest.spyOn(giveUp.signal, 'removeEventListener')
    const coming = till.next({ orderId: 'A-1', signal: giveUp.signal })
    scanner.scan(w1)
    const code = await coming
    giveUp.abort()
    expect(removed).toHaveBeenCalledTimes(1)
    expect(code.take()).toBe(w1)
  })

  test.each(['disarm', 'close'] as const)('%s gives up an untaken code', async (way) => {
    const { till, scanner } = setUp()
    const coming = till.next({ orderId: 'A-1' })
    scanner.scan(w1)
    const code = await coming
    await till[way]()
    expect(code.signal.aborted).toBe(true)
  })

  test('disarm rejects a pending next', async () => {
    const { till } = setUp()
    const failed = failure(till.next({ orderId: 'A-1' }))
    till.disarm()
    expect(await failed).toBe('AbortError: disarmed')
  })

  test('close rejects a pending next, completes the streams, and ends the till', async () => {
    const { till } = setUp()
    const ended: string[] = []
    till.outcomes$.subscribe({ complete: () => ended.push('outcomes') })
    till.otherScans$.subscribe({ complete: () => ended.push('others') })
    const failed = failure(till.next({ orderId: 'A-1' }))
    await till[Symbol.asyncDispose]()
    await till.close()
    expect(await failed).toMatch(/^TillClosedError: the till was closed/)
    expect(await failure(till.next({ orderId: 'A-2' }))).toMatch(/^TillClosedError/)
    expect(() => till.arm({ orderId: 'A-2' })).toThrow(TillClosedError)
    till.outcomes$.subscribe({ complete: () => ended.push('later') })
    expect(ended).toEqual(['outcomes', 'others', 'later'])
  })

  test('the end of all inputs rejects a pending next', async () => {
    const scheduler = new TestScheduler(() => {})
    const ends = scheduler.createColdObservable<never>('--|')
    const input = Object.create(handScanner('pipe', fakeTime()), {
      scans$: { value: ends },
      rejections$: { value: ends },
    }) as ReturnType<typeof handScanner>
    const till = readyCodes([input], { ledger: memoryLedger() })
    const failed = failure(till.next({ orderId: 'A-1' }))
    scheduler.flush()
    expect(await failed).toMatch(/^TillClosedError: all inputs have ended/)
  })
})

describe('wrong use rejects with a TypeError', () => {
  test('while another order waits', async () => {
    const { till, scanner, onRefusal } = setUp()
    const first = till.next({ orderId: 'A-1' })
    expect(await failure(till.next({ orderId: 'A-2', onRefusal }))).toMatch(/^TypeError: next/)
    scanner.scan(w1)
    expect((await first).orderId).toBe('A-1')
  })

  test('where the gate is always armed', async () => {
    const till = readyCodes([handScanner('left', fakeTime())], {
      ...{ ledger: memoryLedger(), gate: 'always-armed' },
    })
    expect(await failure(till.next({ orderId: 'A-1' }))).toMatch(/^TypeError: next: this gate/)
    expect(() => till.arm({ orderId: 'A-1' })).toThrow(TypeError)
  })

  test.each<[unknown, string]>([
    [undefined, 'next: orderId must be'],
    [null, 'next: orderId must be'],
    ['A-1', 'next: orderId must be'],
    [{ orderId: '' }, 'next: orderId must be'],
    [
      { orderId: 'A-1', onRefuse: () => {} },
      'next: unknown option "onRefuse". Did you mean "onRefusal"?',
    ],
    [{ orderId: 'A-1', onRefusal: 1 }, 'next: onRefusal must be a function'],
    [{ orderId: 'A-1', signal: 1 }, 'next: signal must be an AbortSignal'],
    [{ orderId: 'A-1', signal: null }, 'next: signal must be an AbortSignal'],
    [
      { orderId: 'A-1', signal: { aborted: false, addEventListener() {} } },
      'next: signal must be an AbortSignal',
    ],
  ])('%p', async (order, message) => {
    const { till } = setUp()
    const failed = await failure(till.next(order as NextOrder<RejectionReason>))
    expect(failed).toContain(`TypeError: ${message}`)
    expect(() => till.arm({ orderId: 'A-1' })).not.toThrow()
  })

  test.each([[undefined], [null], [{}], ['A-1']])('arm(%p) too', (order) => {
    const { till } = setUp()
    expect(() => till.arm(order as { orderId: string })).toThrow('arm: orderId must be')
  })
})

test.each<[string, unknown[], string]>([
  ['nothing', [], 'readyCodes: inputs must be an array'],
  ['one input', [handScanner('a', fakeTime()), {}], 'readyCodes: inputs must be an array'],
  ['a hole', [[undefined], { ledger: memoryLedger() }], 'each input must be a scanner input'],
  ['null', [[], null], 'readyCodes: options must be an object'],
  ['no options', [[]], 'readyCodes: a ledger is required'],
  ['a word for a ledger', [[], { ledger: 'memory' }], 'readyCodes: ledger must have claim()'],
  ['no ledger', [[], {}], 'readyCodes: a ledger is required'],
  ['a misspelt ledger', [[], { legder: memoryLedger() }], 'Did you mean "ledger"?'],
])('readyCodes with %s says what it expects', (_name, args, message) => {
  const call = (): unknown => Reflect.apply(readyCodes, undefined, args)
  expect(call).toThrow(TypeError)
  expect(call).toThrow(message)
})

test('an order has a name and nothing else', () => {
  const { till } = setUp()
  const order = { orderId: 'A-1', onRefusal: () => {} }
  expect(() => till.arm(order)).toThrow('arm: unknown option "onRefusal"')
})

test('two tills that share a memory ledger know what the other used', async () => {
  const ledger = memoryLedger()
  const [one, two] = [setUp(ledger), setUp(ledger)]
  const first = one.till.next({ orderId: 'A-1' })
  one.scanner.scan(w1)
  expect((await first).take()).toBe(w1)
  const second = two.till.next({ orderId: 'B-1', onRefusal: two.onRefusal })
  two.scanner.scan(w1)
  await new Promise(setImmediate)
  two.scanner.scan(w2)
  expect((await second).take()).toBe(w2)
  expect(two.refused).toEqual(['already-used 13…89'])
})

test('types: the till knows its gate', async () => {
  const { till, scanner } = setUp()
  const coming = till.next({ orderId: 'A-1' })
  scanner.scan(w1)
  const orderId: string = (await coming).orderId
  expect(orderId).toBe('A-1')
  const always = readyCodes([], { ledger: memoryLedger(), gate: 'always-armed' })
  always.outcomes$.subscribe((outcome) => {
    // @ts-expect-error with this gate codes name no order
    const name: string = outcome.status === 'ready' ? outcome.code.orderId : ''
    const none: undefined = outcome.status === 'ready' ? outcome.code.orderId : undefined
    expect([name, none]).toHaveLength(2)
  })
  // @ts-expect-error an order is named
  expect(await failure(till.next({}))).toMatch(/^TypeError/)
})
