import { LedgerError } from '@paycode/core'

/** The answer, or a rejection when it takes longer. What was asked may still happen. */
export async function within<Answer>(timeoutMs: number, asked: Promise<Answer>): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate(timeoutMs)), timeoutMs)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

const tooLate = (timeoutMs: number): LedgerError =>
  new LedgerError('ledger-unreachable', `the Redis server did not answer within ${timeoutMs} ms`, {
    cure: 'Look whether the server runs, is not overloaded, and the network is up. Claims go on by themselves when it answers again.',
  })
