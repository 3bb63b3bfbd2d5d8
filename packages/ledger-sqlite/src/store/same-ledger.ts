import { LedgerError, type LedgerStatus } from '@paycode/core'
import { ledgerProblems } from '../ledger-problems.ts'

const cleared: LedgerStatus['problem'] = {
  code: 'was-cleared',
  words: ledgerProblems.wasCleared,
}

/** Notices that the ledger which is opened anew is not the one of before, or may have lost claims of it. */
export class SameLedger {
  #identity: string | undefined
  #isOther = false

  /** Stays until the process ends: nobody knows which codes the ledger of before had. */
  get problem(): LedgerStatus['problem'] {
    return this.#isOther ? cleared : undefined
  }

  opened(identity: string): void {
    if (identity !== this.#identity) this.lost()
    this.#identity = identity
  }

  /** What comes next at its place, a copy of before included, cannot be trusted to have all its claims. */
  lost(): void {
    this.#isOther ||= this.#identity !== undefined
  }

  failed(fault: unknown): void {
    if (fault instanceof LedgerError && fault.code === 'ledger-damaged') this.lost()
  }
}
