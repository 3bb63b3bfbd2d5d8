import { mkdirSync, writeFileSync } from 'node:fs'
import { temporaryFolder } from '../../../lab/temporary-folder.ts'
import * as pictures from './picture-files.ts'
import { lines, runPaycode } from './run-paycode.ts'

// Each test loads the decoders in a process of its own, on a machine that may be busy.
jest.setTimeout(60_000)

const folder = temporaryFolder()
const { code, otherCode, code128, jpegs, pngs, qr } = pictures

beforeAll(async () => {
  const qrPng = await pngs.rgb(qr())
  const files = {
    'qr.png': qrPng,
    'bars.jpg': await jpegs.baseline(code128()),
    'two-phones.png': await pngs.rgb(pictures.twoPhones),
    'product.png': await pngs.rgb(pictures.product),
    'pictures/other.png': await pngs.rgb(qr(otherCode)),
    'cut.png': qrPng.subarray(0, 300),
  }
  mkdirSync(folder('pictures'))
  for (const [name, bytes] of Object.entries(files)) writeFileSync(folder(name), bytes)
})

function replay(...images: string[]) {
  return replayWith([], ...images)
}

async function replayWith(options: readonly string[], ...images: string[]) {
  const trace = folder('trace.ndjson')
  const header = { 'paycode-trace': 1, options: { gate: 'always-armed' } }
  const frames = images.map((image, at) => ({ t: at * 33, type: 'frame', image }))
  writeFileSync(trace, [header, ...frames].map((line) => `${JSON.stringify(line)}\n`).join(''))
  return { trace, ...(await runPaycode(['replay', ...options, trace])) }
}

test('reads the pictures beside the trace, from wherever it is run', async () => {
  const { code: exit, stdout, stderr } = await replay('qr.png', 'pictures/other.png')
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(lines(stdout)).toMatchObject([
    { status: 'ready', auth_code: code, input: 'camera', t: 0, scanned_at: 0 },
    { status: 'ready', auth_code: otherCode, input: 'camera', t: 33 },
  ])
})

test('a Code 128 takes two frames, two phones are ambiguous, a product is not a payment code', async () => {
  const once = await replay('bars.jpg')
  expect({ exit: once.code, stdout: once.stdout }).toEqual({ exit: 1, stdout: '' })
  const { stdout } = await replay('bars.jpg', 'bars.jpg', 'product.png', 'product.png')
  expect(lines(stdout)).toMatchObject([
    { status: 'ready', auth_code: code, t: 33 },
    { status: 'rejected', reason: 'wrong-symbology', t: 99 },
  ])
  const two = await replay('two-phones.png')
  expect(lines(two.stdout)).toMatchObject([{ reason: 'ambiguous', masked: /^\d\d…\d\d$/ }])
})

test.each([['--frames', '2'], ['--thorough']])('reads the pictures with %s', async (...options) => {
  const { code: exit, stdout } = await replayWith(options, 'bars.jpg', 'bars.jpg')
  expect(exit).toBe(0)
  expect(lines(stdout)).toMatchObject([{ status: 'ready', auth_code: code, t: 33 }])
})

test('--frames needs a number', async () => {
  const { code: exit, stderr } = await replayWith(['--frames', 'many'], 'qr.png')
  expect(exit).toBe(2)
  expect(stderr).toContain('--frames must be a number from 1 to 300')
})

test.each([
  ['gone.png', 'gone.png cannot be read (ENOENT)'],
  ['cut.png', 'cut.png is damaged'],
  ['trace.ndjson', 'trace.ndjson is no PNG and no JPEG'],
])('%s: names the trace, the line and the picture, and prints nothing', async (image, message) => {
  const { trace, code: exit, stdout, stderr } = await replay('qr.png', image)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(`${trace}:3: ${message}`)
})
