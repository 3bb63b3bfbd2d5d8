// A payment code is money: no message, warning or report ever shows one.
//
//   node checks/secrets.mjs            runs the tests, and reads what they print
//   node checks/secrets.mjs LOG…       reads what they printed
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { paymentShaped } from './lib/payment-shaped.mjs'
import { root } from './lib/root.mjs'
import { runCommand } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'
import { tool } from './lib/tool.mjs'

const code = '134579302432164181'
const other = '283854702356157409'
const card = '6212345678901234567'
const paycode = [join(root, 'packages/cli/bin/paycode.js')]

/** Ways to use the command wrongly with a code in hand, each with what is piped in. */
const misuses = (folder) => [
  [[code]],
  [[`--${code}`]],
  [['--', code]],
  [['scan', code]],
  [['scan', `--${code}`]],
  [['scan', `-${code}`]],
  [['scan', '--once', code]],
  [['scan', '--input', code]],
  [['scan', '--region', code]],
  [['scan', '--accept', code]],
  [['scan', '--accept', `wechat-pay,${code}`]],
  [['scan', '--lang', code]],
  [['scan', '--ledger', code]],
  [['scan', '--ledger', join(folder, code, 'ledger.db')]],
  [['scan', `--once=${code}`]],
  [['check', code]],
  [['check', code, code]],
  [['check', 'auth-code', code, code]],
  [['check', 'auth-code', code, '--region', code]],
  [['check', 'notify-url', code, '--region', code]],
  [['check', 'auth-code', '-'], `${code}\n"${code}\n`],
  [['check', 'auth-code', '-'], `{"auth_code":"${code}"\n`],
  [['check', 'notify-url', '-'], `https://shop.cn/${code}\n`],
  [['replay', code]],
  [['replay', join(folder, 'trace.ndjson')]],
  [['replay', join(folder, 'header.ndjson')]],
  [['record', `--${code}`]],
  [['record', join(folder, code)]],
  [['record', join(folder, code), code]],
  [['ledger', code]],
  [['ledger', 'inspect', code]],
  [['ledger', 'inspect', join(folder, code, 'no-ledger.db')]],
  [['ledger', 'rotate', join(folder, code), code]],
]

/** What is scanned and refused, or shown masked: here not even stdout holds a code. */
const refusals = [
  [['scan', '--mask'], `${code}\n`],
  [['scan', '--mask', '--accept', 'wechat-pay,alipay,unionpay'], `${code}\n${other}\n${card}\n`],
  [['scan'], `${other}\n${card}\n${code}${code}\n${code.slice(0, 17)}\n0${code}\n ${code}\n`],
  [['scan', '--region', 'US'], '150000000000000000\n'],
  [['check', 'auth-code', other]],
  [['check', 'auth-code', card]],
  [['check', 'auth-code', `${code}${code}`]],
  [['check', 'auth-code', '-'], `"${other}"\n["${code}"]\n${code}\n{"auth_code":"${code}"}\n`],
]

/** Everything a program could print of a ready code and of the errors around it. */
const careless = `
  import { inspect } from 'node:util'
  const { hmacFingerprinter, manualInput, memoryLedger, readyCodes } = await import(process.argv[1])
  const said = []
  const say = (value) => {
    said.push(String(value), inspect(value, { depth: 9, showHidden: true, getters: true }))
    said.push(inspect(value, { customInspect: false, depth: 9 }), JSON.stringify(value))
    if (value instanceof Error) said.push(value.stack, inspect(value.cause))
  }
  const attempt = async (act) => {
    try {
      say(await act())
    } catch (error) {
      say(error)
    }
  }
  const input = manualInput()
  const ledger = memoryLedger()
  const codes = readyCodes([input], { ledger })
  const { outcomes$, arm, disarm } = codes
  outcomes$.subscribe(async (outcome) => {
    say(outcome)
    say({ ...outcome })
    if (outcome.status !== 'ready') return
    say({ ...outcome.code })
    outcome.code.take()
    await attempt(() => outcome.code.take())
    disarm()
    say(outcome.code.signal.reason)
  })
  input.submit('${code}')
  arm({ orderId: 'A-1' })
  for (const text of ['${code}', '${code}', '${other}', '${card}', '${code}0']) input.submit(text)
  say(input)
  say(codes)
  await attempt(() => readyCodes([input], { ledger, freshnessMs: '${code}' }))
  await attempt(() => readyCodes([input], { ledger, accept: ['${code}'] }))
  await attempt(() => readyCodes([input], { ledger, merchantRegion: '${code}' }))
  await attempt(() => readyCodes([input], { ledger, '${code}': 1 }))
  await attempt(() => arm('${code}'))
  await attempt(() => codes.next('${code}'))
  await attempt(() => codes.next({ orderId: 'A-1', '${code}': 1 }))
  const name = hmacFingerprinter().fingerprints('${code}')
  await attempt(() => ledger.claim(name, { now: 0, retainMs: 1 }))
  await attempt(() => ledger.claim(['${code}'], '${code}'))
  say(ledger)
  say(name)
  await new Promise((resolve) => setTimeout(resolve, 50))
  console.log(said.join('\\n'))
`

