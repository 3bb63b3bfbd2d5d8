import { manualInput, memoryLedger, readyCodes, type Outcome, type ReadyCode } from '@paycode/core'
import { scannerInput } from '@paycode/core/adapter'
import { hidScanner } from '@paycode/hid/node'
import { electronWedge } from '@paycode/keyboard-wedge/electron'
import { lineInput } from '@paycode/keyboard-wedge/tty'
import { redisLedger } from '@paycode/ledger-redis'
import { sqliteLedger } from '@paycode/ledger-sqlite'
import { parseAuthCode } from '@paycode/parameters'
import { serialScanner } from '@paycode/serial/node'
import { simulatedScanner } from '@paycode/simulator'

const counter = manualInput()
const inputs = [counter, lineInput(process.stdin), simulatedScanner()]
const { outcomes$, arm } = readyCodes(inputs, { ledger: memoryLedger(), merchantRegion: 'HK' })

// A submit has a time-out of its own: the code's signal says nothing once the code is taken.
export const submit = (code: ReadyCode): Promise<Response> =>
  fetch('https://shop.example/pay', {
    method: 'POST',
    body: code.take(),
    signal: AbortSignal.timeout(10_000),
  })

outcomes$.subscribe((outcome: Outcome) => {
  console.log(outcome.status === 'ready' ? outcome.code.take() : outcome.reason)
  process.exit()
})
export const disarm: () => void = arm({ orderId: 'A-1' })

const verdict = parseAuthCode('134579302432164181')
export const issuer: 'mainland-china' | 'hong-kong' | undefined = verdict.ok
  ? verdict.issuer
  : undefined
if (false as boolean) {
  // @ts-expect-error an order is named
  arm({})
}
if (verdict.ok) counter.submit(verdict.value)

export const others = [
  ...[electronWedge, hidScanner, serialScanner, scannerInput],
  ...[redisLedger, sqliteLedger],
]
