import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { environment, lines, paycode, runPaycode } from './run-paycode.ts'

const code = '134579302432164181'
const scan = (stdin: string | Buffer, ...args: string[]) => runPaycode(['scan', ...args], { stdin })
const reasons = (output: string) => lines(output).map((line) => line['reason'] ?? line['status'])

test('one line becomes one ready line, with the fields of the format in their order', async () => {
  const { code: exit, stdout, stderr } = await scan(`${code}\n`)
  expect(exit).toBe(0)
  expect(stderr).toBe('')
  const [ready, ...more] = lines(stdout)
  expect(more).toEqual([])
  expect(Object.keys(ready ?? {})).toEqual([
    ...['status', 'auth_code', 'wallet', 'issuer', 'scanned_at', 'expires_at', 'input'],
  ])
  expect(ready).toMatchObject({
    status: 'ready',
    auth_code: code,
    wallet: 'wechat-pay',
    issuer: 'mainland-china',
    input: 'stdin',
  })
  expect(Number(ready?.['expires_at']) - Number(ready?.['scanned_at'])).toBe(60_000)
})

test('the same line twice is one scan', async () => {
  const { stdout } = await scan(`${code}\n${code}\n`)
  expect(reasons(stdout)).toEqual(['ready'])
})

test('garbage alone gives reasons and exit code 1', async () => {
  const { code: exit, stdout } = await scan('hello\n1345 7930 2432 1641 81\n6901234567892\n\n')
  expect(reasons(stdout)).toEqual(['illegal-character', 'whitespace', 'wrong-length'])
  expect(exit).toBe(1)
})

test('noise is reported five times a second, the rest by its count', async () => {
  const noise = Array.from({ length: 1_000 }, (_, number) => `noise-${number}\n`)
  const { stdout } = await scan(noise.join(''))
  const refusals = lines(stdout)
  expect(refusals.slice(0, 5).map(({ count }) => count)).toEqual(Array(5).fill(undefined))
  expect(refusals.length).toBeLessThan(20)
  expect(refusals.reduce((sum, { count = 1 }) => sum + Number(count), 0)).toBe(1_000)
})

test('nothing at all gives nothing and exit code 1', async () => {
  expect(await scan('')).toMatchObject({ code: 1, stdout: '', stderr: '' })
})

test('CRLF, a last line without an end, and framing are read as they should', async () => {
  const { stdout } = await scan(
    '130061098828009406\r\n\u0002131122334455667788\u0003\r\n]C0132122334455667788\r\n133122334455667788',
  )
  expect(lines(stdout).map((line) => line['auth_code'])).toEqual([
    ...['130061098828009406', '131122334455667788', '132122334455667788', '133122334455667788'],
  ])
})

test('a line without end is refused, not kept, and the next one is read', async () => {
  const { stdout } = await scan(`${'1'.repeat(5_000_000)}\n${code}\n`)
  expect(reasons(stdout)).toEqual(['overflow', 'ready'])
})

test('broken UTF-8 is refused, and the next line is read', async () => {
  const { stdout } = await scan(
    Buffer.concat([Buffer.from([0xff, 0xfe, 0x31]), Buffer.from(`\n${code}`)]),
  )
  expect(reasons(stdout)).toEqual(['illegal-character', 'ready'])
})

test('the outcomes come in the order of the lines', async () => {
  const codes = Array.from({ length: 500 }, (_, index) => `13457930243216${String(4000 + index)}`)
  const { stdout } = await scan(codes.join('\n'))
  expect(lines(stdout).map((line) => line['auth_code'])).toEqual(codes)
})

test('--accept, --region and --mask do what they say', async () => {
  const alipay = '283854702356157409'
  const hongKong = '150000000000000000'
  const both = await scan(`${alipay}\n${hongKong}`, '--accept', 'wechat-pay,alipay', '--mask')
  expect(lines(both.stdout)).toMatchObject([
    { status: 'ready', wallet: 'alipay', auth_code: '28…09' },
    { status: 'ready', wallet: 'wechat-pay', issuer: 'hong-kong', auth_code: '15…00' },
  ])
  expect(lines(both.stdout)[0]).not.toHaveProperty('issuer')
  const abroad = await scan(`${alipay}\n${hongKong}`, '--region', 'SG')
  expect(lines(abroad.stdout)).toMatchObject([
    {
      status: 'rejected',
      reason: 'other-wallet',
      wallet: 'alipay',
      masked: '28…09',
      input: 'stdin',
    },
    { status: 'rejected', reason: 'region-not-accepted', masked: '15…00', input: 'stdin' },
  ])
})

