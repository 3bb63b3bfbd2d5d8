import { networkInterfaces } from 'node:os'

/** Where a phone on the same network finds this server: its addresses, without a port. */
export const addressesOfMachine = () =>
  Object.values(networkInterfaces())
    .flat()
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)

/** A plugin of Vite: tells the page on this machine the addresses under which a phone opens the wallet. */
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
