import { join } from 'node:path'
import { paycode } from './run-paycode.ts'
import { terminal } from './terminal.ts'

jest.setTimeout(60_000)

const scan = (...args: string[]) => terminal(process.execPath, [paycode, 'scan', ...args])
const ctrlC = '\u0003'

const endings = { CR: '\r', LF: '\n', Tab: '\t', nothing: '' }
const paces = [1, 8, 30, 80]
const verdict = /[●✖]/
/** At most this many scans are repeated: a busy machine may delay keys so that a scan falls apart. */
const maxTorn = 3

test.each(Object.entries(endings))(
  'a scanner that ends with %s is read at any pace, each scan once',
  async (_name, ending) => {
    const till = scan()
    await till.shows('Scan the payment code')
    let torn = 0
    for (const [index, everyMs] of paces.entries()) {
      while (till.timesShown('ready to submit') === index) {
        await till.type(`1345678901234567${torn}${index}${ending}`, everyMs)
        await till.shows(verdict, index + torn + 1)
        torn = till.timesShown('✖')
        expect(torn).toBeLessThanOrEqual(maxTorn)
      }
    }
    await till.interrupt()
    expect(await till.exit()).toBe(0)
    expect(till.screen()).toContain(`${paces.length} ready, ${till.timesShown('✖')} refused`)
  },
)

test('digits that a person types are reported as such', async () => {
  const till = scan()
  await till.shows('Scan the payment code')
  await till.type('134567890123456789', 200)
  await till.shows('The code was typed, not scanned.')
  await till.type('\r', 0)
  await till.interrupt()
  expect(await till.exit()).toBe(1)
  expect(till.screen()).toContain('0 ready, 1 refused')
})

test('--input manual takes what a person types', async () => {
  const till = scan('--input', 'manual')
  await till.shows('Type a code and press Enter.')
  await till.type('134567890123456789\r', 20)
  await till.shows('ready to submit')
  till.kill('SIGINT')
  expect(await till.exit()).toBe(0)
})

test('no digit of a code is echoed but its first and last two', async () => {
  const till = scan()
  await till.shows('Scan the payment code')
  await till.type('134567890123456789\r', 8)
  await till.shows('ready to submit')
  await till.type('134567890123456789999\r', 8)
  await till.shows('it does not have 18 digits')
  await till.interrupt()
  await till.exit()
  expect(till.screen()).toContain('13…89')
  expect(till.screen()).not.toMatch(/\d{4}/)
})

test('it speaks Chinese', async () => {
  const till = scan('--lang', 'zh')
  await till.shows('请扫描顾客手机上的付款码')
  await till.type('283854702356157409\r', 8)
  await till.shows('这是其他钱包或银行卡的码。 (支付宝)')
  await till.interrupt()
  expect(await till.exit()).toBe(1)
})

test('a ledger that cannot be opened is said in Chinese: what, and what to do', async () => {
  const till = scan('--lang', 'zh', '--ledger', '/dev/null')
  await till.shows('账本应为文件，而此处不是普通文件。')
  await till.shows('→ 请指定普通文件')
  await till.interrupt()
  expect(await till.exit()).toBe(1)
})

test('pasted digits are no scan', async () => {
  const till = scan()
  await till.shows('Scan the payment code')
  await till.type('\u001B[200~134567890123456789\r\u001B[201~', 0)
  await till.shows('The digits did not come from a scanner.')
  await till.interrupt()
  expect(await till.exit()).toBe(1)
})

test('a bar code with Ctrl+C in it does not end the program', async () => {
  const till = scan()
  await till.shows('Scan the payment code')
  await till.type(`1345678901${ctrlC}23456789\r`, 8)
  await till.shows('✖')
  await till.type('134567890123456789\r', 8)
  await till.shows('ready to submit')
  await till.interrupt()
  expect(await till.exit()).toBe(0)
})

test('a scan of an ETX-framed code ends with the code, not with the program', async () => {
  const till = scan()
  await till.shows('Scan the payment code')
  await till.type(`\u0002134567890123456789${ctrlC}`, 8)
  await till.shows('ready to submit')
  await till.interrupt()
  expect(await till.exit()).toBe(0)
})

// The terminal's own settings, as the shell that started the program finds them afterwards.
describe('the terminal is given back', () => {
  const shell = (command: string) => terminal('/bin/sh', ['-c', `${command}; stty -a; echo done`])
  const cooked = / icanon[^]* echo /

  test('after Ctrl+C', async () => {
    const till = shell(`'${process.execPath}' '${paycode}' scan`)
    await till.shows('Scan the payment code')
    await till.interrupt()
    await till.shows('done')
    expect(till.screen()).toMatch(cooked)
  })

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])('after %s', async (signal) => {
    const till = shell(`sh -c 'echo pid=$$; exec "${process.execPath}" "${paycode}" scan'`)
    await till.shows('Scan the payment code')
    const pid = /pid=(\d+)/.exec(till.screen())?.[1]
    process.kill(Number(pid), signal)
    await till.shows('done')
    expect(till.screen()).toContain('0 ready, 0 refused')
    expect(till.screen()).toMatch(cooked)
  })

  test('after a crash', async () => {
    const crash = join(__dirname, 'crash-in-raw-mode.mjs')
    const till = shell(`'${process.execPath}' '${crash}'`)
    await till.shows('done')
    expect(till.screen()).toContain('Error: made to crash')
    expect(till.screen()).toMatch(cooked)
  })
})

test('a process that was stopped reads the next code without echo, and what was begun before is no code', async () => {
  // As a shell does: it changes the terminal's settings while the program is stopped.
  const run = `sh -c 'echo pid=$$; exec "${process.execPath}" "${paycode}" scan'`
  const till = terminal('/bin/sh', ['-c', `set -m; ${run}; stty sane; echo stopped; fg; echo done`])
  await till.shows('Scan the payment code')
  await till.type('134567890', 8)
  process.kill(Number(/pid=(\d+)/.exec(till.screen())?.[1]), 'SIGSTOP')
  await till.shows('stopped')
  await till.shows('✖')
  // Characters within a second of an incomplete scan may count as its rest.
  await till.rest(1_100)
  await till.type('101122334455667788\r', 8)
  await till.shows('ready to submit')
  await till.interrupt()
  await till.shows('done')
  expect(till.screen()).toContain('1 ready, 1 refused')
  expect(till.screen()).not.toMatch(/1011|2233|7788/)
})

describe('what leads to nothing leaves one quiet line', () => {
  test.each([
    ['en', 'No new code: too short'],
    ['zh', '没有新的付款码：输入太短'],
  ])('%s: three digits of a scanner, and no more lines while they rest', async (lang, line) => {
    const till = scan('--lang', lang)
    await till.shows('Paycode')
    await till.type('134\r', 8)
    await till.shows(line)
    expect(till.screen()).not.toContain('134')
    await till.type('134567890123456789\r', 8)
    await till.shows('●')
    await till.interrupt()
    await till.exit()
    expect(till.timesShown(line)).toBe(1)
  })

  test('a key held down', async () => {
    const till = scan()
    await till.shows('Scan the payment code')
    await till.type('7'.repeat(40), 30)
    await till.shows(/No new code|✖/)
    await till.interrupt()
    await till.exit()
  })

  test('a code that was scanned a moment ago', async () => {
    const till = scan()
    await till.shows('Scan the payment code')
    await till.type('134567890123456789\r', 8)
    await till.shows('ready to submit')
    await till.type('134567890123456789\r', 8)
    await till.shows('No new code')
    await till.interrupt()
    expect(await till.exit()).toBe(0)
  })
})
