import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import type { Duplex } from 'node:stream'

/** A WebSocket client for text messages (RFC 6455, without extensions). Node 20 has none without a flag. */
export interface TextSocket {
  readonly messages: AsyncIterable<string>
  send: (text: string) => void
  close: () => void
}

export async function connectTextSocket(url: string): Promise<TextSocket> {
  const { socket, head } = await upgraded(url)
  return {
    messages: messagesIn(head, socket),
    send: (text) => void socket.write(frameOf(Buffer.from(text))),
    close: () => void socket.destroy(),
  }
}

function upgraded(url: string): Promise<{ readonly socket: Duplex; readonly head: Buffer }> {
  const headers = {
    ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
    'sec-websocket-key': randomBytes(16).toString('base64'),
  }
  return new Promise((resolve, reject) => {
    request(url.replace(/^ws/, 'http'), { headers })
      .on('upgrade', (_, socket, head) => resolve({ socket, head }))
      .on('response', ({ statusCode }) => reject(new Error(`No WebSocket: ${statusCode}.`)))
      .on('error', reject)
      .end()
  })
}

const lastTextFrame = 0x81
const isMasked = 0x80

/** A client masks what it sends; Firefox takes no mask of zeros. */
function frameOf(payload: Buffer): Buffer {
  const mask = randomBytes(4)
  const masked = payload.map((byte, place) => byte ^ mask[place % 4]!)
  return Buffer.concat([Buffer.of(lastTextFrame), lengthOf(payload), mask, masked])
}

/** A length must take the shortest of three forms. */
function lengthOf({ length }: Buffer): Buffer {
  if (length < 126) return Buffer.of(isMasked | length)
  const bytes = Buffer.alloc(length < 0x1_00_00 ? 3 : 9)
  bytes[0] = isMasked | (bytes.length === 3 ? 126 : 127)
  bytes.writeUIntBE(length, bytes.length === 3 ? 1 : 3, bytes.length === 3 ? 2 : 6)
  return bytes
}

async function* messagesIn(head: Buffer, chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  let bytes = head
  let parts: Buffer[] = []
  for await (const chunk of chunks) {
    bytes = Buffer.concat([bytes, chunk])
    for (let frame = frameIn(bytes); frame !== undefined; frame = frameIn(bytes)) {
      bytes = bytes.subarray(frame.end)
      if (frame.isControl) continue
      parts.push(frame.payload)
      if (!frame.isLast) continue
      yield Buffer.concat(parts).toString()
      parts = []
    }
  }
}

interface Frame {
  readonly isLast: boolean
  /** A ping, a pong or a close. */
  readonly isControl: boolean
  readonly payload: Buffer
  readonly end: number
}

/** @returns `undefined` while its bytes are not all there. */
function frameIn(bytes: Buffer): Frame | undefined {
  const [first, short] = bytes
  if (first === undefined || short === undefined) return undefined
  const start = short === 127 ? 10 : short === 126 ? 4 : 2
  if (bytes.length < start) return undefined
  const length =
    start === 2 ? short : start === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const end = start + length
  if (bytes.length < end) return undefined
  const payload = bytes.subarray(start, end)
  return { isLast: first >= 0x80, isControl: (first & 0x08) !== 0, payload, end }
}
