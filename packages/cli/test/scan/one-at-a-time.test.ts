import { memoryLedger, type Ledger } from '@paycode/core'
import { oneAtATime } from '../../src/scan/one-at-a-time.ts'

const terms = { now: 0, retainMs: 1_000 }

/** A ledger that answers when the test says so. */
function slowLedger() {
  const asked: string[] = []
  const answers: (() => void)[] = []
  const ledger: Ledger = {
    claim: ([name = '']) => {
      asked.push(name)
      return new Promise((resolve) => answers.push(() => resolve('claimed')))
    },
    close: async () => {},
  }
  return { asked, answers, ledger }
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a claim waits for the answer to the one before it', async () => {
  const { asked, answers, ledger } = slowLedger()
  const limited = oneAtATime(ledger)
  const first = limited.claim(['a'], terms)
  const second = limited.claim(['b'], terms)
  await turn()
  expect(asked).toEqual(['a'])
  answers[0]?.()
  await first
  expect(asked).toEqual(['a'])
  await turn()
  await turn()
  expect(asked).toEqual(['a', 'b'])
  answers[1]?.()
  expect(await second).toBe('claimed')
})

test('what waits when the ledger is closed is not claimed', async () => {
  const { asked, answers, ledger } = slowLedger()
  const limited = oneAtATime(ledger)
  const first = limited.claim(['a'], terms)
  const second = limited.claim(['b'], terms)
  await turn()
  answers[0]?.()
  await first
  await limited.close()
  await expect(second).rejects.toMatchObject({ code: 'ledger-closed' })
  expect(asked).toEqual(['a'])
})

test('a claim that fails does not hold up the next', async () => {
  const memory = memoryLedger()
  let isFirst = true
  const limited = oneAtATime({
    ...memory,
    claim: (names, asked) => {
      if (!isFirst) return memory.claim(names, asked)
      isFirst = false
      return Promise.reject(new Error('made to fail'))
    },
  })
  const failed = limited.claim(['a'], terms)
  const next = limited.claim(['b'], terms)
  await expect(failed).rejects.toThrow('made to fail')
  expect(await next).toBe('claimed')
})
