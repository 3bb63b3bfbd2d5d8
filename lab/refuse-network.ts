import { once } from 'node:events'
import { createServer } from 'node:net'

export interface RefusedNetwork {
  /** What the browser is started with. */
  readonly args: readonly string[]
  /** The hosts that its pages wanted something of, this machine excepted. A whole address might hold a code. */
  readonly asked: readonly string[]
  close: () => Promise<void>
}

/** What Chromium asks for on its own, flags or not. */
const browsersOwn = new Set(['accounts.google.com', 'update.googleapis.com'])

/**
 * A browser started with these flags reaches nothing but this machine itself, whoever in it asks: a page, a worker, a
 * module, wasm. All else goes to a proxy, which notes it and hangs up.
 */
export async function refuseNetwork(): Promise<RefusedNetwork> {
  const asked: string[] = []
  const proxy = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (bytes) => {
      const host = hostOf(bytes.toString('latin1'))
      if (!browsersOwn.has(host)) asked.push(host)
      socket.destroy()
    })
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  return {
    args: [`--proxy-server=http://127.0.0.1:${address.port}`],
    asked,
    close: async () => {
      proxy.close()
      await once(proxy, 'close')
    },
  }
}

/** `CONNECT host:443 HTTP/1.1` or `GET http://host/… HTTP/1.1`. */
function hostOf(request: string): string {
  const [, host = 'no host'] = /^\w+ (?:\w+:\/\/)?([^\s:/]+)/.exec(request) ?? []
  return host
}
