import { LedgerError } from '@paycode/core'
import { filledWords } from '@paycode/core/adapter'
import { ledgerProblems } from './ledger-problems.ts'

/** Gives the answer, or rejects when it takes too long. The server may still carry out what was asked. */
type Within = <Answer>(asked: Promise<Answer>) => Promise<Answer>

/**
 * One timer serves all pending questions: a timer for each claim would take longer than the rest of this file. It stays
 * armed after the last answer, so it must not keep the process alive; the client's connection does that.
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
