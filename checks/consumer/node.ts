import { manualInput, memoryLedger, readyCodes, type Outcome, type ReadyCode } from '@paycode/core'
import { lineInput } from '@paycode/keyboard-wedge/tty'
import { parseAuthCode } from '@paycode/parameters'
import { simulatedScanner } from '@paycode/simulator'

const ledger = memoryLedger()
const inputs = [manualInput(), lineInput(process.stdin), simulatedScanner()]
const { outcomes$, arm } = readyCodes(inputs, { ledger, merchantRegion: 'HK' })

// A submit has a time-out of its own: the code's signal says nothing once the code is taken.
const submit = (code: ReadyCode): Promise<Response> =>
  fetch('https://shop.example/pay', {
    method: 'POST',
    body: code.take(),
    signal: AbortSignal.timeout(10_000),
  })

outcomes$.subscribe((outcome: Outcome) => {
  if (outcome.status === 'ready') void submit(outcome.code)
})
export const disarm: () => void = arm({ orderId: 'A-1' })

const verdict = parseAuthCode('134579302432164181')
export const issuer: 'mainland-china' | 'hong-kong' | undefined = verdict.ok
  ? verdict.issuer
  : undefined
// @ts-expect-error an order is named
arm({})
