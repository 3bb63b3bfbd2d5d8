import { LedgerError, type LedgerStatus } from '@paycode/core'
import { ledgerProblems } from '../ledger-problems.ts'

const cleared: LedgerStatus['problem'] = {
  code: 'was-cleared',
  words: ledgerProblems.wasCleared,
}

/** Notices that a reopened ledger is not the previous one, or may have lost claims of it. */
export class SameLedger {
  #identity: string | undefined
  #isOther = false

  /** It stays until the process ends: which codes the previous ledger held is unknown. */
  get problem(): LedgerStatus['problem'] {
    return this.#isOther ? cleared : undefined
  }

  opened(identity: string): void {
    if (identity !== this.#identity) this.lost()
    this.#identity = identity
  }

  /** The next ledger at this path, also a copy of the previous one, may lack some of its claims. */
  lost(): void {
    this.#isOther ||= this.#identity !== undefined
  }

  failed(fault: unknown): void {
    if (fault instanceof LedgerError && fault.code === 'ledger-damaged') this.lost()
  }
}
