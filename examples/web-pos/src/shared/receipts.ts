// Informs the wallet page that its code was used. A real phone gets that from the payment system.
import { hmacFingerprinter } from '@paycode/core'
import { filter, fromEvent, map, merge, Observable } from 'rxjs'

/** The facts of a payment. The code is not among them, because it may be a real one. */
export interface Receipt {
  readonly fingerprint: string
  readonly fen: number
}

const channelName = 'paycode-demo-receipts'
/** The server passes receipts on to phones (server/receipts-relay.mjs). Without it, only this browser receives them. */
const relayPath = '/receipts'

// Both pages must compute the same fingerprint of a code. A public key is good enough for play money.
const key = new TextEncoder().encode('the web POS example of Paycode, not a secret')
const fingerprinter = hmacFingerprinter({ current: key })

export const fingerprintOf = (code: string): string => fingerprinter.fingerprints(code)[0] ?? ''

/** Sends a receipt to the wallet pages of this browser and of other devices. */
export function tellReceipt(receipt: Receipt): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(receipt)
  channel.close()
  fetch(relayPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(receipt),
  }).catch(() => {
    // Without a server to pass it on, a phone refreshes its code within the minute anyway.
  })
}

/** Receives receipts. One receipt may come twice, by both ways. */
export function receipts(): Observable<Receipt> {
  return merge(fromBrowser(), fromRelay()).pipe(filter(isReceipt))
}

function fromBrowser(): Observable<unknown> {
  return new Observable<unknown>((subscriber) => {
    const channel = new BroadcastChannel(channelName)
    subscriber.add(
      fromEvent<MessageEvent<unknown>>(channel, 'message')
        .pipe(map(({ data }) => data))
        .subscribe(subscriber),
    )
    return () => channel.close()
  })
}

function fromRelay(): Observable<unknown> {
  return new Observable<unknown>((subscriber) => {
    const events = new EventSource(relayPath)
    subscriber.add(
      fromEvent<MessageEvent<string>>(events, 'message')
        .pipe(map(({ data }): unknown => JSON.parse(data)))
        .subscribe(subscriber),
    )
    return () => events.close()
  })
}

const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' &&
  value !== null &&
  'fingerprint' in value &&
  typeof value.fingerprint === 'string' &&
  'fen' in value &&
  typeof value.fen === 'number'
