import { BehaviorSubject, distinctUntilChanged, type Observable } from 'rxjs'
import { LedgerError } from './ledger-error.ts'
import type { LedgerStatus } from './ledger-status.ts'

/** Keeps the status of a ledger by what its store came to. */
export class LedgerWatch {
  readonly #status$ = new BehaviorSubject<LedgerStatus>({ state: 'open' })
  readonly status$: Observable<LedgerStatus> = this.#status$.pipe(
    distinctUntilChanged((a, b) => a.state === b.state && a.problem?.code === b.problem?.code),
  )

  /** The store answered, or may keep less than it should. */
  open(problem?: LedgerStatus['problem']): void {
    this.#status$.next({ state: 'open', ...(problem && { problem }) })
  }

  /** The store could not answer; what is no LedgerError was wrong use, and says nothing about it. */
  failed(error: unknown): void {
    if (!(error instanceof LedgerError) || error.code === 'ledger-closed') return
    const { code, words } = error
    this.#status$.next({ state: 'unavailable', problem: { code, words } })
  }

  close(): void {
    this.#status$.next({ state: 'closed' })
    this.#status$.complete()
  }
}
