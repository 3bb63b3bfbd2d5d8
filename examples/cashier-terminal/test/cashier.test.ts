import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'

const state = temporaryFolder()

let child: ChildProcessWithoutNullStreams | undefined
afterEach(() => child?.kill())

/** The example with lines as its scanner. Each line is sent when the till asks for a code or has refused one. */
async function cashier(codes: readonly string[]): Promise<string[]> {
  const till = spawn(process.execPath, [join(__dirname, '..', 'cashier.mjs')], {
    env: { ...process.env, XDG_STATE_HOME: state() },
  })
  child = till
  const waiting = [...codes]
  let shown = ''
  till.stdin.on('error', () => {})
  till.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text
    const asked = text
      .split('\n')
      .filter((line) => /scan the payment code|^ {2}\S+ [A-Z]/.test(line))
    for (const _ of asked) {
      const next = waiting.shift()
      if (next === undefined) till.stdin.end()
      else till.stdin.write(`${next}\n`)
    }
  })
  await once(till, 'close')
  return shown.trimEnd().split('\n')
}

test('an order that is still waiting when the lines end is said, and is no success', async () => {
  const shown = await cashier([])
  expect(shown).toEqual(['A-1: scan the payment code'])
  expect(child?.exitCode).toBe(1)
})

test('each order takes one code, in turn', async () => {
  const shown = await cashier([
    '134579302432164181',
    '283854702356157409',
    '130061098828009406',
    '150000000000000000',
  ])
  expect(shown).toEqual([
    'A-1: scan the payment code',
    '  13…81 paid for A-1',
    'A-2: scan the payment code',
    '  28…09 This code belongs to another wallet or card. Let the customer show the code of a wallet that is taken here.',
    '  13…06 paid for A-2',
    'A-3: scan the payment code',
    '  15…00 paid for A-3',
  ])
})
