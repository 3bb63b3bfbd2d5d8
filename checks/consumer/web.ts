import { camera } from '@paycode/camera'
import { manualInput, memoryLedger, readyCodes, type ReadyCode } from '@paycode/core'
import { webHidScanner } from '@paycode/hid/web'
import { keyboardWedge } from '@paycode/keyboard-wedge'
import { indexedDbLedger } from '@paycode/ledger-indexeddb'
import { checkNotifyUrl } from '@paycode/parameters'
import { webSerialScanner } from '@paycode/serial/web'
import { simulatedWallet } from '@paycode/simulator'

const inputs = [manualInput(), keyboardWedge(), camera(), webHidScanner(), webSerialScanner()]
const { outcomes$ } = readyCodes(inputs, { ledger: memoryLedger(), gate: 'always-armed' })

const submit = (code: ReadyCode<'always-armed'>): Promise<Response> =>
  fetch('/pay', { method: 'POST', body: code.take(), signal: AbortSignal.timeout(10_000) })

outcomes$.subscribe((outcome) => {
  if (outcome.status === 'ready') void submit(outcome.code)
})

const verdict = checkNotifyUrl(document.location.href)
export const reason: string | undefined = verdict.ok ? undefined : verdict.reason
export const others = [simulatedWallet, indexedDbLedger]
