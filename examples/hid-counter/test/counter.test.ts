import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

jest.setTimeout(60_000)

test('the counter takes a code of each scanner, and outlives a pulled cable', async () => {
  const counter = spawn(process.execPath, [join(__dirname, '..', 'counter.mjs'), '--simulated'], {
    timeout: 50_000,
  })
  let shown = ''
  counter.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text))
  const [code] = (await once(counter, 'close')) as [number | null]
  const lines = shown.trimEnd().split('\n')
  expect(lines.map((line) => line.replace(/(?<=lost|opening)\..*$/, ''))).toEqual([
    'scanner: closed',
    'scanner: opening',
    'A-1: scan the payment code',
    'scanner: open',
    '  13…81 The scan arrived much too late. Let the customer refresh the code, and scan again.',
    "  69…92 This is a product bar code or another label. Scan the code on the customer's phone.",
    'scanner: lost',
    '  13…81 from hid/0c2e-0b61-LEFT for A-1',
    'A-2: scan the payment code',
    'scanner: opening',
    'scanner: open',
    '  13…06 from hid/1eab-1d10-RIGHT for A-2',
    'scanner: closed',
  ])
  expect(code).toBe(0)
})
