// The packages as a stranger has them: packed, installed by npm into an empty folder, and used.
import { build } from 'esbuild'
import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { compileConsumers, compilers } from './lib/compile-consumers.mjs'
import { conclude } from './lib/conclude.mjs'
import { openShop } from './lib/open-shop.mjs'
import { root } from './lib/root.mjs'
import { mustRun, runCommand } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'

const code = '134579302432164181'
const consumer = join(root, 'checks/consumer')

/** One thing that is done with the installed packages, and what must come of it. */
async function expectOf(what, run, isRight) {
  const result = await run
  return result.code === 0 && isRight(result)
    ? []
    : [`${what}: code ${result.code}\n${result.output}`]
}

function isReadyLine(text) {
  const outcome = JSON.parse(text)
  return (
    outcome.status === 'ready' &&
    outcome.auth_code === code &&
    outcome.wallet === 'wechat-pay' &&
    outcome.issuer === 'mainland-china' &&
    outcome.expires_at - outcome.scanned_at === 60_000
  )
}

/** By default a used code is remembered from one process to the next. */
async function scanTwice(cwd) {
  const options = { cwd, input: `${code}\n`, env: { XDG_STATE_HOME: cwd, PAYCODE_LEDGER: '' } }
  const first = await runCommand('node_modules/.bin/paycode', ['scan'], options)
  const second = await runCommand('node_modules/.bin/paycode', ['scan'], options)
  return {
    code: first.code,
    stdout: first.stdout + second.stdout,
    output: first.output + second.output,
  }
}

/** Who only serves a page installs nothing native, and hears of it where it is missing. */
async function withoutNative(shop) {
  const cwd = await shop.newFolder('web')
  const names = ['@paycode/core', '@paycode/hid', '@paycode/serial']
  await mustRun('npm', ['install', '--omit=optional', 'rxjs', ...names], { cwd })
  const native = ['node-hid', 'serialport', '@serialport'].filter((name) =>
    existsSync(join(cwd, 'node_modules', name)),
  )
  const contents = `
    export { webHidScanner } from '@paycode/hid/web'
    export { webSerialScanner } from '@paycode/serial/web'`
  const stdin = { contents, resolveDir: cwd }
  await build({ stdin, bundle: true, format: 'esm', platform: 'browser', outfile: `${cwd}/web.js` })
  await cp(join(consumer, 'without-native.mjs'), join(cwd, 'without-native.mjs'))
  const { output } = await runCommand('node', ['without-native.mjs'], { cwd })
  return [
    ...native.map((name) => `--omit=optional installs ${name}`),
    ...(output === 'node-hid-missing\nserialport-missing\n'
      ? []
      : [`without node-hid and serialport:\n${output}`]),
  ]
}

await inTemporaryFolder(async (folder) => {
  const shop = await openShop(folder)
  const cwd = await shop.newFolderWithAll('shop', compilers)
  await cp(consumer, cwd, { recursive: true })
  const printsCode = ({ stdout }) => stdout === `${code}\n`
  const problems = await Promise.all([
    expectOf(
      'npx paycode --help',
      runCommand('npx', ['paycode', '--help'], { cwd }),
      ({ stdout }) => stdout.includes('paycode scan'),
    ),
    expectOf('paycode scan, and again', scanTwice(cwd), ({ stdout }) => {
      const [first, second] = stdout.split('\n')
      return isReadyLine(first) && JSON.parse(second).reason === 'already-used'
    }),
    expectOf('import', runCommand('node', ['ready.mjs'], { cwd }), printsCode),
    expectOf('require', runCommand('node', ['ready.cjs'], { cwd }), printsCode),
  ])
  problems.push(await compileConsumers(cwd, code), await withoutNative(shop))
  const missing = ['node-hid', 'serialport'].filter(
    (name) => !existsSync(join(cwd, 'node_modules', name)),
  )
  problems.push(missing.map((name) => `the command comes without ${name}`))
  await shop.close()
  conclude(problems.flat(), 'installed, run and compiled outside the workspace')
})
