// Informs the wallet pages on other devices that a code was used, as a payment system informs a phone. It receives
// fingerprints and amounts, never a code.

const path = '/receipts'
/** A receipt has at most this many characters. A longer body is refused. */
const maxCharacters = 1_000
const isReceipt = ({ fingerprint, fen }) =>
  /^[0-9a-f]{64}$/.test(fingerprint) && Number.isSafeInteger(fen) && fen > 0

/** A Vite plugin, for the dev server and the preview. */
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
  // A page of another origin needs a preflight for this type, and the server answers no preflight.
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
      if (text.length > maxCharacters) return undefined
    }
    const receipt = JSON.parse(text)
    return isReceipt(receipt) ? receipt : undefined
  } catch {
    return undefined
  }
}
