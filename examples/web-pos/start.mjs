// One command: builds and serves the pages, opens the till, and prints how a phone opens the wallet.
import { serveWebPos } from './serve-web-pos.mjs'
import { addressesOfMachine } from './server/phone-addresses.mjs'

const { PORT } = process.env
const served = await serveWebPos({
  open: hasBrowser(),
  ...(PORT !== undefined && { port: Number(PORT) }),
})
const phones = addressesOfMachine().map(
  (address) =>
    `\n               http://${address}:${served}/wallet.html   on a phone in the same network`,
)
console.log(`
  The till     http://localhost:${served}/
  The wallet   http://localhost:${served}/wallet.html   in a second window, on a second screen${phones.join('')}

  Browsers give a page the camera on localhost or by https only: the till runs on this machine, the wallet
  needs no camera and runs anywhere. A phone as the till: see examples/web-pos/README.md.
  Ctrl+C ends it.
`)

/** Whether a browser can be opened: not in CI, not on a machine without a screen, not with `BROWSER=none`. */
function hasBrowser() {
  const { CI, BROWSER, DISPLAY, WAYLAND_DISPLAY } = process.env
  if (CI || BROWSER === 'none') return false
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY)
}
