import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

/** Gives the answer, or rejects when it takes longer. What was asked may still happen. */
type Within = <Answer>(asked: Promise<Answer>) => Promise<Answer>

/**
 * One timer for all that is under way: a timer for each claim takes longer than the rest of this file. It stays armed behind the
 * last answer, so it does not keep the process alive; the client's connection does.
 */
export function deadline(timeoutMs: number): Within {
  /** In the order of their deadlines. */
  const underWay = new Set<{
    readonly until: number
    readonly reject: (late: LedgerError) => void
  }>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const arm = (ms: number): void => {
    timer = setTimeout(rejectLate, ms)
    timer.unref()
  }

  function rejectLate(): void {
    timer = undefined
    const now = performance.now()
    for (const one of underWay) {
      if (one.until > now) return arm(one.until - now)
      underWay.delete(one)
      one.reject(tooLate(timeoutMs))
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      const one = { until: performance.now() + timeoutMs, reject }
      underWay.add(one)
      if (timer === undefined) arm(timeoutMs)
      const settle = (): boolean => underWay.delete(one)
      asked.then(resolve, reject).then(settle, settle)
    })
}

const tooLate = (timeoutMs: number): LedgerError =>
  new LedgerError('ledger-unreachable', filledWords(ledgerProblems.noAnswer, { timeoutMs }))
