import { manualInput, memoryLedger, readyCodes } from '@paycode/core'
import { checkOutTradeNo } from '@paycode/parameters'
import { serveOrders, type Attempt, type ServeOptions } from '../serve-orders.mjs'

// Made-up codes.
const first = '134579302432164181'
const second = '130061098828009406'
const otherWallets = '283854702356157409'

beforeEach(() => void jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

const passed = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms)

/** A till with two orders in its queue. The test controls its scanner, backend and time. */
function counter(submit: ServeOptions['submit']) {
  const scanner = manualInput()
  const till = readyCodes([scanner], { ledger: memoryLedger() })
  const shown: string[] = []
  const attempts: Attempt[] = []
  return {
    ...{ till, shown, attempts },
    serve: (language: ServeOptions['language'] = 'en') =>
      serveOrders(till, ['A-1', 'A-2'], {
        submit(attempt) {
          attempts.push(attempt)
          return submit(attempt)
        },
        show: (line) => shown.push(line),
        language,
      }),
    scan: async (code: string) => {
      scanner.submit(code)
      await passed(0)
    },
  }
}

/** A gateway behind `fetch`: it answers after a while, unless the caller has aborted. */
const gateway =
  (ms: number): ServeOptions['submit'] =>
  ({ signal }) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve('paid'), ms)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        reject(signal.reason)
      })
    })

test('each order takes one code, and each submit has a number of its own', async () => {
  const { serve, scan, shown, attempts } = counter(() => Promise.resolve('paid'))
  const served = serve()
  await scan(first)
  await scan(second)
  expect(await served).toBe(true)
  expect(shown).toEqual([
    'A-1: scan the payment code',
    '  13…81 paid for A-1',
    'A-2: scan the payment code',
    '  13…06 paid for A-2',
  ])
  expect(attempts.map(({ authCode }) => authCode)).toEqual([first, second])
  const numbers = attempts.map(({ outTradeNo }) => outTradeNo)
  expect(numbers.map((number) => checkOutTradeNo(number).ok)).toEqual([true, true])
  expect(new Set([...numbers, 'A-1', 'A-2']).size).toBe(4)
})

test('a code 54 s old whose gateway answers after 8 s is paid, and its order is closed', async () => {
  const { till, serve, scan, shown } = counter(gateway(8_000))
  // The code is scanned while no order waits, and its age counts from now on.
  const seen = till.outcomes$.subscribe()
  await scan(first)
  await passed(54_000)
  const served = serve()
  await scan(first)
  await passed(8_000)
  expect(shown).toEqual([
    'A-1: scan the payment code',
    '  13…81 paid for A-1',
    'A-2: scan the payment code',
  ])
  seen.unsubscribe()
  await till.close()
  await expect(served).rejects.toThrow('closed')
})

test('without an answer the payment is unknown: no scan is asked for, and the order is to be queried', async () => {
  const { serve, scan, shown, attempts } = counter(() => Promise.reject(new Error('timed out')))
  const served = serve()
  await scan(first)
  expect(await served).toBe(false)
  expect(shown).toEqual([
    'A-1: scan the payment code',
    `  13…81 got no answer for A-1, and may have been charged. Do not scan again: query ${attempts[0]?.outTradeNo} first.`,
  ])
})

test('a declined code leaves its order waiting for another, under another number', async () => {
  const answers = ['declined', 'paid', 'paid'] as const
  const { serve, scan, shown, attempts } = counter(() =>
    Promise.resolve(answers[attempts.length - 1] ?? 'paid'),
  )
  const served = serve()
  await scan(first)
  await scan(second)
  await scan('150000000000000000')
  expect(await served).toBe(true)
  expect(shown.slice(0, 4)).toEqual([
    'A-1: scan the payment code',
    '  13…81 was declined for A-1. Ask for another code or another way to pay.',
    'A-1: scan the payment code',
    '  13…06 paid for A-1',
  ])
  expect(new Set(attempts.map(({ outTradeNo }) => outTradeNo)).size).toBe(3)
})

test('a code that is too old to be taken was not submitted: its order asks for another', async () => {
  const { till, serve, scan, shown, attempts } = counter(() => Promise.resolve('paid'))
  // Time passes between the scan and `take()`, for example because the machine slept.
  const sleeping = till.outcomes$.subscribe(({ status }) => {
    if (status === 'ready') jest.setSystemTime(Date.now() + 60_000)
  })
  const served = serve()
  await scan(first)
  expect(attempts).toEqual([])
  expect(shown).toEqual([
    'A-1: scan the payment code',
    '  13…81 is too old and was not submitted. Let the customer refresh the code, and scan again for A-1.',
    'A-1: scan the payment code',
  ])
  sleeping.unsubscribe()
  await till.close()
  await expect(served).rejects.toThrow('closed')
})

test('a refusal is shown at once, also while a code is being submitted', async () => {
  const { till, serve, scan, shown } = counter(gateway(8_000))
  const served = serve()
  await scan(first)
  await scan(otherWallets)
  expect(shown.at(-1)).toMatch(/^ {2}28…09 This code belongs to another wallet/)
  expect(shown.join()).not.toContain('paid')
  await passed(8_000)
  expect(shown).toContain('  13…81 paid for A-1')
  await till.close()
  await expect(served).rejects.toThrow('closed')
})

test('an error in what shows a refusal ends the queue with that error', async () => {
  const { till, scan } = counter(gateway(0))
  const served = serveOrders(till, ['A-1'], {
    submit: gateway(0),
    show(line) {
      if (line.includes('…')) throw new Error('the display is gone')
    },
  })
  const failed = served.catch((error: unknown) => error)
  await scan(otherWallets)
  expect(await failed).toEqual(new Error('the display is gone'))
  await till.close()
})

test('speaks Chinese', async () => {
  const { serve, scan, shown, attempts } = counter(() => Promise.reject(new Error('timed out')))
  const served = serve('zh')
  await scan(otherWallets)
  await scan(first)
  await served
  expect(shown).toEqual([
    'A-1：请扫描付款码',
    expect.stringMatching(/^ {2}28…09 这是其他钱包或银行卡的码。/),
    `  13…81 没有返回 A-1 的结果，可能已扣款。请勿重新扫码，先查询商户订单号 ${attempts[0]?.outTradeNo}。`,
  ])
})
