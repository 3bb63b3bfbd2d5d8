import { madeUpWords } from '@paycode/simulator/testing'
import type { SchedulerLike } from 'rxjs'
import { LedgerError } from '../../../src/ledger/ledger-error.ts'
import type { ClaimAnswer, Ledger } from '../../../src/ledger/ledger.ts'
import { askedLedger, type Question } from './fake-ledger.ts'
import type { Mood } from './schedule.ts'

/** The claims on a ledger's disk, which survive a restart of the till. */
export type Shelf = Set<string>

/** A ledger whose behaviour a test sets: it fails, is late, loses its answer, or answers wrongly. */
export class MoodyLedger {
  mood: Mood = { answers: 'at once' }
  /** Number of claims that it received. */
  claims = 0
  readonly ledger: Ledger
  readonly #shelf: Shelf
  readonly #scheduler: SchedulerLike

  constructor(shelf: Shelf, scheduler: SchedulerLike) {
    this.#shelf = shelf
    this.#scheduler = scheduler
    this.ledger = askedLedger((question) => this.#ask(question))
  }

  #ask(question: Question): void {
    this.claims += 1
    const { mood } = this
    switch (mood.answers) {
      case 'later': {
        const answer = this.#answerOf(question)
        return void this.#scheduler.schedule(() => question.answer(answer), mood.afterMs)
      }
      case 'never':
        return
      case 'garbage':
        this.#store(question)
        return question.answer('yes')
      case 'full':
        return question.fail(new LedgerError('ledger-full', madeUpWords('no room')))
      case 'lost':
        this.#store(question)
        return question.fail(
          new LedgerError('ledger-unreachable', madeUpWords('the answer was lost')),
        )
      case 'away':
        return question.fail(new LedgerError('ledger-unreachable', madeUpWords('no answer')))
      case 'lies':
        this.#store(question)
        return question.answer('claimed')
      case 'at once':
        return question.answer(this.#answerOf(question))
    }
  }

  #answerOf(question: Question): ClaimAnswer {
    return this.#store(question) ? 'claimed' : 'already-claimed'
  }

  #store({ fingerprints: [name = ''] }: Question): boolean {
    const isNew = !this.#shelf.has(name)
    this.#shelf.add(name)
    return isNew
  }
}
