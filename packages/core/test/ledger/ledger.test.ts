import { LedgerError } from '../../src/ledger/ledger-error.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'

test('a LedgerError has a code, a cure and its cause', () => {
  const cause = new Error('ECONNREFUSED')
  const error = new LedgerError('ledger-unreachable', 'no answer', { cure: 'plug it in', cause })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({
    name: 'LedgerError',
    code: 'ledger-unreachable',
    message: 'no answer',
    cure: 'plug it in',
    cause,
  })
})

test('types: an unknown code and an unknown answer are refused', () => {
  // @ts-expect-error no such code
  const error = new LedgerError('ledger-tired', '', { cure: '' })
  // @ts-expect-error a ledger says `claimed` or `already-claimed`
  const claim: Ledger['claim'] = () => Promise.resolve('yes')
  // @ts-expect-error a ledger answers in its own time
  const prompt: Ledger['claim'] = () => 'claimed'
  expect([error, claim, prompt]).toHaveLength(3)
})
