import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { inspectLedgerFile } from '@paycode/ledger-sqlite'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'

jest.setTimeout(60_000)

const state = temporaryFolder()

/** The output without the masks, which differ at each run, and without the cures. */
const wordsOf = (line: string): string =>
  line.replace(/\d\d…\d\d/, '…').replace(/(?<=lost|opening)\..*$/, '')

test('the counter takes a code of each scanner, remembers both, and outlives a pulled cable', async () => {
  const counter = spawn(process.execPath, [join(__dirname, '..', 'counter.mjs'), '--simulated'], {
    timeout: 50_000,
    env: { ...process.env, XDG_STATE_HOME: state() },
  })
  let shown = ''
  counter.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text))
  const [code] = (await once(counter, 'close')) as [number | null]
  const lines = shown.trimEnd().split('\n')
  expect(lines.map(wordsOf)).toEqual([
    'scanner: closed',
    'A-1: scan the payment code',
    'scanner: opening',
    'scanner: open',
    '  … The scan arrived much too late. Let the customer refresh the code, and scan again.',
    "  … This is a product bar code or another label. Scan the code on the customer's phone.",
    'scanner: lost',
    '  … from hid/0c2e-0b61-LEFT: paid for A-1',
    'A-2: scan the payment code',
    'scanner: opening',
    'scanner: open',
    '  … from hid/1eab-1d10-RIGHT: paid for A-2',
    'scanner: closed',
  ])
  expect(code).toBe(0)
  const file = state('paycode', 'ledger.db')
  expect(inspectLedgerFile({ file, now: Date.now() })).toMatchObject({ live: 2, lapsed: 0 })
})
