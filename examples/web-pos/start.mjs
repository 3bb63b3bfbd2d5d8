// One command: builds what the pages need, serves them, opens the till, and says how a phone gets the wallet.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'
import { addressesOfMachine } from './server/phone-addresses.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const configFile = fileURLToPath(new URL('vite.config.js', import.meta.url))

const compiler = fileURLToPath(new URL('node_modules/typescript/bin/tsc', `file://${root}`))
const compiled = spawnSync(process.execPath, [compiler, '-b', 'tsconfig.build.json'], {
  ...{ cwd: root, stdio: 'inherit' },
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)
await build({ configFile, logLevel: 'warn' })

const port = process.env.PORT === undefined ? {} : { port: Number(process.env.PORT) }
const server = await preview({ configFile, logLevel: 'warn', preview: { ...port, open: hasBrowser() } })
const served = server.httpServer.address().port

const local = (page) => `http://localhost:${served}/${page}`
console.log(`
  The till     ${local('')}
  The wallet   ${local('wallet.html')}   in a second window, on a second screen
${addressesOfMachine()
  .map((address) => `               http://${address}:${served}/wallet.html   on a phone in the same network\n`)
  .join('')}
  Browsers give a page the camera on localhost or by https only: the till runs on this machine, the wallet
  needs no camera and runs anywhere. A phone as the till: see examples/web-pos/README.md.
  Ctrl+C ends it.
`)

/** Whether a browser could show up: not in CI, not on a machine without a screen. `BROWSER=none` says no as well. */
function hasBrowser() {
  const { CI, BROWSER, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (CI || BROWSER === 'none') return false
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}
