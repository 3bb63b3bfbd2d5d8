import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { basename } from 'node:path'
import { mustRun } from './run-command.mjs'

/**
 * A package registry on the loopback that has these tarballs and nothing else. With `npmrc` in the `.npmrc` of a folder, npm
 * installs our packages by name there, as after a release; all other packages still come from where they always do.
 *
 * @param {readonly { name: string, tarball: string }[]} packed
 */
export async function serveTarballs(packed) {
  const documents = new Map()
  const answer = async (request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const body = documents.get(path) ?? (files.has(path) && (await readFile(files.get(path))))
    response.writeHead(body ? 200 : 404, { 'cache-control': 'no-store' })
    response.end(body || undefined)
  }
  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${server.address().port}/`
  const files = new Map(packed.map(({ tarball }) => [`/${basename(tarball)}`, tarball]))
  for (const { name, tarball } of packed) {
    const { stdout } = await mustRun('tar', ['-xzOf', tarball, 'package/package.json'])
    const manifest = JSON.parse(stdout)
    const dist = { tarball: url + basename(tarball) }
    const versions = { [manifest.version]: { ...manifest, dist } }
    const document = { name, 'dist-tags': { latest: manifest.version }, versions }
    documents.set(`/${name}`, JSON.stringify(document))
  }
  return {
    npmrc: ['@paycode:registry=' + url, 'audit=false', 'fund=false', 'loglevel=error', ''].join(
      '\n',
    ),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
