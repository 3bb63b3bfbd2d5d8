import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { withoutSqliteWarning } from '../src/ledger/without-sqlite-warning.ts'
import { environment, paycode, runPaycode } from './run-paycode.ts'

const code = '134579302432164181'
/** Commands and names stay as they are; four English words in a row would be a sentence. */
const sentence = /(?:[a-z]+[ ,]+){3}[a-z]+/i

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'paycode-chinese-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Makes a file that is no ledger of this version, or a place where none can be. */
const provoke: Readonly<Record<string, (file: string) => void | Promise<void>>> = {
  'ledger damaged': (file) => writeFileSync(file, 'no ledger'.repeat(100)),
  'ledger of a newer version': async (file) => {
    await withoutSqliteWarning(() => sqliteLedger({ file })).close()
    const bytes = readFileSync(file)
    // `user_version`: https://sqlite.org/fileformat2.html#user_version_number
    bytes.writeUInt32BE(99, 60)
    writeFileSync(file, bytes)
  },
  'ledger is a folder': (file) => mkdirSync(file),
  'ledger without its key': async (file) => {
    await withoutSqliteWarning(() => sqliteLedger({ file, keyFile: `${file}.other` })).close()
  },
}

test.each(Object.entries(provoke))('%s', async (name, make) => {
  const file = join(folder, `${name}.db`)
  await make(file)
  const { stderr } = await runPaycode(['scan', '--lang', 'zh', '--ledger', file], { stdin: code })
  expect(stderr).toMatch(/^paycode: \p{Script=Han}.*。\n/u)
  expect(stderr.replaceAll(/`[^`]*`/g, '')).not.toMatch(sentence)
})

/** Scans until the command has named a problem: a device that is missing may still come. */
async function problemOf(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [paycode, 'scan', '--lang', 'zh', ...args], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (/^paycode: .*\n/m.test(said)) child.kill()
  })
  await once(child, 'close')
  return said
}

test.each([
  ['no port', ['--input', 'serial:/dev/paycode-no-such-port']],
  ['no HID scanner, or no libusb', ['--input', 'hid']],
  ['no terminal', ['--input', 'tty']],
])('%s', async (_, args) => {
  const said = await problemOf(args)
  expect(said).toMatch(/^paycode: .*\p{Script=Han}.*。$/mu)
  expect(said.replaceAll(/`[^`]*`|“[^”]*”/g, '')).not.toMatch(sentence)
})
