import { madeUpWords } from '@paycode/simulator/testing'
import { LedgerError } from '../../src/ledger/ledger-error.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'

const words = madeUpWords('No answer.', 'Plug it in.')

test('a LedgerError has a code, words in every language and its cause', () => {
  const cause = new Error('ECONNREFUSED')
  const error = new LedgerError('ledger-unreachable', words, { cause })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({
    name: 'LedgerError',
    code: 'ledger-unreachable',
    message: 'No answer.',
    words,
    cause,
  })
})

test('types: an unknown code and an unknown answer are refused', () => {
  // @ts-expect-error no such code
  const error = new LedgerError('ledger-tired', words)
  // @ts-expect-error a ledger says `claimed` or `already-claimed`
  const claim: Ledger['claim'] = () => Promise.resolve('yes')
  // @ts-expect-error a ledger answers in its own time
  const prompt: Ledger['claim'] = () => 'claimed'
  expect([error, claim, prompt]).toHaveLength(3)
})
