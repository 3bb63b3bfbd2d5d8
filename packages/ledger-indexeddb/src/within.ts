import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

/** The answer, or a rejection when the browser takes longer. A late answer goes to `putAway`. */
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
  new LedgerError('ledger-unreachable', filledWords(ledgerProblems.noAnswer, { limitMs }))
