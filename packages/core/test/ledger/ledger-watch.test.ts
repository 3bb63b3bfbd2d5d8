import { LedgerError } from '../../src/ledger/ledger-error.ts'
import type { LedgerStatus } from '../../src/ledger/ledger-status.ts'
import { LedgerWatch } from '../../src/ledger/ledger-watch.ts'

const unreachable = new LedgerError('ledger-unreachable', 'no answer', { cure: 'plug it in' })

function watched() {
  const watch = new LedgerWatch()
  const seen: (LedgerStatus | 'end')[] = []
  watch.status$.subscribe({ next: (status) => seen.push(status), complete: () => seen.push('end') })
  return { watch, seen }
}

test('a problem is reported once, with its cure, and so is its end', () => {
  const { watch, seen } = watched()
  watch.failed(unreachable)
  watch.failed(unreachable)
  watch.open()
  watch.open()
  watch.close()
  expect(seen).toEqual([
    { state: 'open' },
    { state: 'unavailable', problem: { code: 'ledger-unreachable', cure: 'plug it in' } },
    { state: 'open' },
    { state: 'closed' },
    'end',
  ])
})

test('a ledger can be open and yet keep less than it should', () => {
  const { watch, seen } = watched()
  watch.open({ code: 'not-durable', cure: 'open a normal window' })
  expect(seen.at(-1)).toEqual({
    state: 'open',
    problem: { code: 'not-durable', cure: 'open a normal window' },
  })
})

test('wrong use, and a claim after close, say nothing about the store', () => {
  const { watch, seen } = watched()
  watch.failed(new TypeError('no fingerprint'))
  watch.failed(new LedgerError('ledger-closed', 'closed', { cure: 'claim before' }))
  expect(seen).toEqual([{ state: 'open' }])
})