/** A report of the codes in a text: a few of them, in masks. */
function shown(where, text) {
  const codes = [...new Set(paymentShaped(text))]
  if (codes.length === 0) return []
  const masked = codes.slice(0, 5).map((digits) => `${digits.slice(0, 2)}…${digits.slice(-2)}`)
  return [
    `${where} shows ${masked.join(', ')}${codes.length > 5 ? `, ${codes.length} in all` : ''}`,
  ]
}

async function commandProblems() {
  return inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'trace.ndjson'), `{"paycode-trace":1}\n{"t":0,"type":"${code}"}\n`)
    await writeFile(join(folder, 'header.ndjson'), `${code}\n`)
    const problems = []
    const run = async (args, input) => {
      const words = args
        .join(' ')
        .replaceAll(folder, '‹folder›')
        .replace(/\d{10,}/g, '‹digits›')
      const result = await runCommand('node', [...paycode, ...args], {
        input,
        env: { PAYCODE_LEDGER: 'memory' },
      })
      return { ...result, what: `paycode ${words}` }
    }
    for (const [args, input] of misuses(folder)) {
      const { what, output, code: ended } = await run(args, input)
      problems.push(...shown(what, output))
      if (ended === 0) problems.push(`${what} is wrong use, yet ended with 0`)
    }
    for (const [args, input] of refusals) {
      const { what, output, stdout } = await run(args, input)
      problems.push(...shown(what, output))
      if (stdout === '') problems.push(`${what} printed nothing to look at`)
    }
    return problems
  })
}

async function libraryProblems() {
  const core = join(root, 'packages/core/dist/index.js')
  const {
    code: ended,
    stdout,
    output,
  } = await runCommand('node', [...['--input-type=module', '--eval', careless, core]])
  if (ended !== 0 || !stdout.includes('13…81')) return [`the careless program failed:\n${output}`]
  return shown('a ready code, printed', stdout)
}

async function testProblems(logs) {
  if (logs.length === 0) return shown('jest', (await runCommand(tool('jest'), [])).output)
  const texts = await Promise.all(logs.map((log) => readFile(log, 'utf8')))
  return texts.flatMap((text, index) => shown(logs[index], text))
}

/** Proves that the check can fail: plants what it must find, and what it must let pass. */
async function selfTest() {
  const leak = await runCommand('node', [
    '--eval',
    'console.error("no command " + process.argv[1])',
    code,
  ])
  const finds = [
    leak.stderr,
    `"${other}"`,
    `at ${card}.`,
    code + code,
    '１３４５７９３０２４３２１６４１８１',
  ]
  const passes = ['13…81', '20261122 10:00:00.000', '1763791860000', 'a1b2c3d4e5f6', '']
  return [
    ...finds
      .filter((text) => paymentShaped(text).length === 0)
      .map(() => 'a planted code was missed'),
    ...passes
      .filter((text) => paymentShaped(text).length > 0)
      .map((text) => `"${text}" is no code`),
  ]
}

conclude(
  [
    ...(await selfTest()),
    ...(await commandProblems()),
    ...(await libraryProblems()),
    ...(await testProblems(process.argv.slice(2))),
  ],
  'no message shows a code',
)
