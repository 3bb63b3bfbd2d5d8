import { manualInput, memoryLedger, readyCodes } from '@paycode/core'
import { checkOutTradeNo } from '@paycode/parameters'
import {
  Checkout,
  type Attempt,
  type Refusal,
  type Stage,
  type Submit,
} from '../src/pos/checkout.ts'
import { simulatedBackend } from '../src/pos/simulated-backend.ts'

// Made-up codes.
const code = '134579302432164181'
const otherCode = '130061098828009406'
const otherWallets = '283854702356157409'

/** A till whose scanner and backend the test controls. */
function till(submit: Submit = () => Promise.resolve()) {
  const scanner = manualInput()
  const submitted: Attempt[] = []
  const codes = readyCodes([scanner], { ledger: memoryLedger() })
  const checkout = new Checkout(codes, (attempt) => {
    submitted.push(attempt)
    return submit(attempt)
  })
  const stages: Stage['name'][] = []
  const seen: { refusal: Refusal | undefined } = { refusal: undefined }
  checkout.stage$.subscribe(({ name }) => stages.push(name))
  checkout.refusal$.subscribe((refusal) => {
    seen.refusal = refusal
  })
  return {
    ...{ checkout, codes, scanner, submitted, stages, seen },
    open: () => checkout.open(),
    close: () => codes.close(),
  }
}

/** The same, with its scanners open. */
function openTill(submit?: Submit) {
  const opened = till(submit)
  opened.open()
  return opened
}

/** Lets claims and submits settle, which need only promises. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('one sale: armed, charged with the digits once, paid, over', async () => {
  const { checkout, scanner, submitted, stages, close } = openTill()
  checkout.start(1250)
  scanner.submit(code)
  await settled()
  checkout.next()
  expect(stages).toEqual(['entering', 'waiting', 'submitting', 'paid', 'entering'])
  expect(submitted).toMatchObject([{ authCode: code, sale: { orderId: 'A-1', fen: 1250 } }])
  await close()
})

test('a backend that does not answer leaves the sale in doubt, not failed', async () => {
  const { checkout, scanner, stages, close } = openTill(() =>
    Promise.reject(new Error('timed out')),
  )
  checkout.start(1)
  scanner.submit(code)
  await settled()
  expect(stages).toEqual(['entering', 'waiting', 'submitting', 'unanswered'])
  // The next sale cannot be started by accident.
  checkout.start(1)
  checkout.cancel()
  expect(stages.at(-1)).toBe('unanswered')
  await close()
})

test('a refusal leaves the order waiting, and the next good code pays it', async () => {
  const { checkout, scanner, stages, seen, close } = openTill()
  checkout.start(1)
  scanner.submit(otherWallets)
  await settled()
  expect(seen.refusal).toMatchObject({ reason: 'other-wallet', masked: '28…09' })
  expect(stages.at(-1)).toBe('waiting')
  scanner.submit(code)
  await settled()
  expect(stages.at(-1)).toBe('paid')
  expect(seen.refusal).toBeUndefined()
  await close()
})

test('without an order, and after it was cancelled, nothing is charged', async () => {
  const { checkout, scanner, submitted, seen, close } = openTill()
  scanner.submit(code)
  await settled()
  expect(seen.refusal?.reason).toBe('not-armed')
  checkout.start(1)
  checkout.cancel()
  scanner.submit(otherCode)
  await settled()
  expect(seen.refusal?.reason).toBe('not-armed')
  expect(submitted).toEqual([])
  await close()
})

test('a scan while a code is with the backend says so', async () => {
  const { checkout, scanner, submitted, stages, seen, close } = openTill(
    () => new Promise(() => {}),
  )
  checkout.start(1)
  scanner.submit(code)
  await settled()
  scanner.submit(otherCode)
  await settled()
  expect(seen.refusal?.reason).toBe('attempt-in-progress')
  expect(stages.at(-1)).toBe('submitting')
  expect(submitted).toHaveLength(1)
  await close()
})

test('each submit has a new number, which is not the number of the order', async () => {
  const { checkout, scanner, submitted, close } = openTill()
  for (const next of [code, otherCode]) {
    checkout.start(1)
    scanner.submit(next)
    await settled()
    checkout.next()
  }
  const numbers = submitted.map(({ outTradeNo }) => outTradeNo)
  expect(numbers.map((number) => checkOutTradeNo(number).ok)).toEqual([true, true])
  expect(new Set([...numbers, ...submitted.map(({ sale }) => sale.orderId)]).size).toBe(4)
  await close()
})

describe('with the time in the hands of the test', () => {
  beforeEach(() => void jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  /** A code that was first seen this long before its order is armed. */
  async function scanOld({ checkout, scanner }: ReturnType<typeof till>, ageMs: number) {
    scanner.submit(code)
    await jest.advanceTimersByTimeAsync(ageMs)
    checkout.start(1)
    scanner.submit(code)
    await jest.advanceTimersByTimeAsync(0)
  }

  test('a code 54 s old whose gateway answers after 8 s is paid, and its sale can be closed', async () => {
    const slow = openTill(simulatedBackend(() => 'slowly'))
    await scanOld(slow, 54_000)
    expect(slow.stages.at(-1)).toBe('submitting')
    await jest.advanceTimersByTimeAsync(8_000)
    expect(slow.stages.at(-1)).toBe('paid')
    slow.checkout.next()
    expect(slow.stages.at(-1)).toBe('entering')
    await slow.close()
  })

  test('a code that grew too old before it was taken is not submitted, and its sale waits for another', async () => {
    const late = till()
    // Time passes between the scan and `take()`, for example because the machine slept.
    late.codes.outcomes$.subscribe(({ status }) => {
      if (status === 'ready') jest.setSystemTime(Date.now() + 60_000)
    })
    late.open()
    late.checkout.start(1)
    late.scanner.submit(code)
    await jest.advanceTimersByTimeAsync(0)
    expect(late.submitted).toEqual([])
    expect(late.stages.at(-1)).toBe('waiting')
    expect(late.seen.refusal).toMatchObject({ reason: 'expired', masked: '13…81' })
    await late.close()
  })
})
