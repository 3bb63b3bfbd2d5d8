import { writeFileSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import { lines, runPaycode } from './run-paycode.ts'

const folder = temporaryFolder()

function trace(name: string, events: readonly object[], options: object = {}): string {
  const file = folder(name)
  const all = [{ 'paycode-trace': 1, options }, ...events]
  writeFileSync(file, all.map((event) => `${JSON.stringify(event)}\n`).join(''))
  return file
}

const keys = (text: string, from: number): object[] =>
  [...text].map((key, index) => ({
    t: from + index * 8,
    type: 'keydown',
    key,
    code: `Digit${key}`,
  }))
const enter = (t: number): object => ({ t, type: 'keydown', key: 'Enter', code: 'Enter' })
const code = '134567890123456789'

test('prints the outcome lines of scan with t, in ms of the trace', async () => {
  const file = trace('plain.ndjson', [
    { t: 0, type: 'arm', order: 'A-1' },
    ...keys(code, 100),
    enter(250),
    { t: 9000, type: 'end' },
  ])
  const { code: exit, stdout } = await runPaycode(['replay', file])
  expect(lines(stdout)).toEqual([
    {
      status: 'ready',
      auth_code: code,
      wallet: 'wechat-pay',
      issuer: 'mainland-china',
      scanned_at: 236,
      expires_at: 60_236,
      input: 'keyboard',
      t: 250,
    },
  ])
  expect(exit).toBe(0)
})

test('the same trace gives the same bytes on every run', async () => {
  const file = trace('again.ndjson', [
    ...keys(code, 0),
    enter(150),
    { t: 400, type: 'arm', order: 'A-1' },
    ...keys(code, 500),
    { t: 900_000_000, type: 'arm', order: 'A-2' },
    ...keys('101122334455667788', 900_000_100),
    { t: 900_009_000, type: 'end' },
  ])
  const runs = await Promise.all([1, 2, 3].map(() => runPaycode(['replay', file])))
  expect(runs[1]?.stdout).toBe(runs[0]?.stdout)
  expect(runs[2]?.stdout).toBe(runs[0]?.stdout)
  expect(lines(runs[0]?.stdout ?? '').map((line) => line['reason'] ?? line['status'])).toEqual([
    ...['not-armed', 'ready', 'ready'],
  ])
})

test('names the trace of each line where there are several', async () => {
  const one = trace('one.ndjson', keys(code, 0), { gate: 'always-armed' })
  const two = trace('two.ndjson', keys(code, 0), { gate: 'always-armed' })
  const { stdout } = await runPaycode(['replay', one, two])
  expect(lines(stdout)).toMatchObject([
    { status: 'ready', trace: one },
    { status: 'ready', trace: two },
  ])
})

test('a trace in which nothing becomes ready ends with 1', async () => {
  expect((await runPaycode(['replay', trace('none.ndjson', keys(code, 0))])).code).toBe(1)
})

test.each([
  ['not-json', 'x', ':2: this is not JSON'],
  ['unknown', '{"t":0,"type":"tap"}', ':2: unknown event type "tap"'],
  ['frame', '{"t":0,"type":"frame","image":"/a.png"}', ':2: image must be the path'],
  ['no-time', '{"type":"disarm"}', ':2: t must be a number'],
])('%s is malformed, and the message names file and line', async (name, line, message) => {
  const file = folder(`${name}.ndjson`)
  writeFileSync(file, `{"paycode-trace":1}\n${line}\n`)
  const { code: exit, stdout, stderr } = await runPaycode(['replay', file])
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(`${file}${message}`)
})

test('a file that is not there is wrong use', async () => {
  const { code: exit, stderr } = await runPaycode(['replay', folder('nothing.ndjson')])
  expect(exit).toBe(2)
  expect(stderr).toContain('cannot be read (ENOENT)')
})

test('no file is wrong use', async () => {
  expect((await runPaycode(['replay'])).code).toBe(2)
})
