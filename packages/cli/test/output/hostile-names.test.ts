import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lines, runPaycode, type Run } from '../run-paycode.ts'
import { forgedLine, hostileName, hostileScanners, unsafe } from './hostile-names.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paycode-hostile-'))
  mkdirSync(join(folder, hostileName))
  const head = `${JSON.stringify({ 'paycode-trace': 1, options: { gate: 'always-armed' } })}\n`
  const traces = {
    frame: { t: 0, type: 'frame', image: `${hostileName}.png` },
    type: { t: 0, type: hostileName },
    order: { t: 0, type: 'arm', order: hostileName },
  }
  for (const [name, event] of Object.entries(traces)) {
    writeFileSync(join(folder, `${name}.ndjson`), `${head}${JSON.stringify(event)}\n`)
  }
  writeFileSync(join(folder, `${hostileName}.ndjson`), `${head}${hostileName}\n`)
})
afterAll(() => rmSync(folder, { recursive: true }))

function expectSafe({ stdout, stderr }: Run): void {
  for (const output of [stdout, stderr]) {
    expect(output).not.toMatch(unsafe)
    expect(output).not.toMatch(forgedLine)
  }
}

/** Commands that each print a hostile name; `%` stands for the folder. */
const runs: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['a command', [hostileName]],
  ['an option', ['scan', `--${hostileName}`]],
  ['an input', ['scan', '--input', hostileName]],
  ['a ledger', ['scan', '--ledger', `%/${hostileName}`]],
  ['a ledger on a server', ['scan', '--ledger', `redis://${hostileName}`]],
  ['a ledger to inspect', ['ledger', 'inspect', `%/${hostileName}`]],
  ['a ledger to prune', ['ledger', 'prune', `%/none${hostileName}.db`]],
  ['a picture that is missing', ['decode', `%/${hostileName}.jpg`]],
  ['a picture that is a folder', ['decode', `%/${hostileName}`]],
  ['a trace that is missing', ['replay', `%/${hostileName}`]],
  ['a broken trace', ['replay', `%/${hostileName}.ndjson`]],
  ['a frame of a trace', ['replay', '%/frame.ndjson']],
  ['an event of a trace', ['replay', '%/type.ndjson']],
  ['an order of a trace', ['replay', '%/order.ndjson', `%/type.ndjson`]],
  ['a recording', ['record', `%/${hostileName}`, '--input', 'hid']],
  ['a value to check', ['check', 'auth-code', hostileName]],
  ['an address to check', ['check', 'notify-url', `https://example.com/${hostileName}`]],
]

test.each(runs)('%s: nothing of its name drives the terminal', async (_name, args) => {
  const run = await runPaycode(args.map((arg) => arg.replace('%', folder)))
  expect(run.stdout + run.stderr).not.toBe('')
  expectSafe(run)
})

test('lines of standard input', async () => {
  for (const args of [['scan'], ['check', 'auth-code', '-']]) {
    const run = await runPaycode(args, {
      stdin: `${JSON.stringify(hostileName)}\n${hostileName}\n`,
    })
    expect(run.stdout + run.stderr).not.toBe('')
    expectSafe(run)
  }
})

test.each(['devices', 'doctor'])(
  '%s prints none of it, and a program gets the whole name',
  async (command) => {
    const run = await runPaycode([command], { env: hostileScanners })
    expectSafe(run)
    const names = JSON.stringify(lines(run.stdout).map(({ product, device }) => product ?? device))
    expect(names).toContain(JSON.stringify(hostileName).slice(1, -1))
  },
)

test('a text that a picture holds is escaped', async () => {
  const { pngs, qr } = await import('../picture-files.ts')
  const text = 'paid\u001B[2J\u009B2J'
  const file = join(folder, 'hostile.png')
  writeFileSync(file, await pngs.rgb(qr(text)))
  const run = await runPaycode(['decode', file])
  expect(lines(run.stdout)).toMatchObject([{ codes: [{ text }] }])
  expectSafe(run)
})
