// Passes on which codes were used, to the wallet pages on other devices: what a payment system tells a phone.
// It gets fingerprints and amounts; no code comes here.

const path = '/receipts'
const mostBytes = 1_000
const isReceipt = ({ fingerprint, fen }) =>
  /^[0-9a-f]{64}$/.test(fingerprint) && Number.isSafeInteger(fen) && fen > 0

/** A plugin of Vite, for its dev server and its preview alike. */
export function receiptsRelay() {
  const attach = (server) => void server.middlewares.use(path, relay())
  return { name: 'receipts-relay', configureServer: attach, configurePreviewServer: attach }
}

function relay() {
  const listening = new Set()
  return (request, response) => {
    if (request.method === 'GET') listen(listening, request, response)
    else if (request.method === 'POST') void accept(listening, request, response)
    else response.writeHead(405).end()
  }
}

function listen(listening, request, response) {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
  })
  response.write(':\n\n')
  listening.add(response)
  request.on('close', () => listening.delete(response))
}

async function accept(listening, request, response) {
  response.writeHead(await statusFor(listening, request)).end()
}

async function statusFor(listening, request) {
  // A page of another origin cannot send this type without asking first, and nobody answers it.
  if (request.headers['content-type'] !== 'application/json') return 415
  const receipt = await receiptIn(request)
  if (!receipt) return 400
  const { fingerprint, fen } = receipt
  for (const one of listening) one.write(`data: ${JSON.stringify({ fingerprint, fen })}\n\n`)
  return 204
}

async function receiptIn(request) {
  let text = ''
  try {
    for await (const chunk of request) {
      text += chunk
      if (text.length > mostBytes) return undefined
    }
    const receipt = JSON.parse(text)
    return isReceipt(receipt) ? receipt : undefined
  } catch {
    return undefined
  }
}
