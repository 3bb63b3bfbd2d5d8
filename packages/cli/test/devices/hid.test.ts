import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { w1, w2 } from '@paycode/simulator/testing'
import { temporaryFolder } from '../../../../lab/temporary-folder.ts'
import { environment, lines, paycode, runPaycode } from '../run-paycode.ts'

jest.setTimeout(60_000)

// Made-up codes.

const simulated = join(__dirname, 'use-simulated-node-hid.mjs')
type Story = readonly (readonly [ms: number, act: string, name: string, what?: unknown])[]

/** Runs `paycode` with simulated scanners that follow a story, until it ends or `isEnough` accepts its output. */
async function withScanners(
  story: Story,
  args: readonly string[],
  isEnough: (output: string) => boolean = () => false,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  // A process that hangs fails the test, and ends with it.
  const timeout = 50_000
  const env = { ...environment, PAYCODE_TEST_HID: JSON.stringify(story) }
  const child: ChildProcess = spawn(process.execPath, ['--import', simulated, paycode, ...args], {
    env,
    timeout,
  })
  const heard = { stdout: '', stderr: '' }
  let isTold = false
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text
      if (isEnough(heard[name]) && !isTold) isTold = child.kill('SIGINT')
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...heard }
}

const folder = temporaryFolder()

test('scan --input hid: scanners that come, leave and come back', async () => {
  const story: Story = [
    [600, 'plug', 'a', { serialNumber: 'A' }],
    [0, 'scan', 'a', w1],
    [100, 'unplug', 'a'],
    [500, 'replug', 'a'],
    [0, 'scan', 'a', w2],
  ]
  const isEnough = (output: string): boolean => output.includes(w2)
  const { code, stdout, stderr } = await withScanners(story, ['scan', '--input', 'hid'], isEnough)
  expect(lines(stdout)).toMatchObject([
    { status: 'ready', auth_code: w1, input: 'hid' },
    { status: 'ready', auth_code: w2, input: 'hid' },
  ])
  expect(stderr).toContain('No scanner in HID POS mode is plugged in.')
  expect(code).toBe(0)
})

test('a scanner in keyboard mode ends it with the cure, or is read raw', async () => {
  const story: Story = [
    [0, 'plug', 'a', { profile: 'keyboard' }],
    [0, 'scan', 'a', w1],
  ]
  const refused = await withScanners(story, ['scan', '--input', 'hid'])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('The scanner is in keyboard mode.')
  const read = await withScanners(story, ['scan', '--input', 'hid', '--read-keyboards', '--once'])
  expect(lines(read.stdout)).toMatchObject([{ status: 'ready', auth_code: w1, input: 'hid' }])
  expect(read.code).toBe(0)
})

test('devices and doctor show what is plugged in', async () => {
  const story: Story = [
    [0, 'plug', 'a', { serialNumber: 'A' }],
    [0, 'plug', 'b', { profile: 'newland' }],
    [0, 'plug', 'c', { profile: 'keyboard' }],
  ]
  const devices = await withScanners(story, ['devices'])
  const hid = lines(devices.stdout).filter(({ input }) => input === 'hid')
  expect(hid).toMatchObject([
    { id: '0c2e-0b61-A', vendor: 'Honeywell', mode: 'hid-pos', denied: false },
    { id: '1eab-1d10', vendor: 'Newland', mode: 'hid-pos' },
    { id: '0c2e-0b64', vendor: 'Honeywell', mode: 'keyboard' },
  ])
  expect(devices.code).toBe(0)
  const doctor = await withScanners(story, ['doctor'])
  const found = lines(doctor.stdout).filter(({ verdict }) => verdict !== 'note')
  expect(found.map(({ verdict, code }) => `${String(verdict)} ${String(code)}`)).toEqual([
    ...['ok ready', 'ok ready', 'problem keyboard-mode'],
  ])
  expect(doctor.code).toBe(1)
})

test('record --input hid replays to what was scanned, scrubbed or not', async () => {
  const story: Story = [
    [0, 'plug', 'a', { profile: 'newland' }],
    [0, 'plug', 'b', { profile: 'keyboard' }],
    [0, 'scan', 'a', w1],
    [0, 'scan', 'b', w2],
  ]
  // The events: two openings, one report, and 38 reports of keys.
  const isEnough = (output: string): boolean => output.includes('41 events')
  const recorded = async (name: string, ...options: string[]): Promise<string> => {
    const file = folder(name)
    const { code } = await withScanners(
      story,
      ['record', file, '--input', 'hid', ...options],
      isEnough,
    )
    expect(code).toBe(0)
    return file
  }
  const plain = await runPaycode(['replay', await recorded('plain.ndjson')])
  expect(lines(plain.stdout)).toMatchObject([
    { auth_code: w1, input: 'hid' },
    { auth_code: w2, input: 'hid' },
  ])
  const file = await recorded('scrubbed.ndjson', '--scrub')
  const scrubbed = lines((await runPaycode(['replay', file])).stdout)
  expect(scrubbed).toMatchObject([
    { status: 'ready', input: 'hid' },
    { status: 'ready', input: 'hid' },
  ])
  const w1InHex = Array.from(w1, (digit) => `3${digit}`).join(' ')
  expect(readFileSync(file, 'utf8')).not.toContain(w1InHex)
})

test.each([
  [['scan', '--input', 'serial']],
  [['scan', '--input', 'serial:']],
  [['scan', '--input', 'usb']],
  [['scan', '--read-keyboards']],
  [['scan', '--input', 'tty', '--exclusive']],
  [['record', 'x.ndjson', '--input', 'stdin']],
  [['devices', 'x']],
  [['doctor', 'x']],
])('%j is wrong use', async (args) => {
  expect((await runPaycode(args)).code).toBe(2)
})
