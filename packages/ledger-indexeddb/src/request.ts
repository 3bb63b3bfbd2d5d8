/** The result of an IndexedDB request. */
export function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? unknownError()))
  })
}

/** Resolves when a transaction is on the disk; rejects when none of it is stored. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? unknownError()))
  })
}

const unknownError = (): DOMException => new DOMException('it failed', 'UnknownError')
