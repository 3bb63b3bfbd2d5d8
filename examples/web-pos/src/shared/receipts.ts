// How the wallet page hears that its code was used, which a real phone hears from the payment system.
import { hmacFingerprinter } from '@paycode/core'
import { filter, fromEvent, map, merge, Observable } from 'rxjs'

/** What is told of a payment. Never the code: somebody may scan a real one. */
export interface Receipt {
  readonly fingerprint: string
  readonly fen: number
}

const channelName = 'paycode-demo-receipts'
/** The dev server passes receipts on to the phones (server/receipts-relay.mjs). Without it only this browser hears them. */
const relayPath = '/receipts'

// Both pages must give a code the same name; a key that everybody can read does for play money.
const key = new TextEncoder().encode('the web POS example of Paycode, not a secret')
const fingerprinter = hmacFingerprinter({ current: key })

export const fingerprintOf = (code: string): string => fingerprinter.fingerprints(code)[0] ?? ''

/** Tells the wallet pages of this browser, and those on other devices. */
export function tellReceipt(receipt: Receipt): void {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage(receipt)
  channel.close()
  fetch(relayPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(receipt),
  }).catch(() => {
    // Nobody to pass it on: a phone then refreshes its code within the minute.
  })
}

/** A receipt may come twice: by both ways. */
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