test('--accept takes EMV’s code and Japan’s by their names', async () => {
  const emv = 'hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MQ=='
  const payPay = '90008181881234567890'
  const { stdout } = await scan(
    `${emv}\n${payPay}\n${emv.slice(0, -8)}`,
    '--accept',
    'emv-cpm,paypay',
  )
  expect(lines(stdout)).toMatchObject([
    { status: 'ready', wallet: 'emv-cpm', auth_code: emv },
    { status: 'ready', wallet: 'paypay', auth_code: payPay },
    { status: 'rejected', reason: 'incomplete', wallet: 'emv-cpm', masked: 'hQ…9k' },
  ])
})

test('--once stops at the first ready code', async () => {
  const { code: exit, stdout } = await scan(`hello\n${code}\n130061098828009406\n`, '--once')
  expect(reasons(stdout)).toEqual(['illegal-character', 'ready'])
  expect(exit).toBe(0)
})

test('--input manual says so in its lines', async () => {
  const { stdout } = await scan(`${code}\n`, '--input', 'manual')
  expect(lines(stdout)).toMatchObject([{ status: 'ready', input: 'manual' }])
})

test('a reader that leaves early is no crash', async () => {
  const child = spawn(process.execPath, [paycode, 'scan'], { env: environment })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  child.stdin.on('error', () => {})
  child.stdout.once('data', () => child.stdout.destroy())
  for (let index = 0; index < 20_000; index += 1) {
    child.stdin.write(`13457930243${String(1_000_000 + index)}\n`)
  }
  child.stdin.end()
  const [exit] = (await once(child, 'close')) as [number]
  expect(stderr).toBe('')
  expect(exit).toBe(0)
})

test('an outcome is written as soon as its line is there, not at the end', async () => {
  const child = spawn(process.execPath, [paycode, 'scan'], { env: environment })
  child.stdout.setEncoding('utf8')
  child.stdin.write(`${code}\n`)
  const [line] = (await once(child.stdout, 'data')) as [string]
  expect(lines(line)).toMatchObject([{ status: 'ready' }])
  child.kill('SIGTERM')
  expect((await once(child, 'close'))[0]).toBe(0)
})

test('--input tty without a terminal shows the cure', async () => {
  const { code: exit, stdout, stderr } = await scan(`${code}\n`, '--input', 'tty')
  expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' })
  expect(stderr).toContain('Start it in a terminal window')
})

test('the demo scans a simulated wallet', async () => {
  const { code: exit, stdout } = await scan('', '--demo', '--once')
  expect(exit).toBe(0)
  expect(lines(stdout)).toMatchObject([{ status: 'ready', input: 'keyboard' }])
})

test.each([
  [['--ledger', 'mysql://nowhere'], '--ledger must be memory, a file or redis://'],
  [['--ledger', code], '--ledger must be'],
  [['--input', 'camera'], '--input must be one of'],
  [['--accept', 'paypal'], '--accept must be one of'],
  [['--region', 'hk'], 'two capital letters'],
  [['--lang', 'fr'], '--lang must be one of'],
  [['--fast'], 'no option --fast'],
  [[code], 'scan takes no values'],
])('wrong use %j is exit code 2 and says what is wrong', async (args, message) => {
  const { code: exit, stdout, stderr } = await scan('', ...args)
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).toContain('paycode scan --help')
  expect(stderr).not.toContain(code)
})

test('PAYCODE_LEDGER is read, and refused like the option', async () => {
  const env = { PAYCODE_LEDGER: 'mysql://nowhere' }
  expect((await runPaycode(['scan'], { env })).code).toBe(2)
})
