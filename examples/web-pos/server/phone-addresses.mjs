import { networkInterfaces } from 'node:os'

/** This server's addresses for a phone on the same network, without a port. */
export const addressesOfMachine = () =>
  Object.values(networkInterfaces())
    .flat()
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/** A Vite plugin that gives the page on this machine the addresses at which a phone opens the wallet. */
export function phoneAddresses() {
  const attach = (server) =>
    void server.middlewares.use('/phone-addresses', (request, response) => {
      const { localPort } = request.socket
      const urls = addressesOfMachine().map(
        (address) => `http://${address}:${localPort}/wallet.html`,
      )
      response
        .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end(JSON.stringify(urls))
    })
  return { name: 'phone-addresses', configurePreviewServer: attach }
}
