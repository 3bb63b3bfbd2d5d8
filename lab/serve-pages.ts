import { once } from 'node:events'
import { createServer } from 'node:http'
import { extname } from 'node:path'

export type PageBody = string | Uint8Array

interface PageServer {
  /** Without a slash at its end. */
  readonly url: string
  /** Serves one more path, or another body at a known one. */
  put: (path: string, body: PageBody) => void
  close: () => Promise<void>
}

const types = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.wasm', 'application/wasm'],
])

/**
 * Serves these bodies by their paths, on a free port of this machine, each with these headers. A path without an ending is
 * HTML.
 */
export async function servePages(
  pages: Readonly<Record<string, PageBody>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<PageServer> {
  const bodies = new Map(Object.entries(pages))
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?')
    const body = bodies.get(path)
    const type = types.get(extname(path)) ?? 'text/html; charset=utf-8'
    response.writeHead(body === undefined ? 404 : 200, { ...headers, 'content-type': type })
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: urlOf(server.address()),
    put: (path, body) => void bodies.set(path, body),
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      // The browser keeps connections open for a next page, but no page follows.
      server.closeAllConnections()
      await closed
    },
  }
}

function urlOf(address: ReturnType<ReturnType<typeof createServer>['address']>): string {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}
