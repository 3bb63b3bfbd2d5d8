import type { ClaimTerms, Ledger } from '../../../src/ledger/ledger.ts'

type Answer = 'claimed' | 'already-claimed'

type Settled = { value: unknown } | { error: unknown }

/** A promise that does not wait for the microtask queue: its time is the moment the test settles it. */
class PromptPromise {
  #settled: Settled | undefined
  #onSettled: ((settled: Settled) => void) | undefined

  then(onValue: (value: unknown) => void, onError: (error: unknown) => void): PromiseLike<void> {
    this.#onSettled = (settled) =>
      'value' in settled ? onValue(settled.value) : onError(settled.error)
    this.#tell()
    return Promise.resolve()
  }

  settle(settled: Settled): void {
    this.#settled ??= settled
    this.#tell()
  }

  #tell(): void {
    if (this.#settled) this.#onSettled?.(this.#settled)
  }
}

/** One question to a fake ledger, and the hand that answers it. */
export interface Question {
  readonly fingerprints: readonly string[]
  readonly terms: ClaimTerms
  answer(value: unknown): void
  fail(error?: unknown): void
}

/** A ledger that answers when the test does, at that very moment. */
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

/** A ledger that answers at once, rightly and for ever. */
export function promptLedger(): ReturnType<typeof askedLedger> {
  const claimed = new Set<string>()
  return askedLedger(({ fingerprints, answer }) => {
    const known = fingerprints.some((fingerprint) => claimed.has(fingerprint))
    claimed.add(fingerprints[0] ?? '')
    answer(known ? 'already-claimed' : 'claimed')
  })
}
