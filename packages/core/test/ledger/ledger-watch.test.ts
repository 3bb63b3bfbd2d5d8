import { madeUpWords } from '@paycode/simulator/testing'
import { LedgerError } from '../../src/ledger/ledger-error.ts'
import type { LedgerStatus } from '../../src/ledger/ledger-status.ts'
import { LedgerWatch } from '../../src/ledger/ledger-watch.ts'

const words = madeUpWords('No answer.', 'Plug it in.')
const unreachable = new LedgerError('ledger-unreachable', words)

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
    { state: 'unavailable', problem: { code: 'ledger-unreachable', words } },
    { state: 'open' },
    { state: 'closed' },
    'end',
  ])
})

test('a ledger can be open and yet keep less than it should', () => {
  const { watch, seen } = watched()
  watch.open({ code: 'not-durable', words })
  expect(seen.at(-1)).toEqual({
    state: 'open',
    problem: { code: 'not-durable', words },
  })
})

test('wrong use, and a claim after close, say nothing about the store', () => {
  const { watch, seen } = watched()
  watch.failed(new TypeError('no fingerprint'))
  watch.failed(new LedgerError('ledger-closed', words))
  expect(seen).toEqual([{ state: 'open' }])
})
