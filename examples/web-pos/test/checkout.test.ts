import { manualInput, memoryLedger, readyCodes } from '@paycode/core'
import { Checkout, type Refusal, type Stage, type Submit } from '../src/pos/checkout.ts'

// Made up: nobody's codes.
const code = '134579302432164181'
const otherCode = '130061098828009406'
const otherWallets = '283854702356157409'

/** A till whose scanner and backend are the test's. */
function till(submit: Submit = () => Promise.resolve()) {
  const scanner = manualInput()
  const submitted: string[] = []
  const checkout = new Checkout(
    readyCodes([scanner], { ledger: memoryLedger() }),
    (sale, authCode, signal) => {
      submitted.push(authCode)
      return submit(sale, authCode, signal)
    },
  )
  const stages: Stage['name'][] = []
  const seen: { refusal: Refusal | undefined } = { refusal: undefined }
  checkout.stage$.subscribe(({ name }) => stages.push(name))
  checkout.refusal$.subscribe((refusal) => {
    seen.refusal = refusal
  })
  const open = checkout.open()
  return { ...{ checkout, scanner, submitted, stages, seen }, close: () => open.unsubscribe() }
}

/** Claims and submits settle by promises alone. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('one sale: armed, charged with the digits once, paid, over', async () => {
  const { checkout, scanner, submitted, stages, close } = till()
  checkout.start(1250)
  scanner.submit(code)
  await settled()
  checkout.next()
  expect(stages).toEqual(['entering', 'waiting', 'submitting', 'paid', 'entering'])
  expect(submitted).toEqual([code])
  close()
})

test('a backend that does not answer leaves the sale in doubt, not failed', async () => {
  const { checkout, scanner, stages, close } = till(() => Promise.reject(new Error('timed out')))
  checkout.start(1)
  scanner.submit(code)
  await settled()
  expect(stages).toEqual(['entering', 'waiting', 'submitting', 'unanswered'])
  // Nobody starts the next sale over it by accident.
  checkout.start(1)
  checkout.cancel()
  expect(stages.at(-1)).toBe('unanswered')
  close()
})

test('a refusal leaves the order waiting, and the next good code pays it', async () => {
  const { checkout, scanner, stages, seen, close } = till()
  checkout.start(1)
  scanner.submit(otherWallets)
  await settled()
  expect(seen.refusal).toMatchObject({ reason: 'other-wallet', masked: '28…09' })
  expect(stages.at(-1)).toBe('waiting')
  scanner.submit(code)
  await settled()
  expect(stages.at(-1)).toBe('paid')
  expect(seen.refusal).toBeUndefined()
  close()
})

test('without an order, and after it was cancelled, nothing is charged', async () => {
  const { checkout, scanner, submitted, seen, close } = till()
  scanner.submit(code)
  await settled()
  expect(seen.refusal?.reason).toBe('not-armed')
  checkout.start(1)
  checkout.cancel()
  scanner.submit(otherCode)
  await settled()
  expect(seen.refusal?.reason).toBe('not-armed')
  expect(submitted).toEqual([])
  close()
})

test('a scan while a code is with the backend says so', async () => {
  const { checkout, scanner, submitted, stages, seen, close } = till(() => new Promise(() => {}))
  checkout.start(1)
  scanner.submit(code)
  await settled()
  scanner.submit(otherCode)
  await settled()
  expect(seen.refusal?.reason).toBe('attempt-in-progress')
  expect(stages.at(-1)).toBe('submitting')
  expect(submitted).toHaveLength(1)
  close()
})
