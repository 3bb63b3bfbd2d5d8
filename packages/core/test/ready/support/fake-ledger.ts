import type { ClaimTerms, Ledger } from '../../../src/ledger/ledger.ts'

type Answer = 'claimed' | 'already-claimed'

type Settled = { value: unknown } | { error: unknown }

/** A promise that does not wait for the microtask queue: it settles at the moment when the test settles it. */
class PromptPromise {
  #settled: Settled | undefined
  #onSettled: ((settled: Settled) => void) | undefined

  then(onValue: (value: unknown) => void, onError: (error: unknown) => void): PromiseLike<void> {
    this.#onSettled = (settled) =>
      'value' in settled ? onValue(settled.value) : onError(settled.error)
    this.#notify()
    return Promise.resolve()
  }

  settle(settled: Settled): void {
    this.#settled ??= settled
    this.#notify()
  }

  #notify(): void {
    if (this.#settled) this.#onSettled?.(this.#settled)
  }
}

/** One claim at a fake ledger, which the test answers. */
export interface Question {
  readonly fingerprints: readonly string[]
  readonly terms: ClaimTerms
  answer(value: unknown): void
  fail(error?: unknown): void
}

/** A ledger whose answers the test gives, at that very moment. */
export function askedLedger(onQuestion: (question: Question) => void = () => {}): Ledger & {
  readonly questions: Question[]
} {
  const questions: Question[] = []
  return {
    questions,
    claim(fingerprints, terms) {
      const promise = new PromptPromise()
      const question: Question = {
        fingerprints,
        terms,
        answer: (value) => promise.settle({ value }),
        fail: (error = new Error('ledger down')) => promise.settle({ error }),
      }
      questions.push(question)
      onQuestion(question)
      return promise as unknown as Promise<Answer>
    },
    close: () => Promise.resolve(),
  }
}

/** A ledger that always answers at once and correctly. */
export function promptLedger(): ReturnType<typeof askedLedger> {
  const claimed = new Set<string>()
  return askedLedger(({ fingerprints, answer }) => {
    const known = fingerprints.some((fingerprint) => claimed.has(fingerprint))
    claimed.add(fingerprints[0] ?? '')
    answer(known ? 'already-claimed' : 'claimed')
  })
}
