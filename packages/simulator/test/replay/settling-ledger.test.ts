import { memoryLedger, type Ledger } from '@paycode/core'
import { settlingLedger } from '../../src/replay/settling-ledger.ts'

const terms = { now: 0, retainMs: 900_000 }

/** A ledger that answers when the test says so. */
function slowLedger() {
  const answers: ((answer: 'claimed' | Error) => void)[] = []
  const ledger: Ledger = {
    claim: () =>
      new Promise((resolve, reject) =>
        answers.push((answer) => (answer === 'claimed' ? resolve(answer) : reject(answer))),
      ),
    close: async () => {},
  }
  return { ledger, answers }
}

/** Whether a promise has settled after everything that can run now has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false
  void promise.finally(() => (settled = true))
  await new Promise(setImmediate)
  return settled
}

test('is settled when nothing was asked', async () => {
  expect(await isSettled(settlingLedger(memoryLedger()).settled())).toBe(true)
})

test('is settled when the last open claim is answered', async () => {
  const { ledger, answers } = slowLedger()
  const settling = settlingLedger(ledger)
  const claims = [settling.claim(['a'], terms), settling.claim(['b'], terms)]
  const settled = settling.settled()
  answers[0]?.('claimed')
  expect(await isSettled(settled)).toBe(false)
  answers[1]?.('claimed')
  expect(await isSettled(settled)).toBe(true)
  expect(await Promise.all(claims)).toEqual(['claimed', 'claimed'])
})

test('waits for a claim that an answer brings about', async () => {
  const { ledger, answers } = slowLedger()
  const settling = settlingLedger(ledger)
  void settling.claim(['a'], terms).then(() => settling.claim(['b'], terms))
  const settled = settling.settled()
  answers[0]?.('claimed')
  expect(await isSettled(settled)).toBe(false)
  answers[1]?.('claimed')
  expect(await isSettled(settled)).toBe(true)
})

test('a rejected claim is settled too, and stays a rejection', async () => {
  const { ledger, answers } = slowLedger()
  const settling = settlingLedger(ledger)
  const claim = settling.claim(['a'], terms)
  answers[0]?.(new Error('unreachable'))
  await expect(claim).rejects.toThrow('unreachable')
  expect(await isSettled(settling.settled())).toBe(true)
})
