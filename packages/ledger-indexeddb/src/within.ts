import { LedgerError } from '@paycode/core'

/** The answer, or a rejection when the browser takes longer; what comes too late is put away. */
export async function within<Answer>(
  limitMs: number,
  asked: Promise<Answer>,
  putAway: (late: Answer) => void = () => {},
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(tooLate(limitMs))
      void asked.then(putAway, () => {})
    }, limitMs)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

const tooLate = (limitMs: number): LedgerError =>
  new LedgerError('ledger-unreachable', `the browser did not answer within ${limitMs} ms`, {
    cure: 'Close other tabs of this page, and load it anew. Claims are tried again with the next scan.',
  })
