import { manualInput, memoryLedger, readyCodes, type ReadyCode } from '@paycode/core'
import { checkNotifyUrl } from '@paycode/parameters'
import { simulatedWallet } from '@paycode/simulator'

const { outcomes$ } = readyCodes([manualInput()], {
  gate: 'always-armed',
  ledger: memoryLedger(),
})

const submit = (code: ReadyCode<'always-armed'>): Promise<Response> =>
  fetch('/pay', { method: 'POST', body: code.take(), signal: AbortSignal.timeout(10_000) })

outcomes$.subscribe((outcome) => {
  if (outcome.status === 'ready') void submit(outcome.code)
})

const verdict = checkNotifyUrl(document.location.href)
export const reason: string | undefined = verdict.ok ? undefined : verdict.reason
export const wallet = simulatedWallet()
