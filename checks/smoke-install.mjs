// The packages as a stranger has them: packed, installed by npm into an empty folder, and used.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { conclude } from './lib/conclude.mjs'
import { packAll } from './lib/pack.mjs'
import { root } from './lib/root.mjs'
import { mustRun, runCommand } from './lib/run-command.mjs'
import { inTemporaryFolder } from './lib/temporary-folder.mjs'
import { tool } from './lib/tool.mjs'

const code = '134579302432164181'
const consumer = join(root, 'checks/consumer')

async function install(folder) {
  const packed = await packAll(folder)
  const tarballs = Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`]))
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const home = join(folder, 'shop')
  await mkdir(home)
  await cp(consumer, home, { recursive: true })
  const manifest = {
    private: true,
    type: 'module',
    dependencies: { ...tarballs, rxjs: '^7.8.0' },
    devDependencies: { '@types/node': devDependencies['@types/node'] },
    // What one package asks of another is the tarball too, published or not.
    overrides: Object.fromEntries(packed.map(({ name }) => [name, `$${name}`])),
  }
  await writeFile(join(home, 'package.json'), JSON.stringify(manifest, null, 2))
  await mustRun('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: home })
  return home
}

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

await inTemporaryFolder(async (folder) => {
  const cwd = await install(folder)
  const printsCode = ({ stdout }) => stdout === `${code}\n`
  const isSilent = ({ output }) => output === ''
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
    expectOf(
      'types in Node',
      runCommand(tool('tsc'), ['-p', 'tsconfig.node.json'], { cwd }),
      isSilent,
    ),
    expectOf(
      'types in a browser',
      runCommand(tool('tsc'), ['-p', 'tsconfig.web.json'], { cwd }),
      isSilent,
    ),
  ])
  conclude(problems.flat(), 'installed, run and compiled outside the workspace')
})
